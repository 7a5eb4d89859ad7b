import { requestOrder, type Store } from '@keyfob/core';
import { pageOf } from '../rows/request-page.ts';
import { accountsIn } from './accounts.ts';
import { budgetsIn } from './budgets.ts';
import { callsOn } from './call.ts';
import { updateDocument } from './documents.ts';
import type { Engine } from './engine.ts';
import { eventsIn } from './events.ts';
import { messagesIn } from './outbox.ts';
import { requestsIn } from './requests.ts';
import { sealedIn } from './sealed-things.ts';
import { timeIn } from './time.ts';

/** So few that nobody waits noticeably longer for it (attack 92). */
const mostSwept = 100;

/** A store on a database server: what PostgreSQL and MySQL share. */
export function sqlStore(engine: Engine): Store {
  const { dialect } = engine;
  const call = callsOn(engine);
  const accounts = accountsIn(dialect);
  const budgets = budgetsIn(dialect);
  const events = eventsIn(dialect);
  const messages = messagesIn(dialect);
  const requests = requestsIn(dialect);
  const sealed = sealedIn(dialect);
  const time = timeIn(dialect);

  return {
    update: (userId, decide) =>
      call((own) => updateDocument(own, accounts, { id: userId, decide }), `account ${userId}`),
    events: (userId, page) => call((own) => events.page(own, userId, page)),
    spend: (all) => call((own) => budgets.spend(own, all)),
    refund: (key) => call((own) => budgets.refund(own, key)),

    // The account first: who changes it meanwhile waits for that, and finds none.
    forget: (userId) =>
      call((own) =>
        own.transaction(async (runner) => {
          for (const each of [accounts, events, messages, requests]) {
            await each.remove(runner, userId);
          }
        }),
      ),

    sealed: {
      count: () => call((own) => sealed.count(own)),
      accounts: (page) => call((own) => sealed.accounts(own, page)),
      messages: (page) => call((own) => sealed.messages(own, page)),
      replaceMessage: (message, body) => call((own) => messages.replace(own, message, body)),
    },

    sweep: (ages) =>
      call(async (own) => {
        const now = await time(own);
        const before = (seconds: number) => now - seconds * 1000;
        const [ended, unknown] = [before(ages.endedRequests), before(ages.unknownRequests)];
        const isMore = [
          await events.sweep(own, { before: before(ages.events), now }, mostSwept),
          await requests.sweep(own, { ended, unknown }, mostSwept),
          await messages.sweep(own, now, mostSwept),
          await budgets.sweep(own, now, mostSwept),
        ];
        return isMore.includes(true);
      }),

    outbox: {
      lease: (what) => call((own) => messages.lease(own, what)),
      settle: (message, outcome) => call((own) => messages.settle(own, message, outcome)),
      delivery: (id) => call((own) => messages.delivery(own, id)),
      backlog: () => call((own) => messages.backlog(own)),
    },

    requests: {
      update: (id, decide) =>
        call((own) => updateDocument(own, requests, { id, decide }), `request ${id}`),
      updateOpen: (subject, decide) =>
        call((own) => requests.updateOpen(own, subject, decide), `subject ${subject}`),
      list: ({ limit, after, unknownWithinSeconds, endedWithinSeconds }) =>
        call(async (own) => {
          const now = await time(own);
          const found = await requests.list(own, {
            limit: limit + 1,
            after: requestOrder.fromCursor(after),
            unknownAfter: now - unknownWithinSeconds * 1000,
            endedAfter: now - endedWithinSeconds * 1000,
          });
          return { ...pageOf(found, limit), now };
        }),
    },
  };
}
