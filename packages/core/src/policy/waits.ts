import type { Policy } from './policy.ts';

/** How long to wait after so many failures in a row, in seconds. */
export function waitAfter(failures: number, policy: Policy): number {
  const costly = failures - policy.freeFailures;
  if (costly <= 0) return 0;
  return Math.min(policy.firstWaitSeconds * 2 ** (costly - 1), policy.longestWaitSeconds);
}
