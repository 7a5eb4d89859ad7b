/** A day in words; empty for what is no date. */
export function formatDate(language: string, timestamp: string): string {
  return format(language, timestamp, { dateStyle: 'long' });
}

/** A day and a time; empty for what is no date. */
export function formatDateTime(language: string, timestamp: string): string {
  return format(language, timestamp, { dateStyle: 'medium', timeStyle: 'short' });
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
