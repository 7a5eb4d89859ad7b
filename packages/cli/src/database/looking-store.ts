import type { Account, Store } from '@keyfob/core';
import type { Inspector } from '@keyfob/storage/sqlite';

/** A store that judges and writes nothing, so that the core's own checks can run where nothing may change. */
export function lookingStore(inspector: Inspector): Store {
  const refuse = async (): Promise<never> => {
    throw new Error('this store is for looking');
  };
  return {
    async update(userId, decide) {
      const account: Account = await inspector.account(userId);
      return decide(account, await inspector.now());
    },
    sealed: {
      count: () => inspector.sealed(),
      accounts: refuse,
      messages: refuse,
      replaceMessage: refuse,
    },
    ...{ events: refuse, spend: refuse, refund: refuse, forget: refuse, sweep: refuse },
    outbox: { lease: refuse, settle: refuse, delivery: refuse, backlog: refuse },
    requests: { update: refuse, updateOpen: refuse, list: refuse },
  };
}
