import { tellOwner, wasNoted } from '../account/notices.ts';
import { makeLink } from '../sealing/link-token.ts';
import type { Instant } from '../time/instant.ts';
import type { Engine } from './engine.ts';
import type { DoTask } from './outbox.ts';
import type { SupportTasks } from './support-tasks.ts';

/** What Keyfob does later by itself. Each task finds out first whether it was done before. */
export function makeTasks(engine: Engine, support: SupportTasks): DoTask {
  const { settle, users, options } = engine;
  const { keys: ring, recovery } = options;

  return async (task, userId) => {
    switch (task.kind) {
      case 'settle_account':
        return settleAccount(userId);
      case 'announce':
        return announce(userId, task.flowId);
      case 'apply_approval':
        return support.applyApproval(task.requestId);
      case 'withdraw_approval':
        return support.withdrawApproval(task.requestId);
      case 'close_request':
        return support.closeRequest(task.requestId, task.outcome);
      case 'open_request':
        return support.openRequest(task.requestId, userId);
    }
  };

  /** What is due happens on the way. Where the clock was ahead it is due later than it was written down. */
  async function settleAccount(userId: string): Promise<Instant | undefined> {
    const { recovery: flow } = await settle({ userId }, (account) => ({ result: account }));
    return flow?.phase === 'waiting' ? (flow.effectiveAt ?? undefined) : undefined;
  }

  /** OTP went off without a code: every session ends and every contact hears of it (R9). */
  async function announce(userId: string, flowId: string): Promise<undefined> {
    if ((await users.find(userId)) === undefined) return; // deleted meanwhile
    await users.endSessions(userId);
    if (recovery === undefined) return;
    const linked = makeLink(ring, recovery.links, { purpose: 'notice', userId });
    const noticeId = `${flowId}:off`;
    const user = await users.find(userId);
    if (user === undefined) return;
    await settle({ userId }, (account, at) => {
      if (wasNoted(account, noticeId)) return { result: null }; // told before
      const facts = { user, noticeId, ...linked, kind: 'otp_disabled', byPhone: true } as const;
      const told = tellOwner(account, facts, at);
      return { next: told.account, events: [], messages: told.messages, result: null };
    });
  }
}
