import { type Account, newAccount } from '../account/account.ts';
import { decodeAccount, encodeAccount } from '../account/document.ts';
import type { StoredEvent } from '../account/events.ts';
import type { Store } from '../ports/store.ts';
import type { Instant } from '../time/instant.ts';
import { memoryBudgets } from './memory-budgets.ts';
import { memoryOutbox } from './memory-outbox.ts';
import { memoryRequests, type RecordChange } from './memory-requests.ts';

/**
 * A store that forgets everything with the process: for tests and trials. It keeps documents as text,
 * like a database, so nothing can be changed behind its back.
 */
export function memoryStore({ clock = Date.now }: { clock?: () => Instant } = {}): Store {
  const documents = new Map<string, string>();
  const events: StoredEvent[] = [];
  const outbox = memoryOutbox(clock);

  const record: RecordChange = (change, { userId, now }) => {
    outbox.put(change.messages ?? [], { userId: userId ?? '', now });
    if (userId === undefined) return;
    for (const event of change.events) {
      events.push({ ...event, id: events.length + 1, userId, at: now });
    }
  };

  return {
    async update(userId, decide) {
      const now = clock();
      const decision = decide(load(userId), now);
      if ('next' in decision) {
        if (decision.next.userId !== userId) throw new Error('the account is of another user');
        const text = encodeAccount(decision.next);
        record(decision, { userId, now });
        documents.set(userId, text);
      }
      return decision;
    },

    async events(userId, { limit, before = Number.POSITIVE_INFINITY }) {
      return events
        .filter((event) => event.userId === userId && event.id < before)
        .toReversed()
        .slice(0, limit);
    },

    ...memoryBudgets(clock),
    outbox,
    requests: memoryRequests(clock, record),
  };

  function load(userId: string): Account {
    const text = documents.get(userId);
    return text === undefined ? newAccount(userId) : decodeAccount(userId, text);
  }
}
