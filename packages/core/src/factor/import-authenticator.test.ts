import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Account, newAccount } from '../account/account.ts';
import type { Circumstances } from '../account/decision.ts';
import { completePolicy } from '../policy/policy.ts';
import { generateKeyRing, parseKeyRing } from '../sealing/key-ring.ts';
import { sealKey } from '../sealing/sealed-key.ts';
import {
  type ForeignAuthenticator,
  importAuthenticator,
  importProblem,
} from './import-authenticator.ts';
import { isKnownKey } from './known-keys.ts';
import { codeAtStep, fromBase32, stepAt, toBase32 } from './totp.ts';
import { checkCode } from './verification.ts';

const ring = parseKeyRing(generateKeyRing());
const policy = completePolicy();
const now = 1_770_000_000_000;
const at: Circumstances = { now, policy, ring };
const sha1 = { algorithm: 'SHA1', digits: 6, periodSeconds: 30 } as const;

const anyKey = fc
  .uint8Array({ minLength: 16, maxLength: 64 })
  .filter((key) => importProblem({ key, ...sha1 }, policy) === undefined);
const anyParameters = fc.record({
  algorithm: fc.constantFrom('SHA1' as const, 'SHA256' as const, 'SHA512' as const),
  digits: fc.integer({ min: 6, max: 8 }),
  periodSeconds: fc.constant(30),
});

function factsOf({ key, ...parameters }: ForeignAuthenticator) {
  const sealedKey = sealKey(ring, key, { userId: 'alice', authenticatorId: 'one' });
  const authenticator = { id: 'one', name: 'Phone', sealedKey, ...parameters };
  return { authenticator, actor: 'migration', replaces: false, announcedAs: undefined };
}

function imported(foreign: ForeignAuthenticator, account = newAccount('alice')): Account {
  const decision = importAuthenticator(account, factsOf(foreign), at);
  if (!('next' in decision)) throw new Error('nothing was imported');
  return decision.next;
}

describe('an imported authenticator', () => {
  it('takes no code that the other system may have taken before, at any time after (C4)', () => {
    fc.assert(
      fc.property(
        anyKey,
        anyParameters,
        fc.integer({ min: -3, max: policy.window }),
        fc.integer({ min: 0, max: 180 }),
        (key, parameters, offset, laterSeconds) => {
          const account = imported({ key, ...parameters });
          const code = codeAtStep(key, stepAt(now, 30) + offset, parameters);
          const later = { ...at, now: now + laterSeconds * 1000 };

          const decision = checkCode(account, { code, purpose: 'log_in' }, later);

          // By chance a fresh step may have the same code; then that one is taken, and burnt.
          const fresh = [0, 1, -1]
            .map((each) => stepAt(later.now, 30) + each)
            .filter((step) => step > stepAt(now, 30) + policy.window);
          const isFresh = fresh.some((step) => codeAtStep(key, step, parameters) === code);
          return isFresh || !('result' in decision);
        },
      ),
    );
  });

  it('takes the first code after that', () => {
    fc.assert(
      fc.property(anyKey, anyParameters, (key, parameters) => {
        const account = imported({ key, ...parameters });
        const step = stepAt(now, 30) + policy.window + 1;
        const code = codeAtStep(key, step, parameters);
        const later = { ...at, now: step * 30_000 };

        return 'result' in checkCode(account, { code, purpose: 'log_in' }, later);
      }),
    );
  });

  it('turns OTP on, ends what was signed in and stands in the log with who did it', () => {
    const decision = importAuthenticator(
      newAccount('alice'),
      factsOf({ key: Buffer.from('0123456789abcdef'), ...sha1 }),
      at,
    );

    const lastStep = stepAt(now, 30) + policy.window;
    expect(decision).toMatchObject({
      next: {
        authenticators: [{ id: 'one', name: 'Phone', lastStep, recentSteps: [lastStep] }],
        sessions: { endedAt: now },
      },
      events: [{ type: 'imported', actor: 'migration', authenticatorId: 'one' }],
      result: { authenticatorId: 'one' },
    });
  });

  it('leaves wrong passwords counted, and nothing else: who imports has proven no password (L5)', () => {
    const attempts = { failures: 7, blockedUntil: now + 1000 };
    const account = newAccount('alice');
    const tried = {
      ...account,
      attempts: { code: attempts, password: attempts, activation: attempts },
    };

    const next = imported({ key: Buffer.from('0123456789abcdef'), ...sha1 }, tried);

    const none = { failures: 0, blockedUntil: null };
    expect(next.attempts).toEqual({ code: none, password: attempts, activation: none });
  });

  it('leaves alone whoever has OTP on, unless it replaces', () => {
    const foreign = { key: Buffer.from('0123456789abcdef'), ...sha1 };
    const on = imported(foreign);
    const facts = factsOf({ ...foreign, key: Buffer.from('fedcba9876543210') });

    const kept = importAuthenticator(on, facts, at);
    const replaced = importAuthenticator(on, { ...facts, replaces: true, announcedAs: 'a' }, at);

    expect(kept).toEqual({ refuse: { code: 'already_enabled' } });
    expect(replaced).toMatchObject({
      next: { authenticators: [{ sealedKey: facts.authenticator.sealedKey }], loginEpoch: 1 },
      events: [{ type: 'reset', actor: 'migration' }, { type: 'imported' }],
      messages: [{ body: { content: { kind: 'announce' } } }],
    });
  });

  it('changes nothing while the owner has frozen the account', () => {
    const frozen = { ...newAccount('alice'), frozenUntil: now + 1000 };
    const facts = factsOf({ key: Buffer.from('0123456789abcdef'), ...sha1 });

    expect(importAuthenticator(frozen, facts, at)).toMatchObject({
      refuse: { code: 'not_allowed', reason: 'frozen' },
    });
  });
});

describe('what cannot be right', () => {
  it.each([
    [{ key: Buffer.alloc(10, 'abc') }, /80 bits; at least 128/],
    [{ key: Buffer.alloc(65, 'abc') }, /65 bytes; at most 64/],
    [{ key: fromBase32('JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP') }, /published as an example/],
    [{ key: Buffer.from('12345678901234567890') }, /published as an example/],
    [{ key: Buffer.alloc(20) }, /published as an example/],
    [{ digits: 5 }, /5 digits; allowed are 6 to 8/],
    [{ digits: 9 }, /9 digits; allowed are 6 to 8/],
    [{ digits: 6.5 }, /6.5 digits/],
    [{ algorithm: 'MD5' }, /algorithm MD5; allowed are SHA1/],
    [{ periodSeconds: 60 }, /period of 60 seconds; the policy has 30/],
  ])('is told: %j', (changes, problem) => {
    const right = { key: Buffer.from('0123456789abcdef'), ...sha1 };

    expect(importProblem(right, policy)).toBeUndefined();
    expect(importProblem({ ...right, ...changes } as ForeignAuthenticator, policy)).toMatch(
      problem,
    );
  });

  it.each([
    { algorithm: 'SHA256' },
    { algorithm: 'SHA512', digits: 8 },
    { digits: 7 },
    { key: Buffer.alloc(64, 'abc') },
  ])('is not what an authenticator may be: %j', (changes) => {
    const right = { key: Buffer.from('0123456789abcdef'), ...sha1 };

    expect(importProblem({ ...right, ...changes } as ForeignAuthenticator, policy)).toBeUndefined();
  });

  it('is every key of fewer than 128 bits', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 15 }), (key) =>
        Boolean(importProblem({ key, ...sha1 }, policy)),
      ),
    );
  });

  it('is a published key however it is written', () => {
    expect(isKnownKey(fromBase32('jbsw y3dp-ehpk 3pxp') ?? new Uint8Array())).toBe(true);
  });
});

describe('base32', () => {
  it('is read back as it was written, in any case and grouping', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 64 }),
        fc.boolean(),
        fc.constantFrom('', ' ', '-'),
        (key, isLower, between) => {
          const text = toBase32(key).replaceAll(/(.{4})/g, `$1${between}`);
          const read = fromBase32(isLower ? text.toLowerCase() : `${text}===`);

          expect(read && Buffer.from(read)).toEqual(Buffer.from(key));
        },
      ),
    );
  });

  it.each(['', '=', 'A', 'ABC', 'ABCDEF', 'ABCDEFG1', 'ABCD0EFG', 'ÁBCDEFGH', 'AB=CDEFG'])(
    'is not: %j',
    (text) => {
      expect(fromBase32(text)).toBeUndefined();
    },
  );
});
