import type { Delivery } from '../contract/index.ts';
import type { Outbox, SealedThings } from '../ports/store.ts';
import { storeChecks } from '../ports/store-checks.ts';
import type { SealedMessage } from '../sealing/message.ts';
import { isAhead } from '../time/bounds.ts';
import type { Instant } from '../time/instant.ts';

/** The outbox of a memory store, with the ways in that only the store itself uses. */
interface MemoryOutbox extends Outbox, Pick<SealedThings, 'replaceMessage'> {
  /** Takes in what is new; throws before it has taken in anything. */
  put(
    messages: readonly SealedMessage[],
    whose: { readonly userId: string; readonly now: Instant },
  ): void;
  waiting(): readonly SealedMessage[];
  forget(userId: string): void;
}

interface Entry {
  /** Its body is empty once it is settled. */
  message: SealedMessage;
  readonly userId: string;
  attempts: number;
  /** When it may be leased: not before its time, and not while somebody holds it. */
  dueAt: Instant;
  /** When `dueAt` was written. */
  writtenAt: Instant;
  /** Absent while nobody holds it. */
  leasedAt: Instant | undefined;
  end: { readonly state: Delivery; readonly at: Instant } | undefined;
}

const keptForMs = 30 * 86_400_000;

/** The messages of a memory store. */
export function memoryOutbox(clock: () => Instant): MemoryOutbox {
  const entries = new Map<string, Entry>();

  return {
    put(messages, { userId, now }) {
      messages.forEach(storeChecks.message);
      for (const message of messages) {
        if (entries.has(message.id)) continue;
        const dueAt = message.notBefore ?? now;
        const fresh = { attempts: 0, dueAt, writtenAt: now, leasedAt: undefined, end: undefined };
        entries.set(message.id, { message, userId, ...fresh });
      }
    },

    async lease({ channel, limit, leaseSeconds }) {
      storeChecks.lease({ limit, leaseSeconds });
      const now = clock();
      const due = dueEntries(now)
        .filter(({ message }) => message.channel === channel)
        .toSorted((one, other) => one.dueAt - other.dueAt)
        .slice(0, limit);
      return due.map((entry) => {
        entry.attempts += 1;
        entry.leasedAt = now;
        entry.dueAt = now + leaseSeconds * 1000;
        entry.writtenAt = now;
        const { message, userId, attempts } = entry;
        return { ...message, userId, attempts, leasedAt: now };
      });
    },

    async settle({ id, attempts, leasedAt }, outcome) {
      if (outcome.state === 'again') storeChecks.notBefore(outcome.notBefore);
      const now = clock();
      const entry = entries.get(id);
      if (entry === undefined || entry.attempts !== attempts || entry.leasedAt !== leasedAt) return;
      entry.leasedAt = undefined;
      if (outcome.state === 'again') {
        entry.dueAt = outcome.notBefore;
        entry.writtenAt = now;
        return;
      }
      entry.message = { ...entry.message, sealed: '' };
      entry.end = { state: outcome.state === 'sent' ? 'sent' : 'failed', at: now };
      sweep(now);
    },

    async delivery(id) {
      const entry = entries.get(id);
      return entry && (entry.end?.state ?? 'on_its_way');
    },

    async backlog() {
      const due = dueEntries(clock()).map(({ dueAt }) => dueAt);
      const waiting = this.waiting().length;
      return due.length === 0 ? { waiting } : { waiting, oldestDueAt: Math.min(...due) };
    },

    waiting: () =>
      [...entries.values()].filter(({ end }) => end === undefined).map(({ message }) => message),

    async replaceMessage({ id, sealed: from }, sealed) {
      const entry = entries.get(id);
      if (entry === undefined || entry.end !== undefined || entry.message.sealed !== from) return;
      entry.message = { ...entry.message, sealed };
    },

    forget(userId) {
      for (const [id, entry] of entries) if (entry.userId === userId) entries.delete(id);
    },
  };

  function dueEntries(now: Instant): Entry[] {
    return [...entries.values()].filter(
      ({ end, dueAt, writtenAt }) => end === undefined && (dueAt <= now || isAhead(writtenAt, now)),
    );
  }

  function sweep(now: Instant): void {
    for (const [id, { end }] of entries) {
      if (end !== undefined && end.at <= now - keptForMs) entries.delete(id);
    }
  }
}
