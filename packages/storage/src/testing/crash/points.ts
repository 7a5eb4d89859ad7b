/** A place in an operation where a process ends. */
export interface Point {
  readonly name: string;
  /** How many statements have come back by then. */
  readonly endsAfter: number;
}

/**
 * Where to end an operation that has made these statements. A statement that writes nothing leaves everything
 * as it was before it, and nobody sees what a transaction has written before its commit: the process is not
 * ended after those unless all points are asked for.
 */
export function pointsOf(statements: readonly string[], isAll: boolean): readonly Point[] {
  const points = statements.map((sql, index) => {
    const next = statements[index + 1];
    const name = `after ${wordsOf(sql)}, before ${next === undefined ? 'the answer' : wordsOf(next)}`;
    return { sql, next, name, endsAfter: index + 1 };
  });
  const chosen = points.filter(({ sql, next = '' }, index) => {
    if (isAll || isCommit(sql) || isCommit(next)) return true;
    return !isInside(statements, index) && (isWrite(sql) || isWrite(next));
  });
  return chosen;
}

const isCommit = (sql: string) => /^COMMIT/.test(sql);
const isWrite = (sql: string) => !/^(SELECT|SHOW|PRAGMA|BEGIN|START|SET|ROLLBACK)/.test(sql);

/** Whether a transaction is open after the statement. */
function isInside(statements: readonly string[], index: number): boolean {
  const before = statements.slice(0, index + 1);
  return before.findLastIndex((sql) => /^(BEGIN|START)/.test(sql)) > before.findLastIndex(isCommit);
}

/** A statement in a few words, such as `UPDATE account`. */
function wordsOf(sql: string): string {
  const tables = 'account|event|message|budget|request|turn|migration';
  const [verb = sql] = /^\w+/.exec(sql) ?? [];
  const found = [...sql.matchAll(new RegExp(`(?:^|[^a-z])(${tables})["\`]?(?=[\\s(.,]|$)`, 'g'))];
  const named = [...new Set(found.map(([, table]) => table))];
  if (verb === 'SEND') return sql.replace('SEND', 'sending');
  return [verb, ...named].join(' ');
}
