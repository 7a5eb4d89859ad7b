const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const monthMs = 30.44 * dayMs;
const yearMs = 365.25 * dayMs;

/** A moment as seen from now: "in 3 hours", "2 days ago"; empty for what is no date. */
export function relativeTime(language: string, timestamp: string, nowMs: number): string {
  const awayMs = Date.parse(timestamp) - nowMs;
  if (Number.isNaN(awayMs)) return '';
  const [unit, unitMs] = unitFor(Math.abs(awayMs));
  const count = Math.round(awayMs / unitMs);
  // "now" instead of "in 0 minutes"
  if (count === 0)
    return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(0, 'second');
  return new Intl.RelativeTimeFormat(language).format(count, unit);
}

/** Two of a unit are still told in the smaller one: at a desk it matters which half of a day. */
function unitFor(distanceMs: number): [Intl.RelativeTimeFormatUnit, unitMs: number] {
  if (distanceMs < hourMs) return ['minute', minuteMs];
  if (distanceMs < 2 * dayMs) return ['hour', hourMs];
  if (distanceMs < 2 * monthMs) return ['day', dayMs];
  return distanceMs < 2 * yearMs ? ['month', monthMs] : ['year', yearMs];
}
