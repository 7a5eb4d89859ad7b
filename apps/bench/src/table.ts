/** What a part of the comparison has found. */
export interface Table {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly bars: readonly Bar[];
  /** What a reader must know of the figures. */
  readonly note?: string;
}

/** What a figure must reach. */
export interface Bar {
  readonly what: string;
  readonly measured: number;
  readonly bar: number;
  readonly isReached: boolean;
  /** `at least`, or `at most`. */
  readonly side: string;
}

export function barOf(what: string, measured: number, atLeast: number): Bar {
  return { what, measured, bar: atLeast, isReached: measured >= atLeast, side: 'at least' };
}

export function ceilingOf(what: string, measured: number, atMost: number): Bar {
  return { what, measured, bar: atMost, isReached: measured <= atMost, side: 'at most' };
}

export function markdownOf({ title, head, rows, bars, note }: Table): string {
  const lines = [
    ...[`## ${title}`, ''],
    ...(note ? [note, ''] : []),
    ...tableLines(head, rows),
    ...(bars.length > 0
      ? ['', ...tableLines(['figure', 'measured', 'bar', ''], bars.map(barRow))]
      : []),
  ];
  return `${lines.join('\n')}\n`;
}

function barRow({ what, measured, side, bar, isReached }: Bar): readonly string[] {
  return [what, measured.toFixed(2), `${side} ${bar}`, isReached ? 'reached' : 'not reached'];
}

/** Padded, so that the same text reads well on a screen. */
function tableLines(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = head.map((name, column) =>
    Math.max(3, name.length, ...rows.map((row) => (row[column] ?? '').length)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [
    line(head),
    `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`,
    ...rows.map(line),
  ];
}
