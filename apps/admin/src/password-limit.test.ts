import { afterEach, describe, expect, it, vi } from 'vitest';
import { testEngines } from './data/testing/engines.ts';
import { passwordLimit } from './password-limit.ts';

const alice = { email: 'alice@example.test', address: '192.0.2.1' };
const right = async () => 'alice';
const wrong = async () => undefined;

afterEach(() => {
  vi.useRealTimers();
});

describe.each(await testEngines())('on $engine', ({ open }) => {
  it('looks at no password after ten wrong ones, however the e-mail is written', async () => {
    const limit = passwordLimit((await open()).limiter);
    for (let failures = 1; failures <= 10; failures += 1) {
      expect(await limit(alice, wrong)).toEqual({ wrong: true });
    }
    const check = vi.fn(right);

    const refused = await limit({ ...alice, email: ' ALICE@example.test' }, check);

    expect(refused).toEqual({ retryAfterSeconds: expect.toSatisfy((s) => s > 890 && s <= 900) });
    expect(check).not.toHaveBeenCalled();
  });

  it('gives ten verdicts on wrong passwords that are sent at once, and none on a right one after them', async () => {
    const limit = passwordLimit((await open()).limiter);
    const guesses = Array.from({ length: 100 }, () => limit(alice, wrong));

    const verdicts = await Promise.all([...guesses, limit(alice, right)]);

    expect(verdicts.filter((verdict) => 'wrong' in verdict)).toHaveLength(10);
    expect(verdicts.at(-1)).toHaveProperty('retryAfterSeconds');
  });

  it('counts for one account and network only, and not what was right', async () => {
    const limit = passwordLimit((await open()).limiter);
    await Promise.all(Array.from({ length: 64 }, () => limit(alice, right)));
    for (let failures = 1; failures <= 10; failures += 1) await limit(alice, wrong);

    expect(await limit({ ...alice, address: '192.0.2.2' }, right)).toEqual({ right: 'alice' });
    expect(await limit({ ...alice, email: 'bob@example.test' }, right)).toEqual({ right: 'alice' });
  });

  it('forgets after a quarter of an hour', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'setTimeout'] });
    const limit = passwordLimit((await open()).limiter);
    for (let failures = 1; failures <= 10; failures += 1) await limit(alice, wrong);

    vi.advanceTimersByTime(15 * 60 * 1000);

    expect(await limit(alice, right)).toEqual({ right: 'alice' });
  });
});
