import { healthLimits } from '@keyfob/core';
import type { Facts } from '../facts.ts';
import { type Finding, fine, wrong } from '../finding.ts';

/** Whether this machine and the database agree on the time; codes depend on the database's clock. */
export function checkClock({ clock }: Facts): Finding[] {
  if (clock === undefined) return [];
  const { offsetMs, uncertainMs } = clock;
  const seconds = (Math.abs(offsetMs) / 1000).toFixed(1);
  if (Math.abs(offsetMs) - uncertainMs <= healthLimits.clockMs) {
    return [fine('clock', 'this machine and the database agree on the time')];
  }
  const side = offsetMs > 0 ? 'ahead of' : 'behind';
  return [
    wrong(
      'clock',
      `the clock of this machine is ${seconds} s ${side} that of the database`,
      'keep both by NTP: codes are checked by the clock of the database, and 30 s off they are wrong',
    ),
  ];
}
