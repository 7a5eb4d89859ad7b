import { healthLimits } from '@keyfob/core';
import { counted } from '../../output/table.ts';
import type { Facts } from '../facts.ts';
import { doubtful, type Finding, fine, wrong } from '../finding.ts';

/** Whether messages get out, channel by channel. */
export function checkDelivery({ figures, now }: Facts): Finding[] {
  if (figures === undefined) return [];
  const findings = figures.channels.flatMap(({ channel, waiting, firstDueAt, lastDay }) => {
    const found: Finding[] = [];
    const dueMs = now - (firstDueAt ?? now);
    if (dueMs >= healthLimits.backlogMs) {
      const minutes = Math.floor(dueMs / 60_000);
      const what = `${counted(waiting, `${channel} message`)} wait, the first for ${counted(minutes, 'minute')}`;
      const fix =
        'is `keyfob.startDelivery()` running in one process at least? Look for "held up" in its faults';
      found.push(wrong('delivery.backlog', what, fix));
    }
    const lost = lastDay.failed + lastDay.dropped;
    if (lost < healthLimits.channelFailures || lost < lastDay.sent) return found;
    const what = `of ${channel}, ${lost} were given up within a day and ${lastDay.sent} were sent`;
    const fix = `try the ${channel} account by hand; the application's faults say "given up" and why`;
    found.push(
      lastDay.sent === 0
        ? wrong('delivery.dead', what, fix)
        : doubtful('delivery.failing', what, fix),
    );
    return found;
  });
  return findings.length > 0 ? findings : [fine('delivery', 'messages get out')];
}
