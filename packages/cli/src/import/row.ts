import type { ForeignAuthenticator } from '@keyfob/core';

/** What a file of another system says of one authenticator. */
export type Row = Readable | Unreadable;

export interface Readable {
  /** Counted from 1, as editors do. */
  readonly line: number;
  readonly userId: string;
  /** The site that the authenticator is for, where the file tells. */
  readonly issuer?: string | undefined;
  readonly authenticator: ForeignAuthenticator & { readonly name?: string | undefined };
}

/** One that cannot be read, and why; the reason holds no key. */
export interface Unreadable {
  readonly line: number;
  readonly userId?: string | undefined;
  readonly problem: string;
}

/** Reads the text of a file, row by row. */
export type Format = (text: string) => readonly Row[];

export const defaults = { algorithm: 'SHA1', digits: 6, periodSeconds: 30 } as const;

/** A value in a row that cannot be right. */
export class RowProblem extends Error {
  override readonly name = 'RowProblem';
}

/** Makes a row of what `read` reads; what it throws becomes the row's problem. */
export function rowAt(
  line: number,
  read: () => Omit<Readable, 'line'>,
  userId?: string | undefined,
): Row {
  try {
    return { line, ...read() };
  } catch (error) {
    if (error instanceof RowProblem) return { line, userId, problem: error.message };
    throw error;
  }
}
