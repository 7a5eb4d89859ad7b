/** What operators see of an account in each of its states. */
import type { Account } from '@keyfob/core';
import { sqliteInspector, sqliteStore } from '@keyfob/storage/sqlite';
import { beforeAll, describe, expect, it } from 'vitest';
import { runKeyfobHere as runKeyfob } from '../testing/run-keyfob.ts';
import { ringOf, sqliteFile, trialFolder } from '../testing/trial.ts';

const folder = trialFolder();
const keys = ringOf('first');
const hourMs = 3_600_000;
const none = { failures: 0, blockedUntil: null };
let file = '';

beforeAll(async () => {
  file = await sqliteFile(folder, 'states.sqlite', { keys });
});

/** The account of alice with these changes, by the clock of the database. */
async function become(changes: (account: Account, now: number) => Partial<Account>) {
  const store = sqliteStore({ file });
  await store.update('alice', (account, now) => ({
    ...{ next: { ...account, ...changes(account, now) }, events: [], messages: [] },
    result: undefined,
  }));
  store.close();
}

async function shown() {
  const words = ['user', 'show', 'alice', '-d', file];
  const text = await runKeyfob(words, { folder });
  const json = await runKeyfob([...words, '--json'], { folder });
  expect([text.exitCode, json.exitCode]).toEqual([0, 0]);
  return { text: text.stdout, json: json.json() };
}

const moment = /\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC/;
const line = (name: string, rest: string) => new RegExp(`^${name} +${rest}$`, 'm');

describe('user show tells of', () => {
  it('an authenticator when it was added and used, and an account that is well', async () => {
    await become(() => ({}));

    const { text, json } = await shown();

    const times = `since ${moment.source}, used ${moment.source}`;
    expect(text).toMatch(line('user', 'alice'));
    expect(text).toMatch(line('authenticator', `Authenticator: 6 digits, SHA1, 30 s; ${times}`));
    expect(text).toMatch(line('wrong code', '0 failures'));
    expect(text).toMatch(line('wrong password', '0 failures'));
    expect(text).toMatch(line('wrong activation', '0 failures'));
    expect(text).toMatch(line('requests', '0 open, 0 ended'));
    expect(text).not.toMatch(/frozen|recovery|note|waits/);
    const [{ addedAt, lastUsedAt } = {}] = json.authenticators as Record<string, string>[];
    expect([addedAt, lastUsedAt]).toEqual([
      ...[expect.stringMatching(/^\d{4}-.*Z$/), expect.stringMatching(/^\d{4}-.*Z$/)],
    ]);
    expect(json).toMatchObject({ isKept: true, frozenUntil: null, recovery: null });
  });

  it('failures and waits, as long as they last', async () => {
    await become((_, now) => ({
      attempts: {
        code: { failures: 1, blockedUntil: now + 60_000 },
        password: { failures: 7, blockedUntil: now - 60_000 },
        activation: none,
      },
    }));

    const { text, json } = await shown();

    expect(text).toMatch(line('wrong code', '1 failure, waits (60|[345]\\d) s'));
    expect(text).toMatch(line('wrong password', '7 failures'));
    expect(json.attempts).toMatchObject({ password: { failures: 7, waitSeconds: 0 } });
    await become(() => ({ attempts: { code: none, password: none, activation: none } }));
  });

  it('a shared key on screen, as long as it may be activated', async () => {
    const held: Partial<Account> = {};
    await become((account, now) => {
      const [one] = account.authenticators;
      if (one === undefined) throw new Error('there is no authenticator');
      Object.assign(held, { authenticators: account.authenticators });
      const { sealedKey, id, algorithm, digits, periodSeconds } = one;
      const expiresAt = now + hourMs;
      const pending = { sealedKey, id, algorithm, digits, periodSeconds, failures: 0, expiresAt };
      return { authenticators: [], pending };
    });
    const open = await shown();
    await become(({ pending }, now) => ({ pending: pending && { ...pending, expiresAt: now } }));
    const over = await shown();

    expect([open.json.state, over.json.state]).toEqual(['pending', 'off']);
    expect(open.text).toMatch(line('OTP', 'pending'));
    await become(() => ({ ...held, pending: null }));
  });

  it('an owner who has objected, as long as it counts', async () => {
    await become((_, now) => ({ frozenUntil: now + hourMs }));
    const frozen = await shown();
    await become((_, now) => ({ frozenUntil: now }));
    const over = await shown();

    expect(frozen.text).toMatch(line('frozen until', moment.source));
    expect(frozen.json.frozenUntil).toMatch(/^\d{4}-.*Z$/);
    expect(over.json.frozenUntil).toBeNull();
    await become(() => ({ frozenUntil: null }));
  });

  it('a recovery that is being proven, as long as it may be', async () => {
    const link = { messageId: 'm', hash: null, expiresAt: null, requestedAt: 0, sends: 1 };
    const flow = { phase: 'proving', id: 'f', stage: 'mailed', contacts: '', factor: '' } as const;
    await become((_, now) => ({ recovery: { ...flow, link, sms: null, expiresAt: now + hourMs } }));
    const open = await shown();
    await become((_, now) => ({ recovery: { ...flow, link, sms: null, expiresAt: now } }));
    const over = await shown();

    expect(open.text).toMatch(line('recovery', `open until ${moment.source}`));
    expect(open.json.recovery).toEqual({
      ...{ phase: 'proving', expiresAt: expect.stringMatching(/^\d{4}-.*Z$/) },
    });
    expect(over.json.recovery).toBeNull();
  });

  it('a recovery that is granted, and when OTP goes off by it', async () => {
    const flow = { phase: 'waiting', id: 'f', by: 'support', requestIds: [] } as const;
    await become((_, since) => ({
      recovery: { ...flow, since, waitSeconds: 9, effectiveAt: since + hourMs },
    }));
    const told = await shown();
    await become((_, since) => ({
      recovery: { ...flow, since, waitSeconds: 9, effectiveAt: null },
    }));
    const untold = await shown();
    const stats = await runKeyfob(['stats', '--scan', '-d', file], { folder });

    expect(told.text).toMatch(line('recovery', `OTP goes off ${moment.source}, by support`));
    expect(told.json.recovery).toMatchObject({ phase: 'waiting', by: 'support' });
    expect(untold.text).toMatch(
      line('recovery', 'OTP goes off once the owner is told, by support'),
    );
    expect(untold.json.recovery).toMatchObject({ effectiveAt: null });
    expect(stats.stdout).toMatch(/OTP on +1\nrecoveries open +1\n/);
    await become(() => ({ recovery: null }));
  });
});

it('user disable takes a shared key off the screen, too', async () => {
  await become((account, now) => {
    const [one] = account.authenticators;
    if (one === undefined) throw new Error('there is no authenticator');
    const { sealedKey, id, algorithm, digits, periodSeconds } = one;
    const parameters = { id, algorithm, digits, periodSeconds };
    const pending = { sealedKey, ...parameters, failures: 0, expiresAt: now + hourMs };
    return { authenticators: [], pending };
  });
  const words = ['user', 'disable', 'alice', '--actor', 'Eve', '--reason', 'asked', '-d', file];
  const pendingNow = async () => {
    const inspector = sqliteInspector({ file });
    const { pending } = await inspector.account('alice');
    inspector.close();
    return pending;
  };

  const wrongRing = await runKeyfob(words, { folder, env: { KEYFOB_KEYS: ringOf('first') } });
  const kept = await pendingNow();
  const ended = await runKeyfob([...words, '--json'], { folder, env: { KEYFOB_KEYS: keys } });
  const again = await runKeyfob(words, { folder, env: { KEYFOB_KEYS: keys } });

  expect([wrongRing.exitCode, kept === null]).toEqual([3, false]);
  expect(ended.json()).toEqual({ userId: 'alice', wasOn: false, done: true });
  expect(await pendingNow()).toBeNull();
  expect(again.stdout).toBe('alice: OTP is off already\n');
});
