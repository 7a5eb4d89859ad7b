import { afterEach, describe, expect, it } from 'vitest';
import { type ErrorCode, type ErrorDetails, KeyfobError } from '#contract';
import '../enrolment/key-screen.ts'; // there before the first test, not some time after it
import { FakeKeyfobClient } from '../testing/index.ts';
import { flows, sendFlow, showFlow } from './every-flow.ts';
import { mount, settled } from './mount.ts';

const words = (root: ShadowRoot) => (root.textContent ?? '').replace(/\s+/g, ' ');

afterEach(() => {
  document.body.replaceChildren();
  history.replaceState(null, '', location.pathname + location.search);
});

const refusals: readonly (readonly [ErrorCode, ErrorDetails, RegExp])[] = [
  ['too_many_attempts', { retryAfterSeconds: 45 }, /You can try again in 4\d seconds\./],
  ['too_many_attempts', { retryAfterSeconds: 172_800 }, /You can try again after .*\d{4}.*[AP]M\./],
  [
    'not_allowed',
    { reason: 'frozen', retryAfterSeconds: 7200 },
    /used the link “This was not me”.* Until .*\d{4}.*[AP]M nothing about OTP can be changed/,
  ],
  [
    'not_allowed',
    { reason: 'contact_changed', retryAfterSeconds: 600_000 },
    /contact details of this account were changed lately.* wait until .*\d{4}.*[AP]M\./,
  ],
  ['not_allowed', { reason: 'policy' }, /This is not offered here\./],
];

/** A log-in is never refused for a reason: it has a wait alone, and its page no words for the rest. */
const isLogin = (tag: string) => tag === 'keyfob-verification';

describe.each(flows)('%s', (tag, call) => {
  it.each(refusals.filter(([code]) => !isLogin(tag) || code !== 'not_allowed'))(
    'says why it must wait and for how long (%s %j)',
    async (code, details, said) => {
      const mounted = await showFlow(tag);
      mounted.client.script(call, new KeyfobError(code, details));

      await sendFlow(mounted);

      expect(words(mounted.root)).toMatch(said);
    },
  );

  it.skipIf(isLogin(tag))('sends people to support where only support can do it', async () => {
    const mounted = await showFlow(tag);
    mounted.client.script(call, new KeyfobError('not_allowed', { reason: 'support_only' }));

    await sendFlow(mounted);

    expect(words(mounted.root)).toMatch(
      /[Ss]upport can do (it|this),? once they know that it is you/,
    );
  });
});

describe('a wrong password that has to wait', () => {
  it.each(flows.slice(0, 3))('(%s) says the seconds', async (tag, call) => {
    const mounted = await showFlow(tag);
    mounted.client.script(call, new KeyfobError('wrong_password', { retryAfterSeconds: 30 }));

    await sendFlow(mounted);

    expect(words(mounted.root)).toContain('That password is not right.');
    expect(words(mounted.root)).toMatch(/You can try again in \d\d seconds\./);
  });
});

describe('what is refused before anything was sent', () => {
  it('says the time in the section', async () => {
    const client = new FakeKeyfobClient().script(
      'status',
      new KeyfobError('too_many_attempts', { retryAfterSeconds: 90 }),
    );
    const { alerts } = await mount('keyfob-account-security', { client });
    await settled();

    expect(alerts()).toContain('You can try again in 90 seconds.');
  });

  it.each([
    [{ retryAfterSeconds: 1800 }, 'You can try again in 30 minutes.'],
    [{ retryAfterSeconds: 90_000 }, 'You can try again after '],
  ])('says the time in place of a key (%j)', async (details, said) => {
    const error = new KeyfobError('too_many_attempts', details);
    const client = new FakeKeyfobClient().script('beginEnrolment', error);

    const { alerts } = await showFlow('keyfob-enrolment', client);

    expect(alerts()).toContain(said);
  });
});
