import type { Client } from './events.ts';
import type { Policy } from './policy.ts';
import type { Budget, User } from './ports.ts';

const hourSeconds = 3600;
const daySeconds = 86_400;
/** Numbers that differ in these last digits only count together: pumping uses neighbours. */
const neighbourDigits = 4;

/** What one SMS takes from budgets that many accounts share (P2). */
export function smsBudgets(
  {
    user,
    client,
    budgetKey,
  }: {
    user: User;
    client: Client | undefined;
    budgetKey: (kind: string, what: string) => string;
  },
  policy: Policy,
): readonly Budget[] {
  const phone = user.phone ?? '';
  const budgets: Budget[] = [
    {
      key: budgetKey('sms number', phone),
      most: policy.smsPerNumberPerDay,
      windowSeconds: daySeconds,
    },
    {
      key: budgetKey('sms prefix', phone.slice(0, -neighbourDigits)),
      most: policy.smsPerPrefixPerHour,
      windowSeconds: hourSeconds,
    },
    { key: budgetKey('sms', 'all'), most: policy.smsPerHour, windowSeconds: hourSeconds },
  ];
  if (client?.address !== undefined) {
    budgets.push({
      key: budgetKey('sms address', client.address),
      most: policy.smsPerAddressPerHour,
      windowSeconds: hourSeconds,
    });
  }
  return budgets;
}
