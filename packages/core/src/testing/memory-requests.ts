import type { SealedDecision } from '../account/decision.ts';
import type { AuditEvent } from '../account/events.ts';
import {
  decodeSupportRequest,
  encodeSupportRequest,
  type SupportRequest,
  supportSubject,
} from '../account/support-request.ts';
import { requestOrder } from '../ports/request-order.ts';
import type { SupportRequests, SweepAges } from '../ports/store.ts';
import { storeChecks } from '../ports/store-checks.ts';
import type { SealedMessage } from '../sealing/message.ts';
import type { Instant } from '../time/instant.ts';

/** Keeps what a decision has beside its document, or throws before it has kept anything. */
export type RecordChange = (
  change: {
    readonly events: readonly AuditEvent[];
    readonly messages?: readonly SealedMessage[] | undefined;
  },
  whose: { readonly userId: string | undefined; readonly now: Instant },
) => void;

interface MemoryRequests extends SupportRequests {
  forget(userId: string): void;
  sweep(ages: SweepAges): void;
}

/** The support requests of a memory store. */
export function memoryRequests(clock: () => Instant, record: RecordChange): MemoryRequests {
  const documents = new Map<string, string>();

  return {
    async update(id, decide) {
      return judge(load(id), { id, decide });
    },

    async updateOpen(subject, decide) {
      const open = all()
        .toSorted((one, other) => other.submittedAt - one.submittedAt)
        .find((request) => request.endedAt === undefined && supportSubject(request) === subject);
      return judge(open, { decide });
    },

    async list({ limit, after, unknownWithinSeconds, endedWithinSeconds }) {
      const now = clock();
      const endedSince = now - endedWithinSeconds * 1000;
      const unknownSince = now - unknownWithinSeconds * 1000;
      const from = requestOrder.fromCursor(after);
      const placed = all()
        .filter(({ endedAt, userId, submittedAt }) => {
          if (endedAt !== undefined) return endedAt > endedSince;
          return userId !== undefined || submittedAt > unknownSince;
        })
        .map((request) => ({ request, place: requestOrder.placeOf(request) }))
        .toSorted((one, other) => requestOrder.compare(one.place, other.place))
        .filter(({ place }) => from === undefined || requestOrder.compare(from, place) < 0);
      const page = placed.slice(0, limit);
      const last = page.at(-1);
      const isMore = placed.length > limit && last !== undefined;
      return {
        requests: page.map(({ request }) => request),
        ...(isMore && { next: requestOrder.toCursor(last.place) }),
        now,
      };
    },

    forget(userId) {
      for (const request of all()) if (request.userId === userId) documents.delete(request.id);
    },

    sweep({ endedRequests, unknownRequests }) {
      const now = clock();
      for (const { id, userId, submittedAt, endedAt } of all()) {
        const isOld = endedAt !== undefined && endedAt <= now - endedRequests * 1000;
        const isStale =
          endedAt === undefined &&
          userId === undefined &&
          submittedAt <= now - unknownRequests * 1000;
        if (isOld || isStale) documents.delete(id);
      }
    },
  };

  /** Without an id the decision may also bring a new request, in the place of the one that was found. */
  function judge<T>(
    found: SupportRequest | undefined,
    {
      id,
      decide,
    }: {
      id?: string;
      decide: (
        request: SupportRequest | undefined,
        now: Instant,
      ) => SealedDecision<T, SupportRequest>;
    },
  ): SealedDecision<T, SupportRequest> {
    const now = clock();
    const decision = decide(found, now);
    if ('next' in decision) {
      storeChecks.request(id ?? decision.next.id, decision.next);
      const text = encodeSupportRequest(decision.next);
      record(decision, { userId: decision.next.userId, now });
      documents.set(decision.next.id, text);
    }
    return decision;
  }

  function all(): SupportRequest[] {
    return [...documents].map(([id, text]) => decodeSupportRequest(id, text));
  }

  function load(id: string): SupportRequest | undefined {
    const text = documents.get(id);
    return text === undefined ? undefined : decodeSupportRequest(id, text);
  }
}
