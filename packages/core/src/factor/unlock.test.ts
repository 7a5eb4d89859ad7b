import { expect, it } from 'vitest';
import { newAccount, noAttempts } from '../account/account.ts';
import { unlock } from './unlock.ts';

const account = newAccount('alice');
const tried = { failures: 5, blockedUntil: 1 };

it.each(['code', 'password', 'activation'] as const)(
  'unlocking forgets the failures of the lane %s, and is written down',
  (lane) => {
    const waiting = { ...account, attempts: { ...account.attempts, [lane]: tried } };

    const decision = unlock(waiting, { actor: 'operator' });

    expect(decision).toEqual({
      next: { ...account, attempts: { ...account.attempts, [lane]: noAttempts } },
      events: [{ type: 'unlocked', actor: 'operator' }],
      result: null,
    });
    expect(decision).not.toHaveProperty('events.0.reason');
  },
);

it('unlocking changes nothing where there is nothing to forget, not even what the owner has frozen', () => {
  const frozen = { ...account, frozenUntil: 1 };

  expect(unlock(frozen, { actor: 'operator', reason: 'x' })).toEqual({ result: null });
});
