import type { StaffMember, SupportRequest, TrailEntry } from '../account/support-request.ts';
import type { SupportState } from '../contract/index.ts';

/**
 * What can be done with a request. `approve` leaves it to a second person, `confirm` is the last
 * approval that is needed; `apply` and `cancel` tell what became of it in the account.
 */
export type SupportStep =
  | 'claim'
  | 'comment'
  | 'check'
  | 'approve'
  | 'confirm'
  | 'reject'
  | 'cancel'
  | 'apply';

const undecided = {
  comment: 'claimed',
  check: 'claimed',
  claim: 'claimed',
  approve: 'half_approved',
  confirm: 'waiting',
  reject: 'rejected',
  cancel: 'cancelled',
} as const;

/**
 * Every step there is, by the state it starts in, and the state it leads to. What is not in here
 * cannot be done. Once approved, the owner ends a request by the account's own rules; staff can take
 * an approval back only while nobody could be told of it (`permission.ts`).
 */
export const supportSteps: Readonly<
  Record<SupportState, Readonly<Partial<Record<SupportStep, SupportState>>>>
> = {
  open: { ...undecided, comment: 'open', check: 'open' },
  claimed: undecided,
  half_approved: {
    ...{ comment: 'half_approved', check: 'half_approved' },
    ...{ confirm: 'waiting', reject: 'rejected', cancel: 'cancelled' },
  },
  waiting: { comment: 'waiting', reject: 'rejected', cancel: 'cancelled', apply: 'done' },
  done: {},
  rejected: {},
  cancelled: {},
};

/** Whether nothing can happen to a request any more. */
export function isEnded({ state }: Pick<SupportRequest, 'state'>): boolean {
  return Object.keys(supportSteps[state]).length === 0;
}

/** Whether a request can take a step. */
export function canTake({ state }: SupportRequest, step: SupportStep): boolean {
  return supportSteps[state][step] !== undefined;
}

/** The request after a step that it can take, the trail included. */
export function takeStep(
  request: SupportRequest,
  step: SupportStep,
  entry: TrailEntry,
): SupportRequest {
  const state = supportSteps[request.state][step] as SupportState; // canTake has made sure
  const next = { ...request, state, trail: shortened([...request.trail, boundedEntry(entry)]) };
  return isEnded(next) ? { ...next, endedAt: entry.at } : next;
}

const longestTrail = 200;
/** Of the 131,072 characters that a whole request may have. */
const mostTrailCharacters = 40_960;
const longestName = 100;
const longestText = 2000;
/** So many claims and ticks fit beside a decision, whatever their texts are. */
const mostLasting = 60;

/** Whether the trail has no room for another entry that must stay, but for a decision. */
export function isTrailFull({ trail }: SupportRequest): boolean {
  return trail.filter(({ action }) => action !== 'commented').length >= mostLasting;
}

/** Who claimed a request, swore to evidence or decided stays, however many comments follow (U1). */
function shortened(trail: readonly TrailEntry[]): readonly TrailEntry[] {
  let kept = trail;
  while (kept.length > longestTrail || JSON.stringify(kept).length > mostTrailCharacters) {
    const oldest = kept.findIndex(({ action }) => action === 'commented');
    if (oldest < 0) break;
    kept = kept.toSpliced(oldest, 1);
  }
  return kept;
}

function boundedEntry(entry: TrailEntry): TrailEntry {
  return entry.text === undefined ? entry : { ...entry, text: boundedText(entry.text) };
}

/** Cuts a text to the 2,000 characters that a request keeps of one. */
export function boundedText(text: string): string {
  return text.slice(0, longestText).toWellFormed();
}

/** A member of staff as a request remembers them: bounded, and never mistaken for somebody else. */
export function signatureOf({ userId, name }: StaffMember): StaffMember {
  const plain = name
    .slice(0, longestName)
    .toWellFormed()
    .replaceAll(/\p{Cc}/gu, ' ')
    .trim();
  const isFree = plain !== '' && !['owner', 'requester', 'system'].includes(plain.toLowerCase());
  return { userId, name: isFree ? plain : userId };
}
