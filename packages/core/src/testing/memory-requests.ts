import type { AuditEvent } from '../account/events.ts';
import {
  decodeSupportRequest,
  encodeSupportRequest,
  type SupportRequest,
} from '../account/support-request.ts';
import type { SupportRequests } from '../ports/store.ts';
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

/** The support requests of a memory store. */
export function memoryRequests(clock: () => Instant, record: RecordChange): SupportRequests {
  const documents = new Map<string, string>();

  return {
    async update(id, decide) {
      const now = clock();
      const decision = decide(load(id), now);
      if ('next' in decision) {
        storeChecks.request(id, decision.next);
        const text = encodeSupportRequest(decision.next);
        record(decision, { userId: decision.next.userId, now });
        documents.set(id, text);
      }
      return decision;
    },

    async list({ limit, endedWithinSeconds }) {
      const now = clock();
      const since = now - endedWithinSeconds * 1000;
      const all = [...documents].map(([id, text]) => decodeSupportRequest(id, text));
      const open = all.filter(({ endedAt }) => endedAt === undefined);
      const ended = all.filter(({ endedAt }) => endedAt !== undefined && endedAt > since);
      const requests = [
        ...open.toSorted((one, other) => one.dueAt - other.dueAt),
        ...ended.toSorted((one, other) => (other.endedAt ?? 0) - (one.endedAt ?? 0)),
      ];
      return { requests: requests.slice(0, limit), now };
    },
  };

  function load(id: string): SupportRequest | undefined {
    const text = documents.get(id);
    return text === undefined ? undefined : decodeSupportRequest(id, text);
  }
}
