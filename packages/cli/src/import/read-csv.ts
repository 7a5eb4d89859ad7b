/** One record of a CSV file. */
export interface CsvRecord {
  /** Where it begins. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** Reads CSV (RFC 4180): cells in quotation marks may hold commas, line breaks and doubled quotation marks. */
export function readCsv(text: string): readonly CsvRecord[] {
  const records: CsvRecord[] = [];
  const cellAt = /("(?:[^"]|"")*"|[^,"\r\n]*)[^,\r\n]*(,|\r?\n|\r|$)/y;
  let cells: string[] = [];
  let [line, begins] = [1, 1];
  cellAt.lastIndex = text.startsWith('\uFEFF') ? 1 : 0;
  while (cellAt.lastIndex < text.length || cells.length > 0) {
    const found = cellAt.exec(text);
    if (found === null) break;
    const [whole, cell = '', end = ''] = found;
    cells.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell.trim());
    line += whole.match(/\r\n|\n|\r/g)?.length ?? 0;
    if (end === ',') continue;
    if (cells.length > 1 || cells[0] !== '') records.push({ line: begins, cells });
    cells = [];
    begins = line;
  }
  return records;
}
