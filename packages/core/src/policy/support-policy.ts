import { type Limit, withinLimit } from './limit.ts';
import { refuseUnknownKeys } from './unknown-keys.ts';

/** Something that staff must see or do before they believe who asks. */
export interface EvidenceRule {
  /** 1 to 64 letters, digits, `-` and `_`; requests remember it. */
  readonly id: string;
  /** What staff read, 1 to 200 characters. */
  readonly label: string;
  /** Nobody can approve before this one is ticked off. */
  readonly isRequired: boolean;
}

/** How the support desk decides. */
export interface SupportPolicy {
  /** At least one of them is required: a request is never approved on its word alone. */
  readonly evidence: readonly EvidenceRule[];
  /** How many people must approve. */
  readonly approvals: number;
  /** How long after the last approval OTP stays on, so that the owner can object. */
  readonly waitSeconds: number;
  /** Working days within which a request is answered. */
  readonly dueWorkingDays: number;
}

/** Every number of the support policy with its range and its reason, as `limits` of the policy. */
export const supportLimits = {
  approvals: {
    default: 2,
    min: 1,
    max: 2,
    unit: 'people',
    why: 'People who must approve before support turns OTP off. With one, whoever talks a single person round owns the account.',
  },
  waitSeconds: {
    default: 86_400,
    min: 0,
    max: 2_592_000,
    unit: 'seconds',
    why: 'How long after the approval OTP stays on. The owner is told at once, and can keep it on until then.',
  },
  dueWorkingDays: {
    default: 1,
    min: 1,
    max: 30,
    unit: 'working days',
    why: 'How soon the desk has promised to answer.',
  },
} as const satisfies Record<string, Limit>;

/** Personal data is no evidence: whoever writes to the desk in the owner's name has read it too. */
const defaultEvidence: readonly EvidenceRule[] = [
  {
    id: 'identity_document',
    label: 'An identity document matches the account holder',
    isRequired: true,
  },
  {
    id: 'called_back',
    label: 'Called back on a number known before the request',
    isRequired: false,
  },
];

const mostEvidence = 20;
const longestLabel = 200;

/**
 * Fills in the defaults and refuses what is out of range.
 *
 * @throws TypeError for an unknown name or a wrong type, RangeError for a value out of range; each
 *   names the option, the value and what is allowed
 */
export function completeSupportPolicy(given: Partial<SupportPolicy> = {}): SupportPolicy {
  refuseUnknownKeys('support', given, ['evidence', ...Object.keys(supportLimits)]);
  return Object.freeze({
    evidence: completeEvidence(given.evidence ?? defaultEvidence),
    approvals: completeNumber(given, 'approvals'),
    waitSeconds: completeNumber(given, 'waitSeconds'),
    dueWorkingDays: completeNumber(given, 'dueWorkingDays'),
  });
}

function completeNumber(given: Partial<SupportPolicy>, name: keyof typeof supportLimits): number {
  return withinLimit(`support.${name}`, given[name], supportLimits[name]);
}

function completeEvidence(given: unknown): readonly EvidenceRule[] {
  if (!Array.isArray(given)) throw new TypeError('support.evidence is not a list');
  const rules = given.map(completeEvidenceRule);
  if (new Set(rules.map(({ id }) => id)).size !== rules.length) {
    throw new RangeError('support.evidence has two items with the same id');
  }
  if (rules.length > mostEvidence || !rules.some(({ isRequired }) => isRequired)) {
    throw new RangeError(
      `support.evidence has ${rules.length} items; allowed are up to ${mostEvidence}, at least one of them required`,
    );
  }
  return Object.freeze(rules);
}

function completeEvidenceRule(given: unknown, index: number): EvidenceRule {
  const name = `support.evidence[${index}]`;
  if (typeof given !== 'object' || given === null) throw new TypeError(`${name} is not an object`);
  refuseUnknownKeys(name, given, ['id', 'label', 'isRequired']);
  const { id, label, isRequired } = given as Partial<EvidenceRule>;
  if (typeof id !== 'string' || !/^[A-Za-z0-9_-]{1,64}$/.test(id)) {
    throw new RangeError(
      `${name}.id is ${String(id)}; allowed are 1 to 64 letters, digits, - and _`,
    );
  }
  if (typeof label !== 'string' || label.length === 0 || label.length > longestLabel) {
    throw new RangeError(`${name}.label must have 1 to ${longestLabel} characters`);
  }
  if (typeof isRequired !== 'boolean') {
    throw new TypeError(`${name}.isRequired is neither true nor false`);
  }
  return Object.freeze({ id, label, isRequired });
}
