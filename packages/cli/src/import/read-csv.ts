/** One record of a CSV file. */
export interface CsvRecord {
  /** Where it begins. */
  readonly line: number;
  readonly cells: readonly string[];
  /** A cell begins with a quotation mark and does not end with its other one: nobody can tell what it holds. */
  readonly isDamaged: boolean;
}

/** Reads CSV (RFC 4180): cells in quotation marks may hold commas, line breaks and doubled quotation marks. */
export function readCsv(text: string): readonly CsvRecord[] {
  const records: CsvRecord[] = [];
  const cellAt = /(?:[ \t]*"((?:[^"]|"")*)"[ \t]*|([^,\r\n]*))(,|\r?\n|\r|$)/y;
  let cells: string[] = [];
  let isDamaged = false;
  let [line, begins] = [1, 1];
  cellAt.lastIndex = text.startsWith('\uFEFF') ? 1 : 0;
  while (cellAt.lastIndex < text.length || cells.length > 0) {
    const found = cellAt.exec(text);
    if (found === null) break; // never: what is no cell in quotation marks is a bare one
    const [whole, quoted, bare = '', end] = found;
    cells.push(quoted?.replaceAll('""', '"') ?? bare.trim());
    isDamaged ||= quoted === undefined && bare.trim().startsWith('"');
    line += whole.match(/\r\n|\n|\r/g)?.length ?? 0;
    if (end === ',') continue;
    if (cells.length > 1 || cells[0] !== '') records.push({ line: begins, cells, isDamaged });
    [cells, isDamaged] = [[], false];
    begins = line;
  }
  return records;
}
