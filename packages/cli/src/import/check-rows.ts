import { importProblem, type Policy } from '@keyfob/core';
import { toUserId } from '@keyfob/core/adapter';
import type { Readable, Row } from './row.ts';

/** What becomes of one row before any account is looked at. */
export type Checked =
  | { readonly row: Readable }
  | { readonly line: number; readonly userId?: string | undefined; readonly refused: string };

/** Says of each row whether it can be right by itself and beside the others of its file. */
export function checkRows(rows: readonly Row[], policy: Policy): readonly Checked[] {
  const lineOfUser = new Map<string, number>();
  const lineOfKey = new Map<string, number>();
  return rows.map((row) => {
    if ('problem' in row) return { line: row.line, userId: row.userId, refused: row.problem };
    const { line, userId, authenticator } = row;
    const refuse = (refused: string) => ({ line, userId, refused });
    const idProblem = problemOfId(userId);
    if (idProblem !== undefined) return refuse(idProblem);
    const first = lineOfUser.get(userId);
    if (first !== undefined) {
      return refuse(
        `is of a user who stands in line ${first} already; an account has one authenticator`,
      );
    }
    lineOfUser.set(userId, line);
    const problem = importProblem(authenticator, policy);
    if (problem !== undefined) return refuse(problem);
    // Made at random, two are never the same: this one was written into a program or copied.
    const key = Buffer.from(authenticator.key).toString('base64');
    const same = lineOfKey.get(key);
    if (same !== undefined) return refuse(`has the same shared key as line ${same}`);
    lineOfKey.set(key, line);
    return { row };
  });
}

function problemOfId(userId: string): string | undefined {
  try {
    toUserId(userId, 'has a user id that');
    return undefined;
  } catch (error) {
    return (error as Error).message.split(';')[0];
  }
}
