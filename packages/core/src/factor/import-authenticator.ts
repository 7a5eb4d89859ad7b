import { type Account, type Authenticator, isOn } from '../account/account.ts';
import type { Circumstances, Decision } from '../account/decision.ts';
import { refuseFrozen } from '../account/freeze.ts';
import type { TotpParameters } from '../account/totp-parameters.ts';
import type { Policy } from '../policy/policy.ts';
import { clearFailures } from './attempts.ts';
import { type OperatorFacts, reset } from './enrolment.ts';
import { isKnownKey } from './known-keys.ts';
import { endSessions } from './sessions.ts';
import { stepAt } from './totp.ts';

/** What another system knows of an authenticator. */
export interface ForeignAuthenticator extends TotpParameters {
  /** The shared key, raw bytes: `fromBase32` reads it from text. */
  readonly key: Uint8Array;
}

const fewestKeyBytes = 16;
const mostKeyBytes = 64;

/**
 * Why an authenticator of another system cannot be taken over, as the end of a sentence about it, or undefined
 * when it can. It looks at no account.
 */
export function importProblem(
  { key, algorithm, digits, periodSeconds }: ForeignAuthenticator,
  policy: Policy,
): string | undefined {
  if (key.length < fewestKeyBytes) {
    const bits = key.length * 8;
    return `has a shared key of ${bits} bits; at least ${fewestKeyBytes * 8} are needed (RFC 4226 section 4)`;
  }
  if (key.length > mostKeyBytes) {
    return `has a shared key of ${key.length} bytes; at most ${mostKeyBytes} are taken`;
  }
  if (isKnownKey(key)) return 'has a shared key that is published as an example';
  if (!['SHA1', 'SHA256', 'SHA512'].includes(algorithm)) {
    return `has the algorithm ${algorithm}; allowed are SHA1, SHA256 and SHA512`;
  }
  if (!Number.isInteger(digits) || digits < 6 || digits > 8) {
    return `has codes of ${digits} digits; allowed are 6 to 8`;
  }
  // A longer one would also make the window longer in which a guess counts.
  if (periodSeconds !== policy.periodSeconds) {
    return `has a period of ${periodSeconds} seconds; the policy has ${policy.periodSeconds}`;
  }
  return undefined;
}

/** What is known of an import before the account is looked at. */
export interface ImportFacts extends OperatorFacts {
  readonly authenticator: Pick<Authenticator, 'id' | 'name' | 'sealedKey' | keyof TotpParameters>;
  /** Whether it takes the place of one that is on already. */
  readonly replaces: boolean;
}

/**
 * Turns OTP on with an authenticator that another system has set up. Every code that this one can have taken
 * until now counts as spent: it works no second time here (C4).
 */
export function importAuthenticator(
  account: Account,
  { authenticator, replaces, ...operator }: ImportFacts,
  circumstances: Circumstances,
): Decision<{ readonly authenticatorId: string }> {
  const { now, policy } = circumstances;
  const frozen = refuseFrozen(account, now);
  if (frozen) return { refuse: frozen };
  if (isOn(account) && !replaces) return { refuse: { code: 'already_enabled' } };
  const before = isOn(account) ? reset(account, operator, circumstances) : undefined;
  const off = before?.next ?? clearFailures(account, 'code', 'activation');
  const lastStep = stepAt(now, authenticator.periodSeconds) + policy.window;
  const { id: authenticatorId } = authenticator;
  return {
    next: {
      ...endSessions(off, now),
      authenticators: [
        { ...authenticator, lastStep, recentSteps: [lastStep], addedAt: now, lastUsedAt: now },
      ],
      pending: null,
    },
    events: [
      ...(before?.events ?? []),
      { type: 'imported', actor: operator.actor, authenticatorId },
    ],
    messages: before?.messages,
    result: { authenticatorId },
  };
}
