import type { Client } from '../account/events.ts';
import type { User } from '../account/user.ts';
import { KeyfobError } from '../contract/index.ts';
import { daySeconds, hourSeconds } from '../time/durations.ts';
import type { SharedBudget } from './budgets.ts';
import type { Engine } from './engine.ts';
import { asFault } from './faults.ts';
import { networkOf } from './network.ts';

/** Numbers that differ in these last digits only count together: pumping uses neighbours. */
const neighbourDigits = 4;

/** One SMS, as far as budgets look at it. */
interface SmsCost {
  readonly user: User;
  readonly client: Client | undefined;
  /** Of its recovery. */
  readonly isFirst: boolean;
}

/** What SMS may cost: the budgets that many accounts share (P2). */
export function makeSmsBudgets({
  options,
  budgets,
  tellHourly,
}: Pick<Engine, 'options' | 'budgets' | 'tellHourly'>) {
  const { policy, onFault } = options;
  const unused = hourly('sms unused', 'all', policy.smsUnusedPerHour);

  return {
    /**
     * Takes what one SMS costs.
     *
     * @throws KeyfobError `delivery_limit` with `retryAfterSeconds`
     */
    async spend(sms: SmsCost): Promise<void> {
      // Whoever is over a limit of their own must take nothing from what all others share.
      const wait = await budgets.spend(own(sms));
      if (wait > 0) throw refusal(wait);
      const sharedWait = await budgets.spend(shared(sms));
      if (sharedWait === 0) return;
      await refund(own(sms));
      const reached = 'smsPerPrefixPerHour, smsPerHour or smsUnusedPerHour';
      const what = `SMS are held back for ${sharedWait} s: ${reached} is reached`;
      await tellHourly('sms', new Error(what));
      throw refusal(sharedWait);
    },

    /** Gives back what was taken for an SMS that the account has refused in the end. */
    async giveBack(sms: SmsCost): Promise<void> {
      await refund([...own(sms), ...shared(sms)]);
    },

    /** The code of a recovery was used: it was no pumping. What it did is done, whether or not this works. */
    async noteUsed(): Promise<void> {
      await refund([unused]);
    },
  };

  function own({ user, client }: SmsCost): readonly SharedBudget[] {
    const number = {
      ...{ kind: 'sms number', what: user.phone ?? '' },
      ...{ most: policy.smsPerNumberPerDay, windowSeconds: daySeconds },
    };
    const network = networkOf(client?.address);
    return [number, hourly('sms address', network, policy.smsPerAddressPerHour)];
  }

  function shared({ user, isFirst }: SmsCost): readonly SharedBudget[] {
    const neighbours = user.phone?.slice(0, -neighbourDigits) ?? '';
    return [
      hourly('sms prefix', neighbours, policy.smsPerPrefixPerHour),
      hourly('sms', 'all', policy.smsPerHour),
      ...(isFirst ? [unused] : []),
    ];
  }

  function hourly(kind: string, what: string, most: number): SharedBudget {
    return { kind, what, most, windowSeconds: hourSeconds };
  }

  /** What was done is done, whether or not a place comes back. */
  async function refund(taken: readonly SharedBudget[]): Promise<void> {
    for (const budget of taken) {
      await budgets.refund(budget).catch((error: unknown) => asFault(error, onFault));
    }
  }
}

function refusal(retryAfterSeconds: number): KeyfobError {
  return new KeyfobError('delivery_limit', { retryAfterSeconds });
}
