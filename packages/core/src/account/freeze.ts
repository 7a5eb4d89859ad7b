import type { Instant } from '../time/instant.ts';
import type { Account } from './account.ts';
import type { Refusal } from './decision.ts';

/** Why nothing about the second factor can be changed: its owner said that somebody else was at it. */
export function refuseFrozen({ frozenUntil }: Account, now: Instant): Refusal | undefined {
  if (frozenUntil === null || frozenUntil <= now) return undefined;
  const retryAfterSeconds = Math.ceil((frozenUntil - now) / 1000);
  return { code: 'not_allowed', reason: 'frozen', retryAfterSeconds };
}
