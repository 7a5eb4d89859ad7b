import type { ContactKind, OtpAlgorithm, RecoveryProof } from '../contract/index.ts';
import { type Limit, withinLimit } from './limit.ts';
import { recoveryLimits } from './recovery-limits.ts';
import { refuseUnknownKeys } from './unknown-keys.ts';

/** Every number of the policy with its range and its reason: `docs/reference/limits.md` is made from it. */
export const limits = {
  digits: {
    default: 6,
    min: 6,
    max: 8,
    unit: 'digits',
    why: 'Digits of a code. Several authenticator apps show six whatever the QR code says.',
  },
  periodSeconds: {
    default: 30,
    min: 15,
    max: 60,
    unit: 'seconds',
    why: 'How long one code is shown (RFC 6238 section 5.2 recommends 30). Many apps know only 30.',
  },
  window: {
    default: 1,
    min: 0,
    max: 1,
    unit: 'steps',
    why: 'Steps before and after the current one whose codes are taken. Each more would add a third to the chance of a guess.',
  },
  sharedKeyBytes: {
    default: 20,
    min: 20,
    max: 64,
    unit: 'bytes',
    why: 'Length of a new shared key; RFC 4226 section 4 recommends 160 bits.',
  },
  enrolmentSeconds: {
    default: 600,
    min: 60,
    max: 600,
    unit: 'seconds',
    why: 'How long a shared key waits on screen for its activation.',
  },
  enrolmentsPerHour: {
    default: 30,
    min: 5,
    max: 1_000,
    unit: 'enrolments',
    why: 'Shared keys that one account may put on screen within an hour. Each is written down, so without a limit they would push everything else out of sight.',
  },
  activationAttempts: {
    default: 1,
    min: 1,
    max: 5,
    unit: 'attempts',
    why: 'Failed activations after which the shared key on screen is replaced.',
  },
  pendingLoginSeconds: {
    default: 600,
    min: 60,
    max: 600,
    unit: 'seconds',
    why: 'How long after the password the code may be given.',
  },
  freeFailures: {
    default: 4,
    min: 0,
    max: 4,
    unit: 'failures',
    why: 'Failures in a row that cost no waiting; the next one does. Two honest tabs fit in.',
  },
  firstWaitSeconds: {
    default: 30,
    min: 30,
    max: 900,
    unit: 'seconds',
    why: 'Waiting time after the first failure that costs one; each further failure doubles it.',
  },
  longestWaitSeconds: {
    default: 900,
    min: 30,
    max: 86_400,
    unit: 'seconds',
    why: 'The waiting time stops growing here, so that an owner under attack is not shut out for days.',
  },
  failureCap: {
    default: 100,
    min: 10,
    max: 100,
    unit: 'failures',
    why: 'Wrong codes in a row after which the authenticator is worthless until the owner proves anew who they are (NIST SP 800-63B-4 section 3.2.2).',
  },
  ...recoveryLimits,
  usersTimeoutSeconds: {
    default: 10,
    min: 1,
    max: 60,
    unit: 'seconds',
    why: 'How long a call to the `users` port may take before the request is refused as unavailable.',
  },
} as const satisfies Record<string, Limit>;

type Numbers = { readonly [name in keyof typeof limits]: number };

/**
 * The rules that an integrator may tune: a number for each name in {@link limits}, within its range, and
 * what stands here.
 */
export interface Policy extends Numbers {
  /** Hash of the HMAC. Anything but `SHA1` is ignored by several authenticator apps: wrong codes follow. */
  readonly algorithm: OtpAlgorithm;
  /** Contacts that must be verified before OTP can be set; they prove who asks when a phone is lost. */
  readonly requiredContacts: readonly ContactKind[];
  /**
   * What is asked for, and in which order, before OTP is turned off for somebody who lost the
   * authenticator. One `mail`, at most one `sms` after it, and a `captcha` before any of them or at
   * the end. The described default has one before the SMS, so that nobody can run up a bill.
   */
  readonly recoveryProofs: readonly RecoveryProof[];
  /** Whether the shared key can be shown again for one more device. */
  readonly canShowSharedKey: boolean;
  /** Beginnings of phone numbers that SMS go to, for example `+420`; empty: all. */
  readonly smsPrefixes: readonly string[];
}

const algorithms: readonly OtpAlgorithm[] = ['SHA1', 'SHA256', 'SHA512'];
const contactKinds: readonly ContactKind[] = ['email', 'phone'];
const defaultProofs: readonly RecoveryProof[] = ['mail', 'captcha', 'sms', 'captcha'];
const otherNames: readonly Exclude<keyof Policy, keyof Numbers>[] = [
  'algorithm',
  'requiredContacts',
  'recoveryProofs',
  'canShowSharedKey',
  'smsPrefixes',
];

/**
 * Fills in the defaults and refuses what is out of range.
 *
 * @throws TypeError for an unknown name or a wrong type, RangeError for a value out of range; each
 *   names the option, the value and what is allowed
 */
export function completePolicy(given: Partial<Policy> = {}): Policy {
  const known = [...Object.keys(limits), ...otherNames];
  refuseUnknownKeys('policy', given, known);
  const numbers = Object.fromEntries(
    Object.entries(limits).map(([name, limit]) => {
      return [name, withinLimit(`policy.${name}`, given[name as keyof Numbers], limit)];
    }),
  ) as unknown as Numbers; // the entries are those of `limits`, name by name
  if (numbers.longestWaitSeconds < numbers.firstWaitSeconds) {
    throw new RangeError('policy.longestWaitSeconds is below policy.firstWaitSeconds');
  }
  const algorithm = given.algorithm ?? 'SHA1';
  if (!algorithms.includes(algorithm)) {
    throw new RangeError(
      `policy.algorithm is ${String(algorithm)}; allowed: ${algorithms.join(', ')}`,
    );
  }
  const requiredContacts = [...(given.requiredContacts ?? contactKinds)];
  if (!requiredContacts.every((kind) => contactKinds.includes(kind))) {
    throw new RangeError(`policy.requiredContacts may hold only: ${contactKinds.join(', ')}`);
  }
  return Object.freeze({
    ...numbers,
    algorithm,
    requiredContacts: Object.freeze(requiredContacts),
    recoveryProofs: Object.freeze(completeProofs(given.recoveryProofs)),
    canShowSharedKey: given.canShowSharedKey ?? true,
    smsPrefixes: Object.freeze(completePrefixes(given.smsPrefixes)),
  });
}

function completeProofs(given: readonly RecoveryProof[] = defaultProofs): RecoveryProof[] {
  if (!/^(captcha )?mail ((captcha )?sms )?(captcha )?$/.test(given.map((p) => `${p} `).join(''))) {
    throw new RangeError(
      `policy.recoveryProofs is ${given.join(', ')}; allowed are mail, then at most one sms, with a captcha before each and at the end`,
    );
  }
  return [...given];
}

function completePrefixes(given: readonly string[] = []): string[] {
  const wrong = given.find((prefix) => !/^\+\d{1,14}$/.test(prefix));
  if (wrong !== undefined) {
    throw new RangeError(`policy.smsPrefixes holds "${wrong}"; allowed: a plus sign and digits`);
  }
  return [...given];
}
