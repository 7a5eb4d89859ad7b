import type { StoredEvent } from '../account/events.ts';
import type { SupportRequest } from '../account/support-request.ts';

/** Lines of an export, each with the same columns. */
export interface Trail {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | undefined)[])[];
}

/** What happened to some requests. */
export function trailOf(requests: readonly SupportRequest[]): Trail {
  return {
    columns: ['request', 'at', 'by', 'action', 'text'],
    rows: requests.flatMap(({ id, trail }) =>
      trail.map(({ at, by, action, text }) => [
        ...[id, new Date(at).toISOString(), by, action, text],
      ]),
    ),
  };
}

/** What happened to the second factor of an account; events hold nothing secret (G1). */
export function trailOfEvents(events: readonly StoredEvent[]): Trail {
  return {
    columns: ['user', 'at', 'event', 'address', 'browser', 'detail'],
    rows: events.map(({ id, userId, at, type, client, ...detail }) => [
      ...[userId, new Date(at).toISOString(), type],
      ...[client?.address, client?.userAgent, JSON.stringify(detail)],
    ]),
  };
}

/**
 * A trail as CSV (RFC 4180) with a header, every cell quoted. Safe to open in a spreadsheet: no cell is
 * a formula, and no text breaks out of its line (G2).
 */
export function toCsv({ columns, rows }: Trail): string {
  const lines = [columns, ...rows].map((cells) => cells.map((cell = '') => toCell(cell)).join(','));
  return lines.map((line) => `${line}\r\n`).join('');
}

/** A trail as one JSON document a line, without what it lacks. */
export function toJsonLines({ columns, rows }: Trail): string {
  return rows
    .map((cells) => Object.fromEntries(columns.map((column, index) => [column, cells[index]])))
    .map((row) => `${escaped(JSON.stringify(row))}\n`)
    .join('');
}

/**
 * An apostrophe makes a spreadsheet take a formula for text. Where the semicolon parts cells, as in
 * much of Europe, a formula can also begin in the middle of ours.
 */
function toCell(text: string): string {
  const harmless = text
    .replace(/^(?=\s*[=+\-@\t＝＋－＠])/, "'")
    .replaceAll(/(;[\s"]*)(?=[=+\-@＝＋－＠])/g, "$1'");
  return `"${escaped(harmless.replaceAll('\\', '\\\\')).replaceAll('"', '""')}"`;
}

/** Writes control characters, line ends and changes of direction as what JSON calls them. */
function escaped(text: string): string {
  return text.replaceAll(
    /[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu,
    (character) =>
      ({ '\n': '\\n', '\r': '\\r', '\t': '\\t' })[character] ??
      `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
