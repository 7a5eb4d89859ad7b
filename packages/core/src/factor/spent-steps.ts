import type { Authenticator } from '../account/account.ts';
import type { Circumstances } from '../account/decision.ts';
import { hourSeconds } from '../time/durations.ts';
import type { Instant } from '../time/instant.ts';
import { startOfStep, stepAt } from './totp.ts';

/**
 * A last step that lies further ahead than this was accepted under a clock that was wrong by hours. A
 * clock that is set back by less leaves every step spent (attack 31).
 */
const furthestAheadMs = 2 * hourSeconds * 1000;
const mostRecentSteps = 8;

/** What decides which steps are spent. */
export type StepClock = Pick<Circumstances, 'now' | 'policy' | 'restoredAt'>;

/**
 * The step up to which nothing is accepted any more (C4, C6). After a clock that was hours ahead it is
 * the last one that can have been of its time: else its owner would have to wait for the wrong day. After
 * a restored backup it is the last one that could have been used before.
 */
export function spentUpTo(
  { lastStep, recentSteps, periodSeconds }: Authenticator,
  { now, policy, restoredAt }: StepClock,
): number {
  const isOfThisTime = lastStep <= stepAt(now + furthestAheadMs, periodSeconds);
  const newest = stepAt(now, periodSeconds) + policy.window;
  const ofThisTime = recentSteps.filter((step) => step <= newest);
  const spent = isOfThisTime ? lastStep : Math.max(-1, ...ofThisTime);
  if (restoredAt === undefined) return spent;
  return Math.max(spent, stepAt(restoredAt, periodSeconds) + policy.window);
}

/** Whether a step was used, or one after it. */
export function isSpent(authenticator: Authenticator, step: number, clock: StepClock): boolean {
  return step <= spentUpTo(authenticator, clock) || authenticator.recentSteps.includes(step);
}

/** The authenticator after a code of a step was accepted. */
export function spend(authenticator: Authenticator, step: number, now: Instant): Authenticator {
  const recentSteps = [...authenticator.recentSteps, step].slice(-mostRecentSteps);
  return { ...authenticator, lastStep: step, recentSteps, lastUsedAt: now };
}

/** Whole seconds until an authenticator that shows the code of a spent step shows one that counts. */
export function secondsToNextCode(
  authenticator: Authenticator,
  step: number,
  clock: StepClock,
): number {
  const { periodSeconds } = authenticator;
  // The clock of an authenticator may be a step off; it shows the next fresh code that many steps from now.
  const stepsToGo = Math.max(spentUpTo(authenticator, clock), step) + 1 - step;
  const current = stepAt(clock.now, periodSeconds);
  const usableAt = startOfStep(current + stepsToGo, periodSeconds);
  return Math.ceil((usableAt - clock.now) / 1000);
}
