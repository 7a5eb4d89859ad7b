/** The life of ring keys: what they seal is sealed anew, and what needs a lost one is told in numbers. */
import { describe, expect, it, vi } from 'vitest';
import type { Account } from '../account/account.ts';
import { generateKeyRing, type KeyfobOptions, parseKeyRing, ringKeyOf } from '../index.ts';
import type { Store } from '../ports/store.ts';
import { sealMessage } from '../sealing/sealed-message.ts';
import {
  fakeCaptcha,
  fakeMailer,
  fakeSmsSender,
  followLink,
  mailedToken,
  manualClock,
  memoryStore,
  memoryUsers,
  refusalOf,
  trialKeyfob,
  trialLinks,
  trialPassword,
  virtualAuthenticator,
} from '../testing/index.ts';

const alice = { userId: 'alice' };
const password = trialPassword;
const [oldRing, newRing] = [generateKeyRing(), generateKeyRing()];
const rotatedRing = `${newRing},${oldRing}`;
const idOf = (ring: string) => ring.split(':')[0] as string;
const names = ['alice', 'bob', 'carol', 'dave', 'erin'];

/** One set of data, opened with one key ring after the other. */
function data() {
  const clock = manualClock();
  const store = memoryStore({ clock });
  const users = memoryUsers(
    Object.fromEntries(
      names.map((name, index) => [
        name,
        { password, email: `${name}@example.test`, phone: `+42055500010${index}` },
      ]),
    ),
  );
  return {
    clock,
    store,
    under(ring: string, more: Partial<KeyfobOptions> = {}) {
      const onFault = vi.fn();
      const keys = parseKeyRing(ring);
      return { ...trialKeyfob({ clock, store, users, keys, onFault, ...more }), onFault };
    },
    async keyIds(userId = 'alice') {
      const account = await read(store, userId);
      const holders = [...account.authenticators, ...(account.pending ? [account.pending] : [])];
      return holders.map(({ sealedKey }) => ringKeyOf(sealedKey));
    },
  };
}

async function read(store: Store, userId: string): Promise<Account> {
  const decision = await store.update(userId, (account) => ({ result: account }));
  return 'result' in decision ? decision.result : expect.fail('refused');
}

/** Breaks the seal of a user's key, so that no ring opens it. */
async function breakSeal(store: Store, userId: string): Promise<void> {
  await store.update(userId, (account) => ({
    next: {
      ...account,
      authenticators: account.authenticators.map((each) => ({ ...each, id: 'another' })),
    },
    events: [],
    result: null,
  }));
}

const causesOf = (onFault: ReturnType<typeof vi.fn>) =>
  onFault.mock.calls.map(([fault]) => (fault.cause as Error).message);

describe('a key that is used', () => {
  it.each(['verify', 'stepUp', 'showSharedKey'] as const)(
    'by %s is sealed under the current ring key from then on (S3)',
    async (name) => {
      const { under, keyIds, clock } = data();
      const authenticator = await under(oldRing).enrol();
      const { keyfob, pendingLogin } = under(rotatedRing);
      const code = authenticator.codeAt(clock());
      expect(await keyIds()).toEqual([idOf(oldRing)]);

      if (name === 'verify')
        await keyfob.verify({ pending: await pendingLogin(), input: { code } });
      if (name === 'stepUp') await keyfob.stepUp({ ...alice, input: { code } });
      if (name === 'showSharedKey')
        await keyfob.showSharedKey({ ...alice, input: { password, code } });

      expect(await keyIds()).toEqual([idOf(newRing)]);
      clock.advanceSeconds(30);
      const alone = under(newRing); // the older key has left
      const input = { code: authenticator.codeAt(clock()) };
      await alone.keyfob.verify({ pending: await alone.pendingLogin(), input });
    },
  );

  it('by an activation, too: it was put on screen under the older one (S3)', async () => {
    const { under, keyIds, clock } = data();
    const { uri } = await under(oldRing).keyfob.beginEnrolment(alice);
    expect(await keyIds()).toEqual([idOf(oldRing)]);

    const input = { password, code: virtualAuthenticator(uri).codeAt(clock()) };
    await under(rotatedRing).keyfob.activate({ ...alice, input });

    expect(await keyIds()).toEqual([idOf(newRing)]);
  });

  it('by a wrong code stays as it was', async () => {
    const { under, keyIds, clock } = data();
    const authenticator = await under(oldRing).enrol();
    const { keyfob } = under(rotatedRing);

    const input = { code: authenticator.wrongCodeAt(clock()) };
    await refusalOf(keyfob.stepUp({ ...alice, input }));

    expect(await keyIds()).toEqual([idOf(oldRing)]);
  });

  it('attack 15: while the ring is rotated works for both, and no write is lost', async () => {
    const { under, clock, store } = data();
    const authenticator = await under(oldRing).enrol();
    const before = under(`${oldRing},${newRing}`); // a process that knows the new key, and uses the old one
    const after = under(rotatedRing);
    const codes = [authenticator.codeAt(clock()), authenticator.wrongCodeAt(clock())];
    const calls = Array.from({ length: 32 }, async (_, index) => {
      const { keyfob, pendingLogin } = index % 2 ? after : before;
      const input = { code: codes[index % 4 === 3 ? 1 : 0] as string };
      return keyfob.verify({ pending: await pendingLogin(), input }).then(
        () => 'in',
        (error) => error.code,
      );
    });

    const [, ...outcomes] = await Promise.all([after.keyfob.reseal(), ...calls]);

    expect(outcomes.filter((each) => each === 'in')).toHaveLength(1);
    expect(new Set(outcomes)).not.toContain('unavailable');
    expect((await after.keyfob.reseal()).left).toBe(0);
    const { lastStep } = (await read(store, 'alice')).authenticators[0] ?? {};
    expect(lastStep).toBe(Math.floor(clock() / 30_000)); // the reseal took nothing back
  });
});

describe('sealing anew', () => {
  async function five() {
    const all = data();
    const { enrol, deliver, keyfob } = all.under(oldRing);
    await keyfob.check();
    for (const name of names) await enrol(name);
    await deliver();
    return all;
  }

  it('takes all accounts, keys on screen and messages that wait; then the old key can go (S3)', async () => {
    const { under, keyIds } = await five();
    const before = under(oldRing);
    await before.keyfob.reset({ userId: 'erin', actor: 'operator' });
    await before.keyfob.beginEnrolment({ userId: 'erin' });
    const pending = await before.pendingLogin();
    await before.keyfob.beginRecovery({ pending, input: {} });

    const { keyfob } = under(rotatedRing);
    expect(await keyfob.reseal()).toEqual({ resealed: 8, left: 0 }); // five, the key check, a task and a mail
    expect(await keyfob.reseal()).toEqual({ resealed: 0, left: 0 });

    for (const name of names) expect(await keyIds(name)).toEqual([idOf(newRing)]);
    const alone = under(newRing);
    await alone.keyfob.check();
    await alone.deliver();
    expect(alone.onFault).not.toHaveBeenCalled();
    expect(alone.mail.sent.map(({ content }) => content.kind)).toEqual([
      'recovery_link',
      'otp_disabled',
    ]);
  });

  it('goes as far as it is told to, and can be called until nothing is left', async () => {
    const { under } = await five();
    const { keyfob } = under(rotatedRing);
    const steps = [];
    for (let calls = 1; calls <= 4; calls += 1) steps.push(await keyfob.reseal({ limit: 2 }));

    expect(steps).toEqual([
      ...[
        { resealed: 2, left: 4 },
        { resealed: 2, left: 2 },
      ],
      ...[
        { resealed: 2, left: 0 },
        { resealed: 0, left: 0 },
      ],
    ]);
  });

  it('counts accounts and messages together', async () => {
    const { under } = data();
    for (const name of ['alice', 'bob']) await under(oldRing).enrol(name); // and a mail to each
    const { keyfob } = under(rotatedRing);

    expect(await keyfob.reseal({ limit: 3 })).toEqual({ resealed: 3, left: 1 });
    expect(await keyfob.reseal({ limit: 3 })).toEqual({ resealed: 1, left: 0 });
  });

  it('reads page after page, and none once it has done what it was told to', async () => {
    const { under, store, clock } = data();
    const keys = parseKeyRing(oldRing);
    const content = { kind: 'support_rejected' } as const;
    const body = { channel: 'mail', to: 'alice@example.test', locale: 'en', content } as const;
    const messages = Array.from({ length: 250 }, (_, index) =>
      sealMessage(keys, { id: `m-${index}`, body, dropAt: clock() + 1000 }),
    );
    await store.update('alice', (next) => ({ next, events: [], messages, result: null }));
    const read = vi.fn(store.sealed.messages);
    const { keyfob } = under(rotatedRing, {
      store: { ...store, sealed: { ...store.sealed, messages: read } },
    });

    expect(await keyfob.reseal({ limit: 100 })).toEqual({ resealed: 100, left: 150 });
    expect(read).toHaveBeenCalledTimes(1);
    expect(await keyfob.reseal({ limit: 10_000 })).toEqual({ resealed: 150, left: 0 });
    expect(read).toHaveBeenCalledTimes(3);
  });

  it('passes over what cannot be opened, tells each of it, and still gets to all others', async () => {
    const { under, store, keyIds } = await five();
    for (const name of ['alice', 'bob', 'dave']) await breakSeal(store, name);
    const { keyfob, onFault } = under(rotatedRing);
    const steps = [];
    for (let calls = 1; calls <= 4; calls += 1) steps.push(await keyfob.reseal({ limit: 1 }));

    expect(steps).toEqual([
      ...[
        { resealed: 1, left: 5 },
        { resealed: 1, left: 4 },
      ],
      ...[
        { resealed: 1, left: 3 },
        { resealed: 0, left: 3 },
      ],
    ]);
    expect(await keyIds('carol')).toEqual([idOf(newRing)]);
    expect(await keyIds('erin')).toEqual([idOf(newRing)]);
    expect(await keyIds('alice')).toEqual([idOf(oldRing)]);
    expect(new Set(causesOf(onFault))).toEqual(
      new Set([`the seal of a shared key under ring key "${idOf(oldRing)}" is broken`]),
    );
    expect(onFault.mock.calls.length).toBeGreaterThanOrEqual(3);
  });

  it('passes over a message that cannot be opened, and over one that was sent meanwhile', async () => {
    const { under, store } = data();
    await under(oldRing).enrol('alice');
    await under(oldRing).enrol('bob');
    const [first] = (await store.sealed.messages({ otherThan: '', limit: 10 })).items;
    if (first) await store.sealed.replaceMessage(first, `1.${idOf(oldRing)}.${'A'.repeat(80)}`);
    const { keyfob, onFault } = under(rotatedRing);

    expect(await keyfob.reseal()).toEqual({ resealed: 3, left: 1 });
    expect(causesOf(onFault)).toEqual([
      `the seal of a message under ring key "${idOf(oldRing)}" is broken`,
    ]);
  });

  it('changes nothing but the seals: neither events nor what is on screen or used (S8)', async () => {
    const { under, store } = await five();
    const before = await read(store, 'alice');
    const events = await store.events('alice', { limit: 100 });

    await under(rotatedRing).keyfob.reseal();

    const { authenticators, ...rest } = await read(store, 'alice');
    expect({ ...rest, authenticators }).toEqual({
      ...before,
      changedAt: rest.changedAt,
      authenticators: before.authenticators.map((each, index) => ({
        ...each,
        sealedKey: authenticators[index]?.sealedKey,
      })),
    });
    expect(await store.events('alice', { limit: 100 })).toEqual(events);
  });

  it.each([0, -1, 1.5, 10_001, Number.NaN, '5', null])('refuses %j as a limit', async (limit) => {
    const { keyfob } = trialKeyfob({ onFault: () => {} });

    const { code, cause } = await refusalOf(keyfob.reseal({ limit: limit as number }));

    expect([code, (cause as Error).message]).toEqual([
      ...['unavailable', `reseal: limit is ${limit}; allowed are 1 to 10000`],
    ]);
    expect(cause).toBeInstanceOf(RangeError);
  });

  it.each([1, 10_000])('takes %i as a limit', async (limit) => {
    await expect(trialKeyfob().keyfob.reseal({ limit })).resolves.toEqual({ resealed: 0, left: 0 });
  });
});

describe('a ring that gets a new key', () => {
  it('gives nobody a fresh budget (P2)', async () => {
    const { under } = data();
    const policy = { supportPerAddressPerHour: 3 };
    const client = { address: '192.0.2.1' };
    const captcha = fakeCaptcha();
    const channels = { links: trialLinks, mail: fakeMailer(), sms: fakeSmsSender(), captcha };
    const ask = (ring: string) => {
      const { keyfob } = under(ring, { policy, recovery: channels });
      const solution = captcha.solve('support_request');
      const input = { email: 'alice@example.test', message: 'My phone is gone.' };
      return keyfob.requestSupport({ input: { ...input, captcha: solution }, client });
    };
    await ask(oldRing);
    await ask(`${oldRing},${newRing}`);
    await ask(rotatedRing);

    expect((await refusalOf(ask(rotatedRing))).code).toBe('delivery_limit');
    await ask(newRing); // the first request was counted under the key that is gone, the others were not
    expect((await refusalOf(ask(newRing))).code).toBe('delivery_limit');
  });

  it('takes no CAPTCHA twice (Q1)', async () => {
    const { under } = data();
    const input = { email: 'alice@example.test', message: 'My phone is gone.' };
    const captcha = fakeCaptcha();
    const channels = { links: trialLinks, mail: fakeMailer(), sms: fakeSmsSender(), captcha };
    const trials = [oldRing, rotatedRing].map((ring) => under(ring, { recovery: channels }));
    const solution = captcha.solve('support_request');
    const ask = ({ keyfob }: ReturnType<typeof under>) =>
      keyfob.requestSupport({ input: { ...input, captcha: solution } });
    await ask(trials[0] as ReturnType<typeof under>);

    const refusal = await refusalOf(ask(trials[1] as ReturnType<typeof under>));

    expect(refusal.code).toBe('captcha_failed');
  });
});

describe('the check at start', () => {
  it('is red while accounts or messages need a key that the ring lacks, and says how many (C13, attack 36)', async () => {
    const { under } = data();
    const before = under(oldRing);
    await before.keyfob.check();
    for (const name of ['alice', 'bob']) await before.enrol(name);

    const { keyfob } = under(newRing);

    const { code, cause } = await refusalOf(keyfob.check());
    expect([code, (cause as Error).message]).toEqual([
      'unavailable',
      // two users; two mails that OTP is on
      `the key ring has no key "${idOf(oldRing)}" (needed by 2 accounts and 2 messages); it has: ${idOf(newRing)}`,
    ]);
    await before.deliver();
    await under(rotatedRing).keyfob.reseal();
    await expect(keyfob.check()).resolves.toBeUndefined();
  });

  it('does not heal itself: green under both keys, red under the newer one alone (C13)', async () => {
    const { under, clock } = data();
    const authenticator = await under(oldRing).enrol();
    await under(oldRing).deliver();
    for (let starts = 1; starts <= 3; starts += 1) await under(rotatedRing).keyfob.check();

    const alone = under(newRing);

    expect((await refusalOf(alone.keyfob.check())).code).toBe('unavailable');
    const input = { code: authenticator.codeAt(clock()) };
    const pending = await alone.pendingLogin();
    expect((await refusalOf(alone.keyfob.verify({ pending, input }))).code).toBe('unavailable');
  });

  it('names every key that is missing, and every key that is there', async () => {
    const { under } = data();
    const [third, fourth] = [generateKeyRing(), generateKeyRing()];
    await under(oldRing).enrol('alice');
    await under(third).enrol('bob');
    await under(`${third},${oldRing}`).deliver();

    const { cause } = await refusalOf(under(`${newRing},${fourth}`).keyfob.check());

    const [one, other] = [idOf(oldRing), idOf(third)].sort();
    const needed = '(needed by 1 accounts and 0 messages)';
    expect((cause as Error).message).toBe(
      `the key ring has no key "${one}" ${needed}, "${other}" ${needed}; it has: ${idOf(newRing)}, ${idOf(fourth)}`,
    );
  });

  it('leaves the account of nobody behind, in the form of all others, and no event', async () => {
    const { under, store } = data();
    const nobody = 'keyfob:key-check';
    await under(oldRing).keyfob.check();
    const first = await read(store, nobody);
    await under(rotatedRing).keyfob.check();
    const second = await read(store, nobody);

    for (const [account, ring] of [[first, oldRing] as const, [second, newRing] as const]) {
      expect(account.authenticators).toEqual([
        {
          ...{ id: 'key-check', name: 'key check' },
          sealedKey: expect.stringContaining(`.${idOf(ring)}.`),
          ...{ algorithm: 'SHA1', digits: 6, periodSeconds: 30 },
          ...{ lastStep: Number.MAX_SAFE_INTEGER, recentSteps: [] }, // no code is ever right
          ...{ addedAt: 0, lastUsedAt: 0 },
        },
      ]);
    }
    expect(await store.events(nobody, { limit: 100 })).toEqual([]);
  });
});

describe('a key that has left the ring', () => {
  it('takes the links and codes with it that it was to know again: they are invalid, no fault', async () => {
    const { under, clock } = data();
    const before = under(oldRing);
    await before.enrol();
    const pending = await before.pendingLogin();
    await before.keyfob.beginRecovery({ pending, input: {} });
    await before.deliver();
    const recovery = { token: mailedToken(before, 'alice@example.test'), password };
    const notice = { token: mailedToken(before, 'alice@example.test', 'otp_enabled') };
    await under(rotatedRing).keyfob.reseal();
    const { keyfob, onFault } = under(newRing);

    const refusals = [
      await refusalOf(keyfob.openRecoveryLink({ input: recovery })),
      await refusalOf(keyfob.cancelRecovery({ input: notice })),
    ];

    expect(refusals.map(({ code }) => code)).toEqual(['link_invalid', 'link_invalid']);
    expect(onFault).not.toHaveBeenCalled();
    clock.advanceSeconds(1800);
    const again = await under(newRing).pendingLogin();
    await expect(keyfob.beginRecovery({ pending: again, input: {} })).resolves.toMatchObject({
      state: 'mailed',
    });
  });

  it('leaves a recovery under both keys as it was: its link, its contacts and its code go on (S3)', async () => {
    const { under } = data();
    const before = under(oldRing);
    await before.enrol();
    const recovering = await followLink(before, await before.pendingLogin());
    const after = under(rotatedRing);
    const { captcha, keyfob } = after;

    const input = { captcha: captcha.solve('recovery_sms') };
    expect((await keyfob.sendRecoverySms({ recovering, input })).state).toBe('texted');
  });
});
