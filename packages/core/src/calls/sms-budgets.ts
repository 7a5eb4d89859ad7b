import type { Client } from '../account/events.ts';
import type { User } from '../account/user.ts';
import { KeyfobError } from '../contract/index.ts';
import type { Budget } from '../ports/store.ts';
import { daySeconds, hourSeconds } from '../time/durations.ts';
import type { Engine } from './engine.ts';
import { asFault } from './faults.ts';

/** Numbers that differ in these last digits only count together: pumping uses neighbours. */
const neighbourDigits = 4;

/** What SMS may cost: the budgets that many accounts share (P2). */
export function makeSmsBudgets({ options, budgetKey }: Pick<Engine, 'options' | 'budgetKey'>) {
  const { store, policy, onFault } = options;
  const unused = hourly('sms unused', 'all', policy.smsUnusedPerHour);

  return {
    /**
     * Takes what one SMS costs.
     *
     * @param sms `isFirst`: of its recovery
     * @throws KeyfobError `delivery_limit` with `retryAfterSeconds`
     */
    async spend(sms: {
      readonly user: User;
      readonly client: Client | undefined;
      readonly isFirst: boolean;
    }): Promise<void> {
      // Whoever is over a limit of their own must take nothing from what all others share.
      const wait = await store.spend(own(sms));
      const sharedWait = wait > 0 ? 0 : await store.spend(shared(sms));
      if (sharedWait > 0) await alarm(sharedWait);
      const retryAfterSeconds = Math.max(wait, sharedWait);
      if (retryAfterSeconds > 0) throw new KeyfobError('delivery_limit', { retryAfterSeconds });
    },

    /** The code of a recovery was used: it was no pumping. What it did is done, whether or not this works. */
    async noteUsed(): Promise<void> {
      await store.refund(unused.key).catch((error: unknown) => asFault(error, onFault));
    },
  };

  function own({ user, client }: { user: User; client: Client | undefined }): readonly Budget[] {
    const key = budgetKey('sms number', user.phone ?? '');
    const number = { key, most: policy.smsPerNumberPerDay, windowSeconds: daySeconds };
    if (client?.address === undefined) return [number];
    return [number, hourly('sms address', client.address, policy.smsPerAddressPerHour)];
  }

  function shared({ user, isFirst }: { user: User; isFirst: boolean }): readonly Budget[] {
    const neighbours = user.phone?.slice(0, -neighbourDigits) ?? '';
    return [
      hourly('sms prefix', neighbours, policy.smsPerPrefixPerHour),
      hourly('sms', 'all', policy.smsPerHour),
      ...(isFirst ? [unused] : []),
    ];
  }

  function hourly(kind: string, what: string, most: number): Budget {
    return { key: budgetKey(kind, what), most, windowSeconds: hourSeconds };
  }

  /** Tells the operator, once an hour: somebody may be pumping SMS, and others get none. */
  async function alarm(seconds: number): Promise<void> {
    if ((await store.spend([hourly('sms alarm', 'all', 1)])) > 0) return;
    const reached = 'smsPerPrefixPerHour, smsPerHour or smsUnusedPerHour';
    asFault(new Error(`SMS are held back for ${seconds} s: ${reached} is reached`), onFault);
  }
}
