import { tellOwner } from '../account/notices.ts';
import { makeLink } from '../sealing/link-token.ts';
import { withinSeconds } from './deadline.ts';
import type { Engine } from './engine.ts';
import type { DoTask } from './outbox.ts';
import type { SupportTasks } from './support-tasks.ts';

/** What Keyfob does later by itself. Each task finds out first whether it was done before. */
export function makeTasks(engine: Engine, support: SupportTasks): DoTask {
  const { settle, userOf, options } = engine;
  const { users, keys: ring, policy, recovery } = options;

  return async (task, userId) => {
    switch (task.kind) {
      case 'settle_account':
        await settle({ userId }, () => ({ result: null })); // what is due happens on the way
        return;
      case 'announce':
        await announce(userId, task.flowId);
        return;
      case 'apply_approval':
        await support.applyApproval(task.requestId);
        return;
      case 'close_request':
        await support.closeRequest(task.requestId, task.outcome);
        return;
      case 'open_request':
        await support.openRequest(task.requestId, userId);
        return;
    }
  };

  /** OTP went off without a code: every session ends and every contact hears of it (R9). */
  async function announce(userId: string, flowId: string): Promise<void> {
    const user = await userOf(userId);
    if (user === undefined) return; // deleted meanwhile
    if (users.endSessions) {
      await withinSeconds(policy.usersTimeoutSeconds, users.endSessions(userId));
    }
    if (recovery === undefined) return;
    const linked = makeLink(ring, recovery.links, { purpose: 'notice', userId });
    const noticeId = `${flowId}:off`;
    await settle({ userId }, (account, at) => {
      if (account.notice?.about === noticeId) return { result: null }; // told before
      const facts = { user, noticeId, ...linked, kind: 'otp_disabled', byPhone: true } as const;
      const told = tellOwner(account, facts, at);
      return { next: told.account, events: [], messages: told.messages, result: null };
    });
  }
}
