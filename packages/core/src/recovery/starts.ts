import type { Account } from '../account/account.ts';
import type { Circumstances, Refusal } from '../account/decision.ts';
import type { RecoveryStart } from '../account/recovery-flow.ts';
import { dayMs } from '../time/durations.ts';
import type { Instant } from '../time/instant.ts';

const monthMs = 30 * dayMs;
/** Confirmed ones of a month and the others of a day; a document must not grow without bound. */
const mostStarts = 100;

/**
 * Why no further recovery of this account may begin for now (R10). What somebody begins with the password
 * alone counts for a day and where it came from, so that it cannot use up the owner's month.
 */
export function refuseStart(
  { recoveryStarts }: Account,
  network: string,
  { now, policy }: Pick<Circumstances, 'now' | 'policy'>,
): Refusal | undefined {
  const since = (ms: number) => recoveryStarts.filter(({ at }) => at > now - ms);
  const today = since(dayMs);
  const waits = [
    waitFor(
      today.filter((start) => start.network === network),
      { now, most: policy.recoveriesPerDay, windowMs: dayMs },
    ),
    waitFor(today, { now, most: policy.recoveryStartsPerDay, windowMs: dayMs }),
    waitFor(
      since(monthMs).filter(({ isConfirmed }) => isConfirmed),
      { now, most: policy.recoveriesPerMonth, windowMs: monthMs },
    ),
  ];
  const retryAfterSeconds = Math.max(...waits);
  return retryAfterSeconds === 0 ? undefined : { code: 'delivery_limit', retryAfterSeconds };
}

/** The starts with one more, and without those that no limit looks at any more. */
export function withStart(
  starts: readonly RecoveryStart[],
  network: string,
  now: Instant,
): readonly RecoveryStart[] {
  const counted = starts.filter(
    ({ at, isConfirmed }) => at > now - (isConfirmed ? monthMs : dayMs),
  );
  return [...counted, { at: now, network, isConfirmed: false }].slice(-mostStarts);
}

/** The starts with the newest one, which the open recovery began with, confirmed. */
export function withConfirmedStart(starts: readonly RecoveryStart[]): readonly RecoveryStart[] {
  return starts.map((start, index) =>
    index === starts.length - 1 ? { ...start, isConfirmed: true } : start,
  );
}

function waitFor(
  starts: readonly RecoveryStart[],
  { now, most, windowMs }: { now: Instant; most: number; windowMs: number },
): number {
  const oldest = starts.at(-most);
  return oldest === undefined ? 0 : Math.max(1, Math.ceil((oldest.at + windowMs - now) / 1000));
}
