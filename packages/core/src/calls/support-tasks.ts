import { isKeyfobError } from '../contract/index.ts';
import { beginWaiting } from '../recovery/completion.ts';
import { makeLink } from '../sealing/link-token.ts';
import { closeRequest, submitRequest } from '../support/requests.ts';
import { dueAfter } from '../support/working-calendar.ts';
import type { Engine } from './engine.ts';

/** What connects a support request with its account. Each may be carried out twice. */
export interface SupportTasks {
  /** Two people have approved: the account begins to wait, and its owner hears of it. */
  applyApproval(requestId: string): Promise<void>;
  /** The account has gone further. */
  closeRequest(requestId: string, outcome: 'done' | 'cancelled'): Promise<void>;
  /** An owner says that something was not them. */
  openRequest(requestId: string, userId: string): Promise<void>;
}

export function supportTasks({ settle, settleRequest, userOf, options }: Engine): SupportTasks {
  const { keys: ring, recovery, support, calendar } = options;

  return {
    async applyApproval(requestId) {
      const request = await settleRequest(requestId, (stored) => ({ result: stored }));
      const { state, userId, effectiveAt } = request ?? {};
      if (state !== 'waiting' || userId === undefined || effectiveAt === undefined) return;
      const user = await userOf(userId);
      if (user === undefined) return close(requestId, { outcome: 'cancelled', by: 'system' });
      if (recovery === undefined) {
        throw new Error('the option recovery is missing: the owner could not be told'); // tried again
      }
      const linked = makeLink(ring, recovery.links, { purpose: 'notice', userId });
      const waiting = {
        phase: 'waiting',
        id: requestId,
        by: 'support',
        requestId,
        effectiveAt,
      } as const;
      try {
        await settle({ userId }, (account, at) =>
          beginWaiting(account, { user, waiting, ...linked }, at),
        );
      } catch (error) {
        if (!isKeyfobError(error) || error.code !== 'not_enabled') throw error;
        await close(requestId, { outcome: 'done', by: 'system' }); // the owner was faster
      }
    },

    async closeRequest(requestId, outcome) {
      await close(requestId, { outcome, by: outcome === 'done' ? 'system' : 'owner' });
    },

    async openRequest(id, userId) {
      const user = await userOf(userId);
      if (user === undefined) return; // deleted meanwhile
      await settleRequest(id, (request, now) => {
        const dueAt = dueAfter(now, support.dueWorkingDays, calendar);
        const email = user.email ?? user.label;
        const message = 'The owner followed the link of a notice: this was not them.';
        return submitRequest(request, { id, kind: 'not_me', email, userId, message, dueAt }, now);
      });
    },
  };

  async function close(
    id: string,
    outcome: { readonly outcome: 'done' | 'cancelled'; readonly by: 'owner' | 'system' },
  ): Promise<void> {
    await settleRequest(id, (request, now) => closeRequest(request, outcome, now));
  }
}
