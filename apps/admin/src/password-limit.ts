import { networkOf } from '@keyfob/core';
import type { RateLimiterRes } from 'rate-limiter-flexible';
import type { Data } from './data/data.ts';
import { normalEmail } from './data/users.ts';

const mostFailures = 10;
const windowSeconds = 15 * 60;

/** What came of a password: who it belongs to, or why nobody is told. */
export type PasswordVerdict<T> =
  | { readonly right: T }
  | { readonly wrong: true }
  | { readonly retryAfterSeconds: number };

/** Checks passwords for one account from one network, ten wrong ones in a quarter of an hour. */
export type PasswordLimit = <T>(
  who: { readonly email: string; readonly address: string | undefined },
  check: () => Promise<T | undefined>,
) => Promise<PasswordVerdict<T>>;

/**
 * What is counted is the wrong password, not the request: many right log-ins at once are no attack.
 * Once the limit is reached no password is looked at, and a verdict that comes after it is withheld,
 * so that guesses sent at once learn no more than guesses sent one by one.
 */
export function passwordLimit(limiter: Data['limiter']): PasswordLimit {
  const failures = limiter({ name: 'password', points: mostFailures, seconds: windowSeconds });
  const refuse = ({ msBeforeNext }: RateLimiterRes) => ({
    retryAfterSeconds: Math.max(1, Math.ceil(msBeforeNext / 1000)),
  });
  return async ({ email, address }, check) => {
    const key = `${networkOf(address)} ${normalEmail(email)}`;
    const reached = async () => {
      const known = await failures.get(key);
      return known !== null && known.consumedPoints >= mostFailures ? known : undefined;
    };
    const before = await reached();
    if (before) return refuse(before);
    const right = await check();
    if (right === undefined) {
      const counted = await failures.penalty(key);
      return counted.consumedPoints > mostFailures ? refuse(counted) : { wrong: true };
    }
    const meanwhile = await reached();
    return meanwhile ? refuse(meanwhile) : { right };
  };
}
