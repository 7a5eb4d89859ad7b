import { expect, it } from 'vitest';
import { completePolicy } from './policy.ts';
import { smsBudgets } from './sms-budgets.ts';

const policy = completePolicy();
const budgetKey = (kind: string, what: string) => `${kind}: ${what}`;
const contacts = { email: 'verified', phone: 'verified' } as const;
const user = { label: 'alice', contacts, phone: '+420555000101' };

it('an SMS counts for its number, its neighbours, all, and the address it was asked for from (P2)', () => {
  const client = { address: '192.0.2.1' };

  expect(smsBudgets({ user, client, budgetKey }, policy)).toEqual([
    { key: 'sms number: +420555000101', most: 10, windowSeconds: 86_400 },
    { key: 'sms prefix: +42055500', most: 50, windowSeconds: 3600 },
    { key: 'sms: all', most: 500, windowSeconds: 3600 },
    { key: 'sms address: 192.0.2.1', most: 10, windowSeconds: 3600 },
  ]);
  for (const unknown of [undefined, {}]) {
    expect(smsBudgets({ user, client: unknown, budgetKey }, policy)).toHaveLength(3);
  }
});
