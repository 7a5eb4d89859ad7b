import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface SizeRow {
  readonly what: string;
  readonly file: string;
  readonly readyBytes: number;
  readonly entry: string;
  readonly appBytes: number;
}

const readme = join(import.meta.dirname, '../README.md');
const [begin, end] = ['<!-- sizes -->', '<!-- /sizes -->'];

/** Writes the table of sizes into the README. */
export function writeSizes(rows: readonly SizeRow[]): void {
  const { before, after } = readReadme();
  writeFileSync(readme, `${before}${table(rows)}${after}`);
}

/** Whether the README has exactly this table. A tenth of a kB is as exact as another zlib allows. */
export function hasSizes(rows: readonly SizeRow[]): boolean {
  return readReadme().written === table(rows);
}

function readReadme(): Record<'before' | 'written' | 'after', string> {
  const text = readFileSync(readme, 'utf8');
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`the README has no ${begin} … ${end}`);
  const start = from + begin.length;
  return { before: text.slice(0, start), written: text.slice(start, to), after: text.slice(to) };
}

function table(rows: readonly SizeRow[]): string {
  const lines = rows.map(
    ({ what, file, readyBytes, entry, appBytes }) =>
      `| ${what} | ${file} | ${kilobytes(readyBytes)} | ${entry} | ${kilobytes(appBytes)} |`,
  );
  return `\n\n${[
    '| Page | Ready file | | With your bundler | |',
    '| --- | --- | ---: | --- | ---: |',
    ...lines,
  ].join('\n')}\n\n`;
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
