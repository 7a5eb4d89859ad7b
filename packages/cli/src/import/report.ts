import { plain } from '../output/plain.ts';
import { counted, table } from '../output/table.ts';

/** What became of one row. */
export interface Outcome {
  readonly line: number;
  readonly userId?: string | undefined;
  /** `left`: nothing was wrong, and nothing was done. */
  readonly outcome: 'imported' | 'left' | 'refused';
  readonly reason?: string;
}

export interface Report {
  readonly isDryRun: boolean;
  readonly imported: number;
  readonly left: number;
  readonly refused: number;
  readonly rows: readonly Outcome[];
}

export function reportOf(rows: readonly Outcome[], isDryRun: boolean): Report {
  const count = (outcome: Outcome['outcome']) =>
    rows.filter((row) => row.outcome === outcome).length;
  return {
    ...{ isDryRun, imported: count('imported'), left: count('left'), refused: count('refused') },
    rows: rows.toSorted((one, other) => one.line - other.line),
  };
}

/** For people: what was refused or left, line by line, and the counts. */
export function reportText({ isDryRun, imported, left, refused, rows }: Report): string {
  const told = rows.filter(({ outcome }) => outcome !== 'imported');
  const lines = told.map(({ line, userId, outcome, reason = '' }) => [
    `line ${line}`,
    ...[outcome, plain(userId ?? ''), plain(reason)],
  ]);
  const verb = isDryRun ? 'would be imported' : 'imported';
  return [
    told.length > 0 ? `${table(lines)}\n` : '',
    `${counted(imported, 'authenticator')} ${verb}, ${left} left alone, ${refused} refused\n`,
    isDryRun ? 'Nothing was written: this was a dry run\n' : '',
  ].join('');
}
