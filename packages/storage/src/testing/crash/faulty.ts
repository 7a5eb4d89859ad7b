import type { SealedDecision, SealedMessage, Store } from '@keyfob/core';
import type { Fault } from './job.ts';

/** A store with a fault, to see that it is found. */
export function faulty(store: Store, fault: Fault | undefined): Store {
  if (fault === undefined) return store;
  const update = fault === 'answers before it commits' ? answersFirst(store) : twoCommits(store);
  return { ...store, update };
}

function answersFirst({ update }: Store): Store['update'] {
  return async <T>(userId: string, decide: Parameters<typeof update<T>>[1]) => {
    const judged: SealedDecision<T>[] = [];
    await update(userId, (account, now) => {
      judged.push(decide(account, now));
      return { result: null };
    });
    const decision = judged.at(-1) as SealedDecision<T>;
    if ('next' in decision) void update(userId, () => decision).catch(() => {});
    return decision;
  };
}

function twoCommits({ update }: Store): Store['update'] {
  return async <T>(userId: string, decide: Parameters<typeof update<T>>[1]) => {
    let messages: readonly SealedMessage[] = [];
    const decision = await update<T>(userId, (account, now) => {
      const decided = decide(account, now);
      if (!('next' in decided)) return decided;
      messages = decided.messages ?? [];
      return { ...decided, messages: [] };
    });
    if (messages.length > 0) {
      await update(userId, (next) => ({ next, events: [], messages, result: null }));
    }
    return decision;
  };
}
