import { supportSubject } from '../account/support-request.ts';
import { isKeyfobError } from '../contract/index.ts';
import { beginWaiting, withdrawApproval } from '../recovery/waiting.ts';
import { makeLink } from '../sealing/link-token.ts';
import { closeRequest } from '../support/requests.ts';
import { submitRequest } from '../support/submission.ts';
import { dueAfter } from '../support/working-calendar.ts';
import type { Engine } from './engine.ts';

/** What connects a support request with its account. Each may be carried out twice. */
export interface SupportTasks {
  /** Two people have approved: the account begins to wait, and its owner hears of it. */
  applyApproval(requestId: string): Promise<undefined>;
  /** They took it back, as the owner could not be told. */
  withdrawApproval(requestId: string): Promise<undefined>;
  /** The account has gone further. */
  closeRequest(requestId: string, outcome: 'done' | 'cancelled' | 'voided'): Promise<undefined>;
  /** An owner says that something was not them. */
  openRequest(requestId: string, userId: string): Promise<undefined>;
}

export function supportTasks({ settle, settleRequest, users, options }: Engine): SupportTasks {
  const { keys: ring, recovery, support, policy, calendar } = options;

  return {
    async applyApproval(requestId) {
      const { state, userId } = (await find(requestId)) ?? {};
      if (state !== 'waiting' || userId === undefined) return;
      const user = await users.find(userId);
      if (user === undefined) return close(requestId, { outcome: 'cancelled', by: 'system' });
      if (recovery === undefined) {
        throw new Error('the option recovery is missing: the owner could not be told'); // tried again
      }
      const linked = makeLink(ring, recovery.links, { purpose: 'notice', userId });
      const { waitSeconds } = support;
      const waiting = {
        id: requestId,
        by: 'support',
        requestIds: [requestId],
        waitSeconds,
      } as const;
      try {
        await settle({ userId }, (account, at) =>
          beginWaiting(account, { user, waiting, ...linked }, at),
        );
      } catch (error) {
        if (!isKeyfobError(error) || error.code !== 'not_enabled') throw error;
        await close(requestId, { outcome: 'done', by: 'system' }); // the owner was faster
      }
      return;
    },

    async withdrawApproval(requestId) {
      const { userId } = (await find(requestId)) ?? {};
      if (userId === undefined) return;
      await settle({ userId }, (account) => withdrawApproval(account, requestId));
      return;
    },

    async closeRequest(requestId, outcome) {
      if (outcome === 'done') return close(requestId, { outcome, by: 'system' });
      return close(requestId, {
        ...{ outcome: 'cancelled', by: outcome === 'voided' ? 'system' : 'owner' },
      });
    },

    async openRequest(id, userId) {
      const user = await users.find(userId);
      if (user === undefined) return; // deleted meanwhile
      const email = user.email ?? user.label;
      const message = 'The owner followed the link of a notice: this was not them.';
      const submission = { id, kind: 'not_me', email, userId, message, network: 'owner' } as const;
      await settleRequest({ subject: supportSubject(submission) }, (request, now) => {
        const dueAt = dueAfter(now, support.dueWorkingDays, calendar);
        return submitRequest(request, { ...submission, dueAt }, { now, policy });
      });
      return;
    },
  };

  async function find(id: string) {
    return settleRequest({ id }, (stored) => ({ result: stored }));
  }

  async function close(
    id: string,
    outcome: { readonly outcome: 'done' | 'cancelled'; readonly by: 'owner' | 'system' },
  ): Promise<undefined> {
    await settleRequest({ id }, (request, now) => closeRequest(request, outcome, now));
  }
}
