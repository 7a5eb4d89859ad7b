import { describe, expect, it } from 'vitest';
import { type Account, type Authenticator, newAccount, type PendingEnrolment } from '../index.ts';
import { decodeAccount, encodeAccount } from './document.ts';

const authenticator: Authenticator = {
  ...{ id: 'a1', name: 'Example phone', sealedKey: '1.k.AAAA' },
  ...{ algorithm: 'SHA1', digits: 6, periodSeconds: 30 },
  ...{ lastStep: 7, addedAt: 1, lastUsedAt: 2 },
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
    ['lacks a part', { notice: undefined }],
    ['lacks a part', { frozenUntil: undefined }],
    ['lacks a part', { recoveryStarts: undefined }],
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
    ['lacks a counter of attempts', { attempts: undefined }],
    ['lacks a counter of attempts', { attempts: attempts({ password: undefined }) }],
    ['lacks a counter of attempts', { attempts: attempts({ code: { failures: '3' } }) }],
  ])('that %s is refused when written and when read: %j (C13)', (reason, change) => {
    const broken = { ...account, ...change } as Account;

    expect(causeOf(() => encodeAccount(broken))).toBe(`account document ${reason}`);
    expect(causeOf(() => decodeAccount('alice', JSON.stringify(broken)))).toBe(
      `account document ${reason}`,
    );
  });

  it.each([
    ['not JSON {"sealedKey":"1.k.AAAA"', 'is not JSON'],
    ['null', 'has a schema that this version does not know'],
    ['{}', 'has a schema that this version does not know'],
    [JSON.stringify({ ...account, schema: 3 }), 'has a schema that this version does not know'],
    [JSON.stringify({ ...account, userId: 'mallory' }), 'belongs to another user'],
  ])('as the text %s is refused without being quoted (C13, G1)', (text, reason) => {
    expect(causeOf(() => decodeAccount('alice', text))).toBe(`account document ${reason}`);
  });

  it('of schema 1 is lifted when it is read, with everything that was in it', () => {
    const { recovery, recoveryStarts, notice, frozenUntil, ...before } = account;
    const old = JSON.stringify({ ...before, schema: 1 });

    expect(decodeAccount('alice', old)).toEqual(account);
    expect([recovery, recoveryStarts, notice, frozenUntil]).toEqual([null, [], null, null]);
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
