import type { Instant } from '../time/instant.ts';
import type { Account } from './account.ts';
import type { Refusal } from './decision.ts';

/** When an account that is frozen now may be changed again. */
export function frozenEnd({ frozenUntil }: Account, now: Instant): Instant | undefined {
  return frozenUntil !== null && frozenUntil > now ? frozenUntil : undefined;
}

/** Why nothing about the second factor can be changed: its owner said that somebody else was at it. */
export function refuseFrozen(account: Account, now: Instant): Refusal | undefined {
  const end = frozenEnd(account, now);
  if (end === undefined) return undefined;
  const retryAfterSeconds = Math.ceil((end - now) / 1000);
  return { code: 'not_allowed', reason: 'frozen', retryAfterSeconds };
}
