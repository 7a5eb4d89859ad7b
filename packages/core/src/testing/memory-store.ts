import { type Account, newAccount, ringKeysOf } from '../account/account.ts';
import { decodeAccount, encodeAccount } from '../account/document.ts';
import type { StoredEvent } from '../account/events.ts';
import type { Page, SealedThings, Store } from '../ports/store.ts';
import { ringKeyOf } from '../sealing/seal.ts';
import type { Instant } from '../time/instant.ts';
import { memoryBudgets } from './memory-budgets.ts';
import { memoryOutbox } from './memory-outbox.ts';
import { memoryRequests, type RecordChange } from './memory-requests.ts';

/**
 * A store that forgets everything with the process: for tests and trials. It keeps documents as text,
 * like a database, so nothing can be changed behind its back.
 *
 * @param options `clock`: gives milliseconds since 1970. Default: the system's
 */
export function memoryStore({ clock = Date.now }: { clock?: () => Instant } = {}): Store {
  const documents = new Map<string, string>();
  const outbox = memoryOutbox(clock);
  let events: StoredEvent[] = [];
  let lastEvent = 0;

  const record: RecordChange = (change, { userId, now }) => {
    outbox.put(change.messages ?? [], { userId: userId ?? '', now });
    if (userId === undefined) return;
    for (const event of change.events) {
      lastEvent += 1;
      events.push({ ...event, id: lastEvent, userId, at: now });
    }
  };
  const requests = memoryRequests(clock, record);

  const sealed: SealedThings = {
    async count() {
      const keyIds = new Set([...accounts().flatMap(ringKeysOf), ...outbox.waiting().map(keyOf)]);
      return [...keyIds].sort().map((keyId) => ({
        keyId,
        accounts: accounts().filter((each) => ringKeysOf(each).includes(keyId)).length,
        messages: outbox.waiting().filter((each) => keyOf(each) === keyId).length,
      }));
    },
    async accounts({ otherThan, ...page }) {
      const others = accounts().filter((each) => ringKeysOf(each).some((id) => id !== otherThan));
      return pageOf(others, { ...page, idOf: ({ userId }) => userId }, ({ userId }) => userId);
    },
    async messages({ otherThan, ...page }) {
      const others = outbox.waiting().filter((each) => keyOf(each) !== otherThan);
      return pageOf(others, { ...page, idOf: ({ id }) => id }, (message) => message);
    },
    replaceMessage: outbox.replaceMessage,
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

    async forget(userId) {
      documents.delete(userId);
      events = events.filter((event) => event.userId !== userId);
      outbox.forget(userId);
      requests.forget(userId);
    },

    async sweep(ages) {
      const eventsBefore = clock() - ages.events * 1000;
      events = events.filter(({ at }) => at > eventsBefore);
      requests.sweep(ages);
      return false;
    },

    ...memoryBudgets(clock),
    sealed,
    outbox,
    requests,
  };

  function accounts(): Account[] {
    return [...documents].map(([userId, text]) => decodeAccount(userId, text));
  }

  function load(userId: string): Account {
    const text = documents.get(userId);
    return text === undefined ? newAccount(userId) : decodeAccount(userId, text);
  }
}

function keyOf({ sealed }: { readonly sealed: string }): string {
  return ringKeyOf(sealed);
}

function pageOf<From, To>(
  all: readonly From[],
  page: { limit: number; after?: string | undefined; idOf: (from: From) => string },
  toItem: (from: From) => To,
): Page<To> {
  const { limit, after = '', idOf } = page;
  const left = all
    .filter((each) => idOf(each) > after)
    .toSorted((one, other) => (idOf(one) < idOf(other) ? -1 : 1));
  const found = left.slice(0, limit);
  const last = found.at(-1);
  const isMore = left.length > limit && last !== undefined;
  return { items: found.map(toItem), ...(isMore && { next: idOf(last) }) };
}
