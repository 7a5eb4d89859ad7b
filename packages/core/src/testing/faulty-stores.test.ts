import { describe, expect, it } from 'vitest';
import type { SealedDecision } from '../account/decision.ts';
import type { Store } from '../ports/store.ts';
import type { Instant } from '../time/instant.ts';
import { memoryStore } from './memory-store.ts';
import { storeSuite } from './store-suite.ts';

/** Runs the suite on a store, and gives the titles of what it does not keep. */
async function notKeptBy(spoil: (store: Store) => Partial<Store>): Promise<string[]> {
  const tests: { readonly title: string; readonly body: () => Promise<void> }[] = [];
  const runner = {
    describe: (_: string, body: () => void) => body(),
    it: (title: string, body: () => Promise<void>) => tests.push({ title, body }),
  };
  storeSuite(runner, async (clock) => {
    const store = memoryStore({ clock });
    return { store: { ...store, ...spoil(store) } };
  });
  const failed: string[] = [];
  for (const { title, body } of tests) await body().catch(() => failed.push(title));
  return failed;
}

/** Reads, judges and writes one after the other, as one would who thinks of nobody else. */
function inSteps<Before, After>(
  update: <T>(
    id: string,
    decide: (document: Before, now: Instant) => SealedDecision<T, After>,
  ) => Promise<SealedDecision<T, After>>,
): typeof update {
  return async (id, decide) => {
    const seen = await update(id, (document, now) => ({ result: [document, now] as const }));
    if (!('result' in seen)) throw new Error('nothing was read');
    const decision = decide(...seen.result);
    return 'next' in decision ? update(id, () => decision) : decision;
  };
}

describe('the store suite is not kept by a store', () => {
  it.each<[fault: string, spoil: (store: Store) => Partial<Store>, title: string]>([
    [
      'reads an account and writes it then (S1)',
      ({ update }) => ({ update: inSteps(update) }),
      'lets exactly one of 64 at once win (S1, C4)',
    ],
    [
      'reads a support request and writes it then (S1)',
      ({ requests }) => ({ requests: { ...requests, update: inSteps(requests.update) } }),
      'are approved once by 64 at once (S1)',
    ],
    [
      'looks for the open request and writes one then (S1)',
      ({ requests }) => ({ requests: { ...requests, updateOpen: inSteps(requests.updateOpen) } }),
      'about one subject are one, however many come at once (S1)',
    ],
    [
      'takes from one budget after the other (S1)',
      ({ spend }) => ({
        async spend(budgets) {
          const waits = [];
          for (const budget of budgets) waits.push(await spend([budget]));
          return Math.max(0, ...waits);
        },
      }),
      'are taken from all together or not at all (S1)',
    ],
    [
      'goes by the clock of whoever calls',
      ({ update }) => ({
        update: (userId, decide) => update(userId, (account) => decide(account, Date.now())),
      }),
      'gives `decide` the time of the store, not of the caller',
    ],
    [
      'takes ids in capitals for the same (S9)',
      ({ update }) => ({
        update: (userId, decide) => update(userId.toLowerCase(), decide),
      }),
      'keeps users apart, whatever their ids look like (S9)',
    ],
    [
      'answers before it has written',
      ({ update }) => ({
        async update(userId, decide) {
          const seen = await update(userId, (account, now) => ({ result: decide(account, now) }));
          void update(userId, decide).catch(() => {});
          return (seen as { readonly result: Awaited<ReturnType<typeof update>> }).result as never;
        },
      }),
      'lets exactly one of 64 at once win (S1, C4)',
    ],
    [
      'forgets the account alone',
      ({ update }) => ({
        async forget(userId) {
          await update(userId, (account) => ({
            next: { ...account, authenticators: [] },
            events: [],
            result: null,
          }));
        },
      }),
      "removes account, events, messages and requests, and nobody else's",
    ],
  ])('that %s', async (_, spoil, title) => {
    expect(await notKeptBy(spoil)).toContain(title);
  });
});
