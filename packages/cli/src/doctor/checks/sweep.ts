import { limits } from '@keyfob/core';
import { counted } from '../../output/table.ts';
import type { Facts } from '../facts.ts';
import { doubtful, type Finding, fine } from '../finding.ts';

const dayMs = 86_400_000;
/** The sweep is hourly, and takes a bounded number each time. */
const graceDays = 2;

/** Whether events go when the policy says that they do. */
export function checkSweep({ figures, now, policy }: Facts): Finding[] {
  if (figures?.oldestEventAt === undefined) return [];
  const kept = 'problem' in policy ? limits.eventsKeptDays.default : policy.eventsKeptDays;
  const days = Math.floor((now - figures.oldestEventAt) / dayMs);
  if (days <= kept + graceDays) return [fine('sweep', 'no event is older than the policy keeps')];
  const what = `the oldest event is ${counted(days, 'day')} old, and the policy keeps ${kept}`;
  const fix =
    'nothing sweeps: run `keyfob.startDelivery()` in one process, or call `keyfob.deliver()`';
  return [doubtful('sweep', what, fix)];
}
