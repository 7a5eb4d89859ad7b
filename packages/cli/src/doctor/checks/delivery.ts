import { counted } from '../../output/table.ts';
import type { Facts } from '../facts.ts';
import { doubtful, type Finding, fine, wrong } from '../finding.ts';

/** So long a message that is due may wait while everything is well. */
const mostMinutes = 10;
/** So many that were never delivered in a day, and a channel is suspect. */
const fewFailures = 3;

/** Whether messages get out, channel by channel. */
export function checkDelivery({ figures, now }: Facts): Finding[] {
  if (figures === undefined) return [];
  const findings = figures.channels.flatMap(({ channel, waiting, firstDueAt, lastDay }) => {
    const found: Finding[] = [];
    const minutes = Math.floor((now - (firstDueAt ?? now)) / 60_000);
    if (minutes >= mostMinutes) {
      const what = `${counted(waiting, `${channel} message`)} wait, the first for ${counted(minutes, 'minute')}`;
      const fix =
        'is `keyfob.startDelivery()` running in one process at least? Look for "held up" in its faults';
      found.push(wrong('delivery.backlog', what, fix));
    }
    const lost = lastDay.failed + lastDay.dropped;
    if (lost < fewFailures || lost < lastDay.sent) return found;
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
