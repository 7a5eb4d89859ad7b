import { wrongUsage } from '../output/stop.ts';
import { readCsv } from './read-csv.ts';
import { type Readable, type Row, RowProblem, rowAt } from './row.ts';

/** The cells of one record by the name of their column; a cell that is not there is empty. */
export type Cells = (name: string) => string;

/** A system's table as CSV. */
export interface Table {
  /** Columns that must be there, each under one of these names. */
  readonly needed: readonly (readonly string[])[];
  read(cells: Cells): Omit<Readable, 'line'>;
}

/** Reads a CSV file with the columns of a table, whatever else it has. Names count in either case. */
export function readColumns(text: string, { needed, read }: Table): readonly Row[] {
  const [head, ...records] = readCsv(text);
  const names = (head?.cells ?? []).map(plainName);
  const lacking = needed.find((each) => !each.some((name) => names.includes(plainName(name))));
  if (lacking !== undefined) {
    throw wrongUsage(
      `the file has no column ${lacking.join(' or ')}; its first line must name the columns`,
    );
  }
  return records.map(({ line, cells, isDamaged }) => {
    const cell = (name: string) => cells[names.indexOf(plainName(name))] ?? '';
    const userId = userIdIn(cell);
    return rowAt(
      line,
      () => {
        if (isDamaged) throw new RowProblem('has a quotation mark without its other one');
        if (cells.length !== names.length) {
          throw new RowProblem(`has ${cells.length} cells, and there are ${names.length} columns`);
        }
        return read(cell);
      },
      userId,
    );
  });
}

/** Most systems name the column so or so. */
export function userIdIn(cell: Cells): string {
  return cell('user_id');
}

/** `userId`, `user_id` and `USER ID` are one name. */
function plainName(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}
