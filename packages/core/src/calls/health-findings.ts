import type { Health, HealthCheck, HealthChecks } from '../contract/index.ts';
import { healthLimits } from '../policy/health-limits.ts';
import type { Outbox } from '../ports/store.ts';
import type { Instant } from '../time/instant.ts';

/** What makes a process not ready: with any of these it cannot answer rightly. The outbox is everybody's. */
const needed = ['store', 'keys', 'clock'] as const;

/** One answer out of all checks. */
export function summed(checks: HealthChecks): Health {
  const isReady = needed.every((name) => ['ok', 'degraded'].includes(checks[name].status));
  const isWell = isReady && Object.values(checks).every(({ status }) => status === 'ok');
  return { status: isWell ? 'ready' : isReady ? 'degraded' : 'not_ready', checks };
}

/**
 * Codes go by the store's clock. Which of the two is wrong nobody can tell here; when it is the store's
 * and it is off by a whole step, right codes are refused and counted.
 */
export function clockCheck({
  offsetMs,
  uncertainMs,
}: {
  readonly offsetMs: number;
  readonly uncertainMs: number;
}): HealthChecks['clock'] {
  const atLeastMs = Math.max(0, Math.abs(offsetMs) - uncertainMs);
  const isOff = atLeastMs > healthLimits.clockMs;
  const status = atLeastMs > healthLimits.clockFailedMs ? 'failed' : isOff ? 'degraded' : 'ok';
  return { status, offsetSeconds: (Math.sign(offsetMs) * Math.round(atLeastMs)) / 1000 };
}

/** How much waits, and whether it waits too long. */
export function backlogCheck(
  { waiting, oldestDueAt }: Awaited<ReturnType<Outbox['backlog']>>,
  now: Instant,
): Omit<HealthChecks['outbox'], 'failing'> {
  const oldestDueMs = Math.max(0, now - (oldestDueAt ?? now));
  const status = oldestDueMs >= healthLimits.backlogMs ? 'degraded' : 'ok';
  return { status, waiting, oldestDueSeconds: Math.round(oldestDueMs / 1000) };
}

/** The same with the channels that fail in this process. */
export function withFailing(
  check: HealthCheck & Omit<HealthChecks['outbox'], 'failing'>,
  failing: HealthChecks['outbox']['failing'],
): HealthChecks['outbox'] {
  const isFailing = failing.length > 0 && check.status === 'ok';
  return { ...check, status: isFailing ? 'degraded' : check.status, failing };
}
