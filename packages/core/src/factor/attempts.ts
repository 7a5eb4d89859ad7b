import type { Account } from '../account/account.ts';
import { type Attempts, noAttempts } from '../account/account.ts';
import type { Circumstances, Refusal, Refused } from '../account/decision.ts';
import type { AuditEvent, Lane, Purpose } from '../account/events.ts';
import type { Policy } from '../policy/policy.ts';
import { waitAfter } from '../policy/waits.ts';
import type { Instant } from '../time/instant.ts';

/** Why a lane takes nothing at the moment, or undefined when it does. */
export function refuseBlocked(
  account: Account,
  lane: Lane,
  { now, policy }: Circumstances,
): Refusal | undefined {
  const attempts = account.attempts[lane];
  if (isClosed(account, lane, policy)) return { code: 'too_many_attempts' };
  const seconds = waitSeconds(attempts, now);
  return seconds === 0 ? undefined : { code: 'too_many_attempts', retryAfterSeconds: seconds };
}

/** Whether the owner must prove anew who they are before any code counts again (L2). */
export function isClosed(account: Account, lane: Lane, policy: Policy): boolean {
  return lane === 'code' && account.attempts.code.failures >= policy.failureCap;
}

/** Whole seconds until a lane takes another attempt; 0 when it does so now. */
export function waitSeconds({ blockedUntil }: Attempts, now: Instant): number {
  return blockedUntil === null ? 0 : Math.max(0, Math.ceil((blockedUntil - now) / 1000));
}

/** Counts one failure: the account after it, and the events that tell of a new wait or of the end. */
function countFailure(
  account: Account,
  lane: Lane,
  { now, policy }: Circumstances,
): {
  account: Account;
  events: AuditEvent[];
  failures: number;
  retryAfterSeconds?: number | undefined;
} {
  const failures = account.attempts[lane].failures + 1;
  const wait = waitAfter(failures, policy);
  const counted: Account = {
    ...account,
    attempts: {
      ...account.attempts,
      [lane]: { failures, blockedUntil: wait === 0 ? null : now + wait * 1000 },
    },
  };
  if (isClosed(counted, lane, policy)) {
    return { account: counted, events: [{ type: 'authenticators_closed', failures }], failures };
  }
  if (wait === 0) return { account: counted, events: [], failures };
  const blocked: AuditEvent = { type: 'attempts_blocked', lane, waitSeconds: wait };
  return { account: counted, events: [blocked], failures, retryAfterSeconds: wait };
}

/** Counts a wrong password or code, and says so. */
export function refuseAttempt(
  account: Account,
  { lane, purpose }: { readonly lane: Lane; readonly purpose: Purpose },
  circumstances: Circumstances,
): Refused {
  const counted = countFailure(account, lane, circumstances);
  const { failures, retryAfterSeconds } = counted;
  const [type, code] =
    lane === 'password'
      ? (['password_refused', 'wrong_password'] as const)
      : (['code_refused', 'wrong_code'] as const);
  return {
    next: counted.account,
    events: [{ type, purpose, failures }, ...counted.events],
    refuse: { code, retryAfterSeconds },
  };
}

/** Forgets the failures of some lanes, after a success in them. */
export function clearFailures(account: Account, ...lanes: readonly Lane[]): Account {
  const cleared = Object.fromEntries(lanes.map((lane) => [lane, noAttempts]));
  return { ...account, attempts: { ...account.attempts, ...cleared } };
}
