import { describe, expect, it, vi } from 'vitest';
import { type Account, createKeyfob, generateKeyRing, newAccount, parseKeyRing } from './index.ts';
import type { Store } from './ports/store.ts';
import {
  memoryStore,
  memoryUsers,
  refusalOf,
  trialKeyfob,
  trialPassword,
} from './testing/index.ts';

const alice = { userId: 'alice' };
const input = { password: trialPassword, code: '123456' };

/** A store whose account of `alice` is changed behind Keyfob's back. */
function tamperedStore(store: Store, tamper: (account: Account) => Account): Store {
  return {
    ...store,
    update: (userId, decide) =>
      store.update(userId, (account, now) => decide(tamper(account), now)),
  };
}

describe('what is broken stays closed (C13)', () => {
  const away = 'the store cannot be reached';
  const breakages: [string, (store: Store) => Store][] = [
    [
      away,
      () => ({ ...memoryStore(), update: () => Promise.reject(new Error('connection refused')) }),
    ],
    [
      'the store answers with nothing',
      () => ({ ...memoryStore(), update: async () => undefined as never }),
    ],
    [
      'one character of the sealed key is changed',
      (store) =>
        tamperedStore(store, (account) => ({
          ...account,
          authenticators: account.authenticators.map((each) => ({
            ...each,
            sealedKey: each.sealedKey.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
          })),
        })),
    ],
    [
      'the sealed key of somebody else stands in the row',
      (store) =>
        tamperedStore(store, (account) => ({
          ...account,
          authenticators: account.authenticators.map((each) => ({ ...each, id: 'mallory' })),
        })),
    ],
    [
      'the sealed key is gone',
      (store) =>
        tamperedStore(store, (account) => ({
          ...account,
          authenticators: account.authenticators.map((each) => ({
            ...each,
            sealedKey: undefined as never,
          })),
        })),
    ],
  ];

  it.each(breakages)('when %s: no log-in, no change, one report', async (what, breakIt) => {
    const clock = () => Date.parse('2026-01-31T09:30:00Z');
    const healthy = memoryStore({ clock });
    const keys = parseKeyRing(generateKeyRing());
    const users = memoryUsers({ alice: { password: trialPassword } });
    const options = { issuer: 'Example Host', users, keys };
    const trial = trialKeyfob({ ...options, store: healthy });
    await trial.enrol();
    const pending = await trial.pendingLogin();
    const onFault = vi.fn();
    const keyfob = createKeyfob({ ...options, store: breakIt(healthy), onFault });

    const refusals = [
      await refusalOf(keyfob.verify({ pending, input: { code: '123456' } })),
      await refusalOf(keyfob.deactivate({ ...alice, input })),
    ];

    expect(refusals.map(({ code, status }) => [code, status])).toEqual(
      Array(2).fill(['unavailable', 503]),
    );
    expect(onFault).toHaveBeenCalledTimes(what === away ? 1 : 2); // an outage is one for all calls
    const types = (await trial.keyfob.events({ ...alice, limit: 10 })).map(({ type }) => type);
    expect(types).toEqual(['activated', 'enrolment_started']);
  });

  it('when the users port throws or hangs', async () => {
    vi.useFakeTimers();
    try {
      const hanging = {
        find: () => new Promise<never>(() => {}),
        verifyPassword: async () => true,
      };
      const { keyfob } = trialKeyfob({ users: hanging, onFault: () => {} });

      const refusal = refusalOf(keyfob.beginEnrolment(alice));
      await vi.advanceTimersByTimeAsync(10_000);

      expect((await refusal).code).toBe('unavailable');
      const throwing = { ...hanging, find: () => Promise.reject(new Error('no database')) };
      const other = trialKeyfob({ users: throwing, onFault: () => {} });
      expect((await refusalOf(other.keyfob.status(alice))).code).toBe('unavailable');
    } finally {
      vi.useRealTimers();
    }
  });

  it('even when the report itself fails (attack 37)', async () => {
    const store: Store = { ...memoryStore(), update: () => Promise.reject(new Error('down')) };
    const { keyfob } = trialKeyfob({
      store,
      onFault() {
        throw new Error('the log is full');
      },
    });

    expect((await refusalOf(keyfob.beginLogin(alice))).code).toBe('unavailable');
  });
});

describe('the check at start', () => {
  const options = { issuer: 'Example Host', users: memoryUsers({}), onFault: () => {} };

  it('accepts the ring that began, and one that was rotated since, once nothing needs the old key', async () => {
    const store = memoryStore();
    const first = generateKeyRing();
    const second = generateKeyRing();
    await createKeyfob({ ...options, store, keys: parseKeyRing(first) }).check();
    await createKeyfob({ ...options, store, keys: parseKeyRing(`${second},${first}`) }).check();

    await createKeyfob({ ...options, store, keys: parseKeyRing(second) }).check();
  });

  it('refuses another ring and says which key is missing (C13, attack 36)', async () => {
    const store = memoryStore();
    const first = generateKeyRing();
    await createKeyfob({ ...options, store, keys: parseKeyRing(first) }).check();
    const other = createKeyfob({ ...options, store, keys: parseKeyRing(generateKeyRing()) });

    const refusal = await refusalOf(other.check());

    expect(refusal.code).toBe('unavailable');
    expect(String(refusal.cause)).toContain(`no key "${first.split(':')[0]}"`);
  });

  it('refuses a ring whose key has the right id and the wrong bytes', async () => {
    const store = memoryStore();
    const [id] = generateKeyRing().split(':');
    const bytes = () => generateKeyRing().split(':')[1];
    await createKeyfob({ ...options, store, keys: parseKeyRing(`${id}:${bytes()}`) }).check();
    const other = createKeyfob({ ...options, store, keys: parseKeyRing(`${id}:${bytes()}`) });

    expect((await refusalOf(other.check())).code).toBe('unavailable');
  });
});

describe('a session', () => {
  it('needs the mark of this user in this very session once OTP is on (A1, A2)', async () => {
    const { keyfob, clock, enrol } = trialKeyfob();
    const session = { ...alice, sessionId: 's1' };
    expect(await keyfob.secondFactor({ ...session, mark: undefined })).toBe('not_needed');
    await enrol();
    const mark = { ...session, verifiedAt: clock() };

    const answers = await Promise.all(
      [
        mark,
        undefined,
        { ...mark, userId: 'bob' },
        { ...mark, sessionId: 's2' },
        { ...mark, verifiedAt: mark.verifiedAt - 3_600_000 },
      ].map((each) => keyfob.secondFactor({ ...session, mark: each })),
    );

    expect(answers).toEqual(['given', 'needed', 'needed', 'needed', 'needed']);
  });
});

describe('the audit log', () => {
  it('tells the whole story once, in order, with a bounded client (G2)', async () => {
    const { keyfob, clock, enrol, pendingLogin } = trialKeyfob();
    const authenticator = await enrol();
    const client = {
      address: '192.0.2.7',
      userAgent: `Example\r\n{"level":"info"}${'x'.repeat(5000)}`,
    };
    const pending = await pendingLogin();
    await refusalOf(
      keyfob.verify({ pending, input: { code: authenticator.wrongCodeAt(clock()) }, client }),
    );
    await keyfob.verify({ pending, input: { code: authenticator.codeAt(clock()) }, client });
    clock.advanceSeconds(30);
    const code = authenticator.codeAt(clock());
    await keyfob.deactivate({ ...alice, input: { password: trialPassword, code }, client });

    const events = await keyfob.events({ ...alice, limit: 100 });

    expect(events.toReversed().map(({ type }) => type)).toEqual([
      ...['enrolment_started', 'activated', 'code_refused', 'code_accepted'],
      ...['code_accepted', 'deactivated'],
    ]);
    expect(events[0]?.client?.address).toBe('192.0.2.7');
    expect(events[0]?.client?.userAgent).toMatch(/^Example\?\?\{"level":"info"\}x+$/);
    expect(events[0]?.client?.userAgent).toHaveLength(160);
  });

  it.each([0, 101, 1.5, Number.NaN, '10'])('refuses a page of %j events', async (limit) => {
    const { keyfob } = trialKeyfob();

    expect((await refusalOf(keyfob.events({ ...alice, limit: limit as number }))).code).toBe(
      'invalid_input',
    );
  });

  it('and every document hold no key, code or password (G1, attack 81)', async () => {
    const documents: string[] = [];
    const inner = memoryStore();
    const spying: Store = {
      ...inner,
      async update(userId, decide) {
        const decision = await inner.update(userId, decide);
        documents.push(JSON.stringify(decision));
        return decision;
      },
    };
    const { keyfob } = trialKeyfob({ store: spying });
    const { sharedKey } = await keyfob.beginEnrolment(alice);
    const refusal = await refusalOf(keyfob.activate({ ...alice, input }));
    const replaced = refusal.details.enrolment?.sharedKey ?? '';

    const text = documents.join();

    for (const secret of [sharedKey, replaced, trialPassword, '123456']) {
      expect(secret).not.toBe('');
      expect(text).not.toContain(secret);
    }
  });
});

it('knows an account that it never saw as one without a second factor', async () => {
  const { keyfob } = trialKeyfob();

  expect(await keyfob.status(alice)).toEqual({
    ...{ state: 'off', authenticators: [], recoveryCodesLeft: 0, missing: [] },
    ...{ account: 'alice@example.test', recovery: 'self_service', canShowSharedKey: true },
    recoveryProofs: ['mail', 'captcha', 'sms', 'captcha'],
    prerequisites: { email: 'verified', phone: 'verified' },
  });
  expect(newAccount('alice').authenticators).toEqual([]);
});

describe('the password', () => {
  it('is not even hashed while attempts are blocked, or for a malformed code (attack 93)', async () => {
    const verifyPassword = vi.fn(async () => false);
    const users = { ...memoryUsers({ alice: { password: trialPassword } }), verifyPassword };
    const { keyfob, clock } = trialKeyfob({ users });
    const activate = async (code: string) => {
      await keyfob.beginEnrolment(alice);
      return refusalOf(keyfob.activate({ ...alice, input: { password: 'wrong', code } }));
    };

    expect((await activate('1234567')).code).toBe('invalid_input');
    expect(verifyPassword).not.toHaveBeenCalled();
    for (let failures = 1; failures <= 5; failures += 1) await activate('123456');
    expect(verifyPassword).toHaveBeenCalledTimes(5);
    expect((await activate('123456')).code).toBe('too_many_attempts');
    expect((await refusalOf(keyfob.deactivate({ ...alice, input }))).code).toBe('not_enabled');
    expect(verifyPassword).toHaveBeenCalledTimes(5);
    clock.advanceSeconds(30);
    expect((await activate('123456')).code).toBe('wrong_password');
  });

  it('gets at most five verdicts of a hundred given at once (S2, L3)', async () => {
    const { keyfob, clock, enrol } = trialKeyfob();
    const code = (await enrol()).codeAt(clock());
    const guesses = Array.from({ length: 100 }, () =>
      refusalOf(keyfob.deactivate({ ...alice, input: { password: 'wrong', code } })),
    );

    const codes = (await Promise.all(guesses)).map((refusal) => refusal.code);

    expect(codes.filter((each) => each === 'wrong_password')).toHaveLength(5);
    expect(codes.filter((each) => each === 'too_many_attempts')).toHaveLength(95);
  });
});

describe('the fault that is reported', () => {
  it('is one line on standard error unless something else is said', async () => {
    const write = vi.spyOn(console, 'error').mockImplementation(() => {});
    const update = (reason: unknown) => () => Promise.reject(reason);
    const store = memoryStore();
    const keyfobWith = (reason: unknown) =>
      createKeyfob({
        ...{ issuer: 'Example Host', users: memoryUsers({}) },
        ...{ keys: parseKeyRing(generateKeyRing()), store: { ...store, update: update(reason) } },
      });

    await refusalOf(keyfobWith(new Error('disk on fire')).beginLogin(alice));
    await refusalOf(keyfobWith('just a text').beginLogin(alice));
    await refusalOf(keyfobWith(new Error('two\r\nlines\u2028and a \u0007bell')).beginLogin(alice));
    await refusalOf(keyfobWith(new Error('x'.repeat(5000))).beginLogin(alice));

    expect(write.mock.calls).toEqual([
      ['keyfob: unavailable: disk on fire'],
      ['keyfob: unavailable: no reason given'],
      ['keyfob: unavailable: two lines and a  bell'],
      [`keyfob: unavailable: ${'x'.repeat(1000)}`],
    ]);
    write.mockRestore();
  });

  it('tells how long the users port was waited for, and waits no longer and no shorter', async () => {
    vi.useFakeTimers();
    const onFault = vi.fn();
    const users = { find: () => new Promise<never>(() => {}), verifyPassword: async () => true };
    const { keyfob } = trialKeyfob({ users, onFault, policy: { usersTimeoutSeconds: 3 } });
    const call = keyfob.status(alice).catch(() => {});

    await vi.advanceTimersByTimeAsync(2_999);
    expect(onFault).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await call;

    expect(String(onFault.mock.calls[0]?.[0].cause)).toContain('did not answer in 3 s');
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  });

  it('leaves no timer behind when the users port answers', async () => {
    vi.useFakeTimers();
    await trialKeyfob().keyfob.status(alice);

    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  });
});

describe('what a call carries', () => {
  it('the client of a log-in, down to the event', async () => {
    const { keyfob, clock, enrol, pendingLogin } = trialKeyfob();
    const authenticator = await enrol();
    const client = { address: '192.0.2.7', userAgent: 'Example browser' };

    const code = authenticator.codeAt(clock());
    await keyfob.verify({ pending: await pendingLogin(), input: { code }, client });

    const [newest, ...older] = await keyfob.events({ ...alice, limit: 10 });
    expect(newest?.client).toEqual(client);
    expect(older.every((event) => event.client === undefined)).toBe(true);
  });

  it('the right user id for events, or an error', async () => {
    const { keyfob } = trialKeyfob({ onFault: () => {} });

    expect((await refusalOf(keyfob.events({ userId: '', limit: 1 }))).code).toBe('unavailable');
    expect((await refusalOf(keyfob.events({ ...alice, limit: 0 }))).details.fields).toEqual([
      { field: 'limit', reason: 'wrong_format' },
    ]);
    for (const before of [1.5, 1e300, Number.NaN]) {
      const refusal = await refusalOf(keyfob.events({ ...alice, limit: 1, before }));
      expect(refusal.details.fields).toEqual([{ field: 'before', reason: 'wrong_format' }]);
    }
  });

  it('a user id of up to 255 characters (S9)', async () => {
    const users = memoryUsers({ ['x'.repeat(255)]: { password: trialPassword, label: 'x' } });
    const { keyfob } = trialKeyfob({ users });

    await expect(keyfob.status({ userId: 'x'.repeat(255) })).resolves.toMatchObject({
      state: 'off',
    });
  });
});

it('a check that finds everything in order writes nothing', async () => {
  const writes: unknown[] = [];
  const inner = memoryStore();
  const store: Store = {
    ...inner,
    async update(userId, decide) {
      const decision = await inner.update(userId, decide);
      if ('next' in decision) writes.push(decision);
      return decision;
    },
  };
  const { keyfob } = trialKeyfob({ store });

  await keyfob.check();
  await keyfob.check();

  expect(writes).toHaveLength(1);
  expect(writes[0]).toMatchObject({ events: [] });
});
