import type { Authenticator } from '../account/account.ts';
import type { Circumstances } from '../account/decision.ts';
import { hourSeconds } from '../time/durations.ts';
import { startOfStep, stepAt } from './totp.ts';

/**
 * A last step that lies further ahead than this was accepted under a clock that was wrong by hours. A
 * clock that is set back by less leaves every step spent (attack 31).
 */
const furthestAheadMs = 2 * hourSeconds * 1000;
/** So many used steps are remembered of the past, and as many of a time that is still to come. */
const mostSteps = 24;

/** What decides which steps are spent. */
export type StepClock = Pick<Circumstances, 'now' | 'policy' | 'restoredAt'>;

/**
 * The step up to which nothing is accepted any more (C4, C6). After a clock that was hours ahead it is
 * the last one that can have been of its time: else its owner would have to wait for the wrong day. After
 * a restored backup it is the last one that could have been used before.
 */
export function spentUpTo(authenticator: Authenticator, clock: StepClock): number {
  const { lastStep, recentSteps, periodSeconds } = authenticator;
  const { now, policy, restoredAt } = clock;
  const isOfThisTime = lastStep <= stepAt(now + furthestAheadMs, periodSeconds);
  const past = recentSteps.filter((step) => !isToCome(step, authenticator, clock));
  const spent = Math.max(-1, ...past, isOfThisTime ? lastStep : -1);
  if (restoredAt === undefined) return spent;
  return Math.max(spent, stepAt(restoredAt, periodSeconds) + policy.window);
}

/** Whether a step was used, or one after it. */
export function isSpent(authenticator: Authenticator, step: number, clock: StepClock): boolean {
  return step <= spentUpTo(authenticator, clock) || authenticator.recentSteps.includes(step);
}

/**
 * The authenticator after a code of a step was accepted. Steps that a clock ahead has used up are kept
 * until their time comes and is over: no code works twice, whatever the clock did.
 */
export function spend(authenticator: Authenticator, step: number, clock: StepClock): Authenticator {
  const all = [...authenticator.recentSteps, step];
  const past = all.filter((each) => !isToCome(each, authenticator, clock));
  const toCome = all.filter((each) => isToCome(each, authenticator, clock));
  const recentSteps = [...toCome.slice(-mostSteps), ...past.slice(-mostSteps)];
  return { ...authenticator, lastStep: step, recentSteps, lastUsedAt: clock.now };
}

function isToCome(
  step: number,
  { periodSeconds }: Authenticator,
  { now, policy }: StepClock,
): boolean {
  return step > stepAt(now, periodSeconds) + policy.window;
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
