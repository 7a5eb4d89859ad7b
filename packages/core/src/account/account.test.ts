import { describe, expect, it } from 'vitest';
import { type Account, type Authenticator, newAccount, type PendingEnrolment } from '../index.ts';
import { decodeAccount, encodeAccount } from './document.ts';
import type { ProvingFlow } from './recovery-flow.ts';

const authenticator: Authenticator = {
  ...{ id: 'a1', name: 'Example phone', sealedKey: '1.k.AAAA' },
  ...{ algorithm: 'SHA1', digits: 6, periodSeconds: 30 },
  ...{ lastStep: 7, recentSteps: [5, 7], addedAt: 1, lastUsedAt: 2 },
};
const pending: PendingEnrolment = {
  ...{ id: 'p1', sealedKey: '1.k.BBBB', algorithm: 'SHA1', digits: 6, periodSeconds: 30 },
  ...{ failures: 0, expiresAt: 9 },
};
const account: Account = { ...newAccount('alice'), authenticators: [authenticator], pending };

function causeOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    expect(error).toMatchObject({ code: 'unavailable' });
    return String((error as { cause: Error }).cause.message);
  }
  return 'nothing was thrown';
}

describe('an account document', () => {
  it('reads back as it was written', () => {
    expect(decodeAccount('alice', encodeAccount(account))).toEqual(account);
    expect(decodeAccount('bob', encodeAccount(newAccount('bob')))).toEqual(newAccount('bob'));
  });

  const attempts = (change: object) => ({ ...account.attempts, ...change });
  it.each<[string, object]>([
    ['lacks a part', { authenticators: undefined }],
    ['lacks a part', { spentLogins: undefined }],
    ['lacks a part', { pending: undefined }],
    ['lacks a part', { recovery: undefined }],
    ['lacks a part', { frozenUntil: undefined }],
    ['lacks a part', { changedAt: undefined }],
    ['lacks a part', { contactsChange: undefined }],
    ['lacks a part', { recoveryStarts: undefined }],
    ['lacks a part', { notices: undefined }],
    ['lacks a part', { notices: {} }],
    ['lacks a part', { sessions: undefined }],
    ['lacks a part', { sessions: { endedAt: null } }],
    ['lacks a part', { sessions: { loggedOut: [] } }],
    ['lacks a part', { enrolments: undefined }],
    ['lacks a part', { enrolments: { since: 0, uses: 0.5 } }],
    ['lacks a part', { loginEpoch: undefined }],
    ['lacks a part', { loginEpoch: '1' }],
    ['has two authenticators of one id', { authenticators: [authenticator, authenticator] }],
    ['has two authenticators of one id', { pending: { ...pending, id: 'a1' } }],
    [
      'has an authenticator without a key',
      { authenticators: [{ ...authenticator, sealedKey: '' }] },
    ],
    [
      'has an authenticator without a key',
      { authenticators: [{ ...authenticator, sealedKey: 7 }] },
    ],
    ['has an authenticator without a key', { pending: { ...pending, sealedKey: '' } }],
    [
      'has an authenticator without its last step',
      { authenticators: [{ ...authenticator, lastStep: null }] },
    ],
    [
      'has an authenticator without its last step',
      { authenticators: [{ ...authenticator, recentSteps: undefined }] },
    ],
    ['lacks a counter of attempts', { attempts: undefined }],
    ['lacks a counter of attempts', { attempts: attempts({ password: undefined }) }],
    ['lacks a counter of attempts', { attempts: attempts({ code: { failures: '3' } }) }],
  ])('that %s is refused when written and when read: %j (C13)', (reason, change) => {
    const broken = { ...account, ...change } as Account;

    expect(causeOf(() => encodeAccount(broken))).toBe(`account document ${reason}`);
    const asSchema3 = JSON.stringify({ ...broken, schema: 3 });
    expect(causeOf(() => decodeAccount('alice', asSchema3))).toBe(`account document ${reason}`);
  });

  const kept = JSON.parse(encodeAccount(account));
  const [keptAuthenticator] = kept.authenticators;
  it.each<[string, object]>([
    ...Object.keys(kept)
      .filter((part) => !['schema', 'userId', 'attempts'].includes(part))
      .map((part): [string, object] => ['lacks a part', { [part]: undefined }]),
    ['lacks a counter of attempts', { attempts: undefined }],
    ['lacks a counter of attempts', { attempts: null }],
    ['lacks a part', { spentLogins: [null] }],
    ['lacks a part', { authenticators: [{ ...keptAuthenticator, stepsBack: undefined }] }],
    ['lacks a counter of attempts', { attempts: { code: null } }],
    ['lacks a counter of attempts', { attempts: { code: { failures: '3' } } }],
    [
      'has an authenticator without its last step',
      { authenticators: [{ ...keptAuthenticator, lastStep: undefined }] },
    ],
    [
      'has an authenticator without a key',
      { authenticators: [{ ...keptAuthenticator, sealedKey: undefined }] },
    ],
    ['has an authenticator without a key', { pending: { ...kept.pending, sealedKey: undefined } }],
  ])('of which something has vanished where it is kept %s: %j (C13)', (reason, change) => {
    const text = JSON.stringify({ ...kept, ...change });

    expect(causeOf(() => decodeAccount('alice', text))).toBe(`account document ${reason}`);
  });

  it('is kept without what nearly all have in common, and with everything else', () => {
    const blocked = { failures: 0, blockedUntil: 11 };
    const unusual: Account = {
      ...account,
      authenticators: [
        { ...authenticator, algorithm: 'SHA256', recentSteps: [9, 2, 7] },
        { ...authenticator, id: 'a2', digits: 8 },
        { ...authenticator, id: 'a3', periodSeconds: 60 },
      ],
      pending: { ...pending, digits: 7 },
      attempts: {
        code: { failures: 1, blockedUntil: null },
        password: blocked,
        activation: account.attempts.activation,
      },
      spentLogins: [{ id: 'l1', expiresAt: 12 }],
    };

    const { attempts, authenticators } = JSON.parse(encodeAccount(account));
    expect(attempts).toEqual({});
    expect(authenticators[0]).toEqual({
      ...{ id: 'a1', name: 'Example phone', sealedKey: '1.k.AAAA' },
      ...{ lastStep: 7, stepsBack: [2, 0], addedAt: 1, lastUsedAt: 2 },
    });
    expect(decodeAccount('alice', encodeAccount(unusual))).toEqual(unusual);
  });

  it.each([
    ['not JSON {"sealedKey":"1.k.AAAA"', 'is not JSON'],
    ['null', 'has a schema that this version does not know'],
    ['{}', 'has a schema that this version does not know'],
    [JSON.stringify({ ...account, schema: 5 }), 'has a schema that this version does not know'],
    [JSON.stringify({ ...account, schema: '4' }), 'has a schema that this version does not know'],
    [encodeAccount({ ...account, userId: 'mallory' }), 'belongs to another user'],
  ])('as the text %s is refused without being quoted (C13, G1)', (text, reason) => {
    expect(causeOf(() => decodeAccount('alice', text))).toBe(`account document ${reason}`);
  });

  it('has at most 16 kB', () => {
    const withName = (length: number) => ({
      ...account,
      authenticators: [{ ...authenticator, name: 'x'.repeat(length) }],
    });
    const rest = encodeAccount(withName(0)).length;

    expect(encodeAccount(withName(16_384 - rest))).toHaveLength(16_384);
    expect(causeOf(() => encodeAccount(withName(16_385 - rest)))).toBe(
      'account document is over 16384 characters',
    );
  });
});

describe('the fullest account document', () => {
  const at = 1_769_850_000_000;
  const uuid = '00000000-0000-4000-8000-000000000000';
  const hash = `${'k'.repeat(32)}.${'h'.repeat(43)}`;
  const sealedKey = `1.${'k'.repeat(32)}.${'A'.repeat(123)}`; // of 64 bytes
  const many = <T>(count: number, each: T) => Array.from({ length: count }, () => each);
  const secret = { messageId: `${uuid}:link:5`, hash, expiresAt: at, requestedAt: at, sends: 5 };
  const attempts = { failures: 100, blockedUntil: at };
  const full: Account = {
    ...newAccount('é'.repeat(255)),
    changedAt: at,
    authenticators: [
      {
        ...{ id: uuid, name: 'n'.repeat(64), sealedKey, algorithm: 'SHA512', digits: 8 },
        ...{ periodSeconds: 15, lastStep: at / 15_000, recentSteps: many(48, 118_000_000) },
        ...{ addedAt: at, lastUsedAt: at },
      },
    ],
    enrolments: { since: at, uses: 1000 },
    attempts: { code: attempts, password: attempts, activation: attempts },
    loginEpoch: 1_000_000,
    spentLogins: many(48, { id: uuid, expiresAt: at }),
    sessions: { endedAt: at, loggedOut: many(20, { id: 'x'.repeat(16), at }) },
    recovery: {
      ...{ phase: 'proving', id: uuid, stage: 'confirmed', expiresAt: at, contacts: hash },
      ...{
        factor: uuid,
        link: secret,
        sms: { ...secret, failures: 5 },
        smsGrant: { id: uuid, at },
      },
    },
    recoveryStarts: many(100, { at, network: 'n'.repeat(16), isConfirmed: false }),
    contactsChange: { given: at, heardAt: at },
    notices: many(8, { about: `${uuid}:waiting`, hash, expiresAt: at, hasFrozen: true }),
    frozenUntil: at,
  };

  it('fits into what a store keeps, so that nobody is shut out by what they did (C13)', () => {
    expect(encodeAccount(full).length).toBeLessThanOrEqual(16_384);
  });
});

describe('an account document of an older schema', () => {
  const { recentSteps: _, ...oldAuthenticator } = authenticator;
  /** Schema 1 as it was first released; it stands here so that nobody changes it there. */
  const schema1 = {
    ...{ schema: 1, userId: 'alice', authenticators: [oldAuthenticator], pending },
    attempts: {
      code: { failures: 3, blockedUntil: null },
      password: { failures: 5, blockedUntil: 11 },
      activation: { failures: 0, blockedUntil: null },
    },
    spentLogins: [{ id: 'l1', expiresAt: 12 }],
  };
  const notice = { about: 'flow-1:waiting', hash: 'k.hash', expiresAt: 13 };
  /** The same of schema 2. */
  const schema2 = {
    ...{ ...schema1, schema: 2, recovery: null, recoveryStarts: [14, 15], notice },
    frozenUntil: 16,
  };
  const lifted: Account = {
    ...newAccount('alice'),
    authenticators: [{ ...oldAuthenticator, recentSteps: [7] }],
    pending,
    attempts: schema1.attempts,
    spentLogins: schema1.spentLogins,
  };
  const read = (document: object) => decodeAccount('alice', JSON.stringify(document));

  /** The same of schema 3, in which nothing was left out. */
  const schema3 = {
    ...{ schema: 3, userId: 'alice', authenticators: [authenticator], pending },
    ...{ attempts: schema1.attempts, spentLogins: schema1.spentLogins },
    ...{ recovery: null, recoveryStarts: [], frozenUntil: 16, changedAt: 17, loginEpoch: 2 },
    ...{ enrolments: { since: 18, uses: 1 }, sessions: { endedAt: 19, loggedOut: [] } },
    ...{ contactsChange: null, notices: [notice] },
  };

  it('is lifted from schema 3 as it is', () => {
    expect(read(schema3)).toEqual({ ...schema3, schema: newAccount('alice').schema });
  });

  it('is lifted from schema 1 with everything in it; its last step stays spent (C4)', () => {
    expect(read(schema1)).toEqual(lifted);
  });

  it('is lifted from schema 2 with its starts, its freeze and the link of its notice', () => {
    expect(read(schema2)).toEqual({
      ...lifted,
      // What was begun then counts like one whose link was followed: no limit is loosened (R10).
      recoveryStarts: [14, 15].map((at) => ({ at, network: '', isConfirmed: true })),
      notices: [notice],
      frozenUntil: 16,
    });
    expect(read({ ...schema2, notice: null }).notices).toEqual([]);
  });

  it('is lifted from schema 2 in the middle of a recovery, which goes on', () => {
    const secret = { messageId: 'm', hash: 'k.h', expiresAt: 17, requestedAt: 10, sends: 1 };
    const recovery: ProvingFlow = {
      ...{ phase: 'proving', id: 'f', stage: 'texted', expiresAt: 18, contacts: 'c', factor: 'a1' },
      ...{ link: secret, sms: { ...secret, failures: 2 } },
    };

    expect(read({ ...schema2, recovery }).recovery).toEqual(recovery);
  });

  it.each<[string, object, readonly string[]]>([
    ['support, with its request', { by: 'support', requestId: 'request-1' }, ['request-1']],
    ['a cooling-off, with none', { by: 'recovery' }, []],
  ])('is lifted from schema 2 in a wait of %s: its end was told and stands (U1)', (_, of, ids) => {
    const recovery = { phase: 'waiting', id: 'flow-1', effectiveAt: 19, ...of };
    const { requestId: _id, ...kept } = { requestId: undefined, ...recovery };

    expect(read({ ...schema2, recovery }).recovery).toEqual({
      ...{ ...kept, requestIds: ids, since: 0, waitSeconds: 2_592_000 },
    });
  });

  it('is refused like any other when it is broken (C13)', () => {
    const broken = { ...schema2, attempts: { ...schema1.attempts, code: {} } };

    expect(causeOf(() => read(broken))).toBe('account document lacks a counter of attempts');
    expect(causeOf(() => read({ ...schema2, userId: 'bob' }))).toBe(
      'account document belongs to another user',
    );
    for (const part of ['authenticators', 'recoveryStarts'] as const) {
      expect(causeOf(() => read({ ...schema2, [part]: undefined }))).toBe(
        'account document lacks a part',
      );
    }
  });
});
