import { type Account, decodeAccount, encodeAccount, newAccount } from '../account.ts';
import type { StoredEvent } from '../events.ts';
import type { Instant, Store } from '../ports.ts';

/**
 * A store that forgets everything with the process: for tests and trials. It keeps documents as text,
 * like a database, so nothing can be changed behind its back.
 */
export function memoryStore({ clock = Date.now }: { clock?: () => Instant } = {}): Store {
  const documents = new Map<string, string>();
  const events: StoredEvent[] = [];

  return {
    async update(userId, decide) {
      const now = clock();
      const decision = decide(load(userId), now);
      if ('next' in decision) {
        documents.set(userId, encodeAccount(decision.next));
        for (const event of decision.events) {
          events.push({ ...event, id: events.length + 1, userId, at: now });
        }
      }
      return decision;
    },

    async events(userId, { limit, before = Number.POSITIVE_INFINITY }) {
      return events
        .filter((event) => event.userId === userId && event.id < before)
        .toReversed()
        .slice(0, limit);
    },
  };

  function load(userId: string): Account {
    const text = documents.get(userId);
    return text === undefined ? newAccount(userId) : decodeAccount(userId, text);
  }
}
