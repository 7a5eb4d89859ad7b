import type { SupportMessageEntry, SupportRequest } from '../account/support-request.ts';
import type { Policy } from '../policy/policy.ts';
import { dayMs } from '../time/durations.ts';
import type { Instant } from '../time/instant.ts';
import { changed, type SupportDecision } from './requests.ts';
import { boundedText, isEnded } from './steps.ts';

/** What somebody asks of the desk. */
export interface SupportSubmission
  extends Pick<SupportRequest, 'id' | 'kind' | 'email' | 'message' | 'dueAt'> {
  /** Absent where no account has this e-mail. */
  readonly userId?: string | undefined;
  /** Where it came from, hashed. */
  readonly network: string;
}

/** Of the 131,072 characters that a whole request may have. */
const mostMessageCharacters = 81_920;

/**
 * Opens a request, or adds what was written to the one that is open: somebody else's requests never
 * drop the owner's. The same submission twice changes nothing, as a task may be carried out twice.
 */
export function submitRequest(
  request: SupportRequest | undefined,
  submission: SupportSubmission,
  at: { readonly now: Instant; readonly policy: Policy },
): SupportDecision {
  if (request !== undefined && !isStale(request, at)) return addMessage(request, submission, at);
  const { id, kind, email, userId, message, dueAt, network } = submission;
  const { now } = at;
  const next: SupportRequest = {
    ...{ schema: 1, id, kind, email, state: 'open', message: boundedText(message), network },
    ...(userId !== undefined && { userId }),
    ...{ submittedAt: now, dueAt, evidence: [], approvals: [] },
    // Nobody has proven yet to be the owner.
    trail: [{ at: now, by: 'requester', action: 'submitted' }],
  };
  return changed(next, { type: 'support_requested', requestId: id });
}

/** Nobody sees the request of an unknown account any more that was open for so long. */
function isStale(
  { userId, submittedAt }: SupportRequest,
  { now, policy }: { readonly now: Instant; readonly policy: Policy },
): boolean {
  return userId === undefined && submittedAt <= now - policy.supportUnknownDays * dayMs;
}

function addMessage(
  request: SupportRequest,
  { id, message, network }: SupportSubmission,
  { now, policy }: { readonly now: Instant; readonly policy: Policy },
): SupportDecision {
  const { more = [] } = request;
  const isKnown = request.id === id || more.some((each) => each.id === id);
  if (isKnown || isEnded(request)) return { result: request };
  const entry: SupportMessageEntry = { id, at: now, text: boundedText(message), network };
  const isFromHere = (each: { readonly network?: string }) => each.network === network;
  const fromHere = [request, ...more].filter(isFromHere).length;
  const last = more.findLastIndex(isFromHere);
  const isFull = fromHere >= policy.supportMessagesPerNetwork && last >= 0;
  const kept = isFull ? more.toSpliced(last, 1) : more;
  return changed({ ...request, more: bounded([...kept, entry], policy) });
}

/** Whoever has written most loses their oldest first: nobody pushes out what others wrote. */
function bounded(
  messages: readonly SupportMessageEntry[],
  policy: Policy,
): readonly SupportMessageEntry[] {
  let kept = messages;
  while (
    kept.length > policy.supportMessagesPerRequest - 1 ||
    JSON.stringify(kept).length > mostMessageCharacters
  ) {
    const byNetwork = Map.groupBy(kept, ({ network }) => network);
    const [busiest] = [...byNetwork.values()].toSorted((one, other) => other.length - one.length);
    kept = kept.filter((each) => each !== busiest?.[0]);
  }
  return kept;
}
