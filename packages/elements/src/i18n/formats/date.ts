/** A day in words; empty for what is no date. */
export function formatDate(language: string, timestamp: string): string {
  return format(language, timestamp, { dateStyle: 'medium' });
}

/** A day and a time; empty for what is no date. */
export function formatDateTime(language: string, timestamp: string): string {
  return format(language, timestamp, { dateStyle: 'medium', timeStyle: 'short' });
}

/** The end of a wait, to the full minute: whoever comes then is not too early. */
export function formatEnd(language: string, ms: number): string {
  const minute = 60_000;
  const end = new Date(Math.ceil(ms / minute) * minute);
  return Number.isNaN(end.getTime()) ? '' : formatDateTime(language, end.toISOString());
}

/** A moment in the given style; empty for what is no date. */
export function format(
  language: string,
  timestamp: string,
  style: Intl.DateTimeFormatOptions,
): string {
  const moment = new Date(timestamp);
  if (Number.isNaN(moment.getTime())) return '';
  return new Intl.DateTimeFormat(language, style).format(moment);
}
