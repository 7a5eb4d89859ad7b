import { expect, it, vi } from 'vitest';
import { completePolicy } from '../policy/policy.ts';
import type { Budget } from '../ports/store.ts';
import type { SharedBudget } from './budgets.ts';
import { makeSmsBudgets } from './sms-budgets.ts';

const contacts = { email: 'verified', phone: 'verified' } as const;
const user = { label: 'alice', contacts, phone: '+420555000101' };
const client = { address: '192.0.2.1' };

/** Budgets over a store that notes what is taken, and has nothing left of some. */
function taking(...empty: readonly string[]) {
  const taken: Budget[][] = [];
  const onFault = vi.fn();
  const refund = vi.fn(async (_name: string) => {});
  const budgets = {
    async spend(all: readonly SharedBudget[]) {
      taken.push(all.map(({ kind, what, ...limit }) => ({ key: `${kind}: ${what}`, ...limit })));
      return all.some(({ kind, what }) => empty.includes(`${kind}: ${what}`)) ? 77 : 0;
    },
    refund: ({ kind, what }: Pick<SharedBudget, 'kind' | 'what'>) => refund(`${kind}: ${what}`),
  };
  const options = { policy: completePolicy(), onFault } as never;
  const tellHourly = vi.fn(async () => {});
  const smsBudgets = makeSmsBudgets({ options, budgets, tellHourly });
  return { ...smsBudgets, taken, onFault, tellHourly, refund };
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

it('an SMS counts for its number and network, its neighbours and all; the first one as unused (P2)', async () => {
  const { spend, taken } = taking();
  await spend({ user, client, isFirst: true });
  await spend({ user, client, isFirst: false });

  expect(taken).toEqual([own, [...shared, unused], own, shared]);
});

it.each([
  [{ address: '::ffff:192.0.2.1' }, '192.0.2.1'],
  [{ address: '2001:db8::1' }, '2001:db8:0:0::/64'],
  [{ address: '2001:db8::2%eth0' }, '2001:db8:0:0::/64'],
  [{ address: 'no address' }, 'unknown'],
  [{}, 'unknown'],
  [undefined, 'unknown'],
])(
  'an SMS from %j counts under %s: no address is a way round the limit (P2)',
  async (from, network) => {
    const { spend, taken } = taking();
    await spend({ user, client: from, isFirst: false });

    expect(taken[0]).toEqual([own[0], { ...own[1], key: `sms address: ${network}` }]);
  },
);

it('an SMS to a number that is not known counts with all that have none (P2)', async () => {
  const { spend, taken } = taking();
  await spend({ user: { label: 'bob', contacts }, client, isFirst: false });

  expect(taken).toEqual([
    [{ ...own[0], key: 'sms number: ' }, own[1]],
    [{ ...shared[0], key: 'sms prefix: ' }, shared[1]],
  ]);
});

it('a number that is over its own limit takes nothing from all others, and is no alarm (P2)', async () => {
  const { spend, taken, tellHourly, refund } = taking('sms number: +420555000101');

  await expect(spend({ user, client, isFirst: true })).rejects.toMatchObject({
    ...{ code: 'delivery_limit', details: { retryAfterSeconds: 77 } },
  });
  expect(taken).toEqual([own]);
  expect(refund).not.toHaveBeenCalled();
  expect(tellHourly).not.toHaveBeenCalled();
});

it('a limit that all share is told to the operator, and costs the number nothing (P2)', async () => {
  const { spend, tellHourly, refund } = taking('sms: all');

  await expect(spend({ user, client, isFirst: true })).rejects.toMatchObject({
    ...{ code: 'delivery_limit', details: { retryAfterSeconds: 77 } },
  });
  expect(refund.mock.calls).toEqual(own.map(({ key }) => [key]));
  expect(tellHourly.mock.calls).toEqual([
    [
      'sms',
      new Error(
        'SMS are held back for 77 s: smsPerPrefixPerHour, smsPerHour or smsUnusedPerHour is reached',
      ),
    ],
  ]);
});

it('an SMS that the account has refused in the end gives every place back (P2)', async () => {
  const { giveBack, refund, onFault } = taking();

  await giveBack({ user, client, isFirst: true });
  await giveBack({ user, client, isFirst: false });

  const keys = [...own, ...shared].map(({ key }) => [key]);
  expect(refund.mock.calls).toEqual([...keys, [unused.key], ...keys]);
  refund.mockRejectedValueOnce(new Error('away'));
  await giveBack({ user, client, isFirst: false });
  expect(onFault.mock.calls.map(([fault]) => fault.cause.message)).toEqual(['away']);
  expect(refund).toHaveBeenCalledTimes(2 * 4 + 1 + 4); // and the others are given back all the same
});

it('a code that was used gives its place among the unused back (P2)', async () => {
  const { noteUsed, refund, onFault } = taking();

  await noteUsed();
  refund.mockRejectedValueOnce(new Error('away'));
  await noteUsed();

  expect(refund.mock.calls).toEqual([['sms unused: all'], ['sms unused: all']]);
  expect(onFault.mock.calls[0]?.[0].cause.message).toBe('away'); // told, and nothing more
});
