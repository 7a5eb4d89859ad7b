import { describe, expect, it, vi } from 'vitest';
import {
  type Account,
  createKeyfob,
  generateKeyRing,
  newAccount,
  parseKeyRing,
  type Store,
} from './index.ts';
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
  const breakages: [string, (store: Store) => Store][] = [
    [
      'the store cannot be reached',
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

  it.each(breakages)('when %s: no log-in, no change, one report', async (_, breakIt) => {
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
    expect(onFault).toHaveBeenCalledTimes(2);
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

  it('when the users port answers a password with something that is not true', async () => {
    const users = {
      ...memoryUsers({ alice: { password: trialPassword } }),
      verifyPassword: async () => 'yes' as unknown as boolean,
    };
    const trial = trialKeyfob({ users });
    const { uri } = await trial.keyfob.beginEnrolment(alice);
    expect(uri).toBeDefined();

    expect((await refusalOf(trial.keyfob.activate({ ...alice, input }))).code).toBe(
      'wrong_password',
    );
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

  it.each(['', 'x'.repeat(256), 'a\u0000b', '\ud800', 'keyfob:key-check', null, 7])(
    'when a user id is %j (S9)',
    async (userId) => {
      const { keyfob } = trialKeyfob({ onFault: () => {} });

      const refusal = await refusalOf(keyfob.beginLogin({ userId: userId as string }));

      expect(refusal.code).toBe('unavailable');
      expect(String(refusal.cause)).toContain('userId must be');
    },
  );

  it('when the label of a user has a colon: no QR picture that apps read differently (C10)', async () => {
    const users = memoryUsers({ alice: { password: trialPassword, label: 'a:b' } });
    const { keyfob } = trialKeyfob({ users, onFault: () => {} });

    expect((await refusalOf(keyfob.beginEnrolment(alice))).code).toBe('unavailable');
  });
});

describe('the check at start', () => {
  const options = { issuer: 'Example Host', users: memoryUsers({}), onFault: () => {} };

  it('accepts the ring that began, and a ring that was rotated since', async () => {
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
    prerequisites: { email: 'verified', phone: 'verified' },
  });
  expect(newAccount('alice').authenticators).toEqual([]);
});
