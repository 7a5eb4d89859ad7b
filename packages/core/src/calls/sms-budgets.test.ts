import { expect, it, vi } from 'vitest';
import { completePolicy } from '../policy/policy.ts';
import type { Budget } from '../ports/store.ts';
import { makeSmsBudgets } from './sms-budgets.ts';

const contacts = { email: 'verified', phone: 'verified' } as const;
const user = { label: 'alice', contacts, phone: '+420555000101' };
const client = { address: '192.0.2.1' };

/** Budgets over a store that notes what is taken, and has nothing left of some. */
function taking(...empty: readonly string[]) {
  const taken: Budget[][] = [];
  const onFault = vi.fn();
  const store = {
    async spend(budgets: readonly Budget[]) {
      taken.push([...budgets]);
      return budgets.some(({ key }) => empty.includes(key)) ? 77 : 0;
    },
    refund: vi.fn(async () => {}),
  };
  const options = { store, policy: completePolicy(), onFault } as never;
  const budgetKey = (kind: string, what: string) => `${kind}: ${what}`;
  const budgets = makeSmsBudgets({ options, budgetKey });
  return { ...budgets, taken, onFault, refund: store.refund };
}

const own = [
  { key: 'sms number: +420555000101', most: 10, windowSeconds: 86_400 },
  { key: 'sms address: 192.0.2.1', most: 10, windowSeconds: 3600 },
];
const shared = [
  { key: 'sms prefix: +42055500', most: 50, windowSeconds: 3600 },
  { key: 'sms: all', most: 500, windowSeconds: 3600 },
];
const unused = { key: 'sms unused: all', most: 200, windowSeconds: 3600 };

it('an SMS counts for its number and address, its neighbours and all; the first one as unused (P2)', async () => {
  const { spend, taken } = taking();
  await spend({ user, client, isFirst: true });
  await spend({ user, client, isFirst: false });
  await spend({ user, client: undefined, isFirst: false });
  await spend({ user, client: {}, isFirst: false });

  const number = own.slice(0, 1);
  expect(taken).toEqual([
    ...[own, [...shared, unused], own, shared],
    ...[number, shared, number, shared],
  ]);
});

it('a number that is over its own limit takes nothing from all others, and is no alarm (P2)', async () => {
  const { spend, taken, onFault } = taking('sms number: +420555000101');

  await expect(spend({ user, client, isFirst: true })).rejects.toMatchObject({
    ...{ code: 'delivery_limit', details: { retryAfterSeconds: 77 } },
  });
  expect(taken).toEqual([own]);
  expect(onFault).not.toHaveBeenCalled();
});

it('a limit that all share is told to the operator, once an hour (P2)', async () => {
  const { spend, onFault, taken } = taking('sms: all');

  await expect(spend({ user, client, isFirst: true })).rejects.toMatchObject({
    ...{ code: 'delivery_limit', details: { retryAfterSeconds: 77 } },
  });
  expect(taken.at(-1)).toEqual([{ key: 'sms alarm: all', most: 1, windowSeconds: 3600 }]);
  expect(onFault.mock.calls[0]?.[0].cause.message).toBe(
    'SMS are held back for 77 s: smsPerPrefixPerHour, smsPerHour or smsUnusedPerHour is reached',
  );

  const again = taking('sms: all', 'sms alarm: all');
  await expect(again.spend({ user, client, isFirst: true })).rejects.toThrow();
  expect(again.onFault).not.toHaveBeenCalled();
});

it('a code that was used gives its place among the unused back (P2)', async () => {
  const { noteUsed, refund, onFault } = taking();

  await noteUsed();
  refund.mockRejectedValueOnce(new Error('away'));
  await noteUsed();

  expect(refund.mock.calls).toEqual([['sms unused: all'], ['sms unused: all']]);
  expect(onFault.mock.calls[0]?.[0].cause.message).toBe('away'); // told, and nothing more
});
