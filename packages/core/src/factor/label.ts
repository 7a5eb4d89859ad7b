const longestLabel = 128;

/**
 * Why a text cannot stand in an `otpauth:` label, or undefined when it can. A colon would end the
 * issuer early (C10); control characters and broken Unicode are read differently by each app.
 */
export function labelProblem(text: string): string | undefined {
  if (text.length === 0 || text.trim() !== text) return 'is empty or has spaces around it';
  if (text.length > longestLabel) return `is longer than ${longestLabel} characters`;
  if (text.includes(':')) return 'has a colon';
  if (!text.isWellFormed() || /\p{Cc}/u.test(text)) return 'has control characters';
  return undefined;
}

/**
 * A log-in name made fit for the `otpauth:` label: NFC, without control and format characters and
 * outer spaces, each colon a hyphen (`CORP:alice` becomes `CORP-alice`), and cut at 128 characters
 * with an ellipsis. Names come from directories, and nobody can be asked for another one.
 *
 * @returns an empty text where nothing is left
 */
export function fitLabel(text: string): string {
  const fit = text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}\ufffd]/gu, '')
    .replaceAll(':', '-')
    .normalize('NFC')
    .trim();
  return fit.length <= longestLabel ? fit : `${cut(fit, longestLabel - 1).trimEnd()}…`;
}

/** The beginning of a text, without half a character at its end. */
function cut(text: string, length: number): string {
  const beginning = text.slice(0, length);
  return beginning.isWellFormed() ? beginning : beginning.slice(0, -1);
}
