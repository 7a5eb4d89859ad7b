/** A day in words; empty for what is no date. */
export function formatDate(language: string, timestamp: string): string {
  return format(language, timestamp, { dateStyle: 'medium' });
}

/** A day and a time; empty for what is no date. */
export function formatDateTime(language: string, moment: string | number): string {
  return format(language, moment, { dateStyle: 'medium', timeStyle: 'short' });
}

/** The end of a wait, to the full minute: whoever comes then is not too early. */
export function formatEnd(language: string, ms: number): string {
  const minute = 60_000;
  return formatDateTime(language, Math.ceil(ms / minute) * minute);
}

/** A moment in the given style; empty for what is no date. */
export function format(
  language: string,
  moment: string | number,
  style: Intl.DateTimeFormatOptions,
): string {
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) return '';
  return new Intl.DateTimeFormat(language, style).format(date);
}
