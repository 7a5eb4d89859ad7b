import type { ForeignAuthenticator } from '@keyfob/core';
import { type Field, readMessage } from '../protobuf.ts';
import { defaults, type Format, type Readable, type Row, RowProblem, rowAt } from '../row.ts';
import { labelParts, linesOf } from './otpauth.ts';

const algorithms: Readonly<Record<number, string>> = {
  0: 'SHA1',
  1: 'SHA1',
  2: 'SHA256',
  3: 'SHA512',
  4: 'MD5',
};
const digits: Readonly<Record<number, number>> = { 0: 6, 1: 6, 2: 8 };
const counterBased = 1;

/**
 * What "Transfer accounts" of Google Authenticator shows as QR pictures: one `otpauth-migration:` address a
 * line, one line for each picture. An authenticator is at the line of its picture.
 */
export const google: Format = (text) => {
  const pictures = linesOf(text).map(({ line, content }) => ({ line, ...pictureIn(content) }));
  const rows = pictures.flatMap(({ line, problem, entries }) =>
    problem === undefined
      ? entries.map((entry) => rowAt(line, () => authenticatorIn(entry)))
      : [{ line, problem }],
  );
  return [...rows, ...missing(pictures)];
};

interface Picture {
  readonly problem?: string;
  readonly entries: readonly Uint8Array[];
  readonly batch?: { readonly id: number; readonly size: number; readonly index: number };
}

function pictureIn(content: string): Picture {
  try {
    const url = URL.canParse(content) ? new URL(content) : undefined;
    if (url?.protocol !== 'otpauth-migration:') {
      throw new RowProblem('is no otpauth-migration: address');
    }
    // A plus sign that nobody has escaped is read as a space.
    const data = url.searchParams.get('data')?.replaceAll(' ', '+') ?? '';
    const fields = readMessage(Buffer.from(data, 'base64'));
    const entries = fields.filter(({ number }) => number === 1).map(bytesOf);
    if (entries.length === 0) throw new RowProblem('holds no authenticator');
    const number = (of: number) => numberAt(fields, of);
    return { entries, batch: { size: number(3) || 1, index: number(4), id: number(5) } };
  } catch (error) {
    if (error instanceof RowProblem) return { problem: error.message, entries: [] };
    throw error;
  }
}

/** Pictures of a transfer that are not in the file: their authenticators would be forgotten silently. */
function missing(pictures: readonly (Picture & { readonly line: number })[]): readonly Row[] {
  const batches = Map.groupBy(
    pictures.filter(({ batch }) => batch !== undefined),
    ({ batch }) => batch?.id,
  );
  return [...batches.values()].flatMap((group) => {
    const { line, batch } = group[0] as (typeof group)[number]; // groups are never empty
    const size = batch?.size ?? 1;
    const there = new Set(group.map((each) => each.batch?.index));
    const lacking = Array.from({ length: size }, (_, index) => index).filter(
      (index) => !there.has(index),
    );
    return lacking.map((index) => ({
      line,
      problem: `is of a transfer in ${size} pictures, and picture ${index + 1} is not in the file`,
    }));
  });
}

function authenticatorIn(entry: Uint8Array): Omit<Readable, 'line'> {
  const fields = readMessage(entry);
  const text = (number: number) => Buffer.from(bytesAt(fields, number)).toString('utf8');
  if (numberAt(fields, 6) === counterBased) {
    throw new RowProblem('is counter-based (HOTP); only time-based codes are taken over');
  }
  const { issuer, account } = labelParts(text(2));
  const algorithm = algorithms[numberAt(fields, 4)] ?? 'unknown';
  return {
    userId: account,
    issuer: text(3) || issuer,
    authenticator: {
      key: bytesAt(fields, 1),
      algorithm: algorithm as ForeignAuthenticator['algorithm'], // checked by importProblem
      digits: digits[numberAt(fields, 5)] ?? 0,
      periodSeconds: defaults.periodSeconds,
    },
  };
}

function bytesAt(fields: readonly Field[], number: number): Uint8Array {
  const field = fields.findLast((each) => each.number === number);
  return field === undefined ? new Uint8Array() : bytesOf(field);
}

function bytesOf({ value }: Field): Uint8Array {
  if (typeof value === 'number') throw new RowProblem('is no export of Google Authenticator');
  return value;
}

function numberAt(fields: readonly Field[], number: number): number {
  const value = fields.findLast((each) => each.number === number)?.value;
  return typeof value === 'number' ? value : 0;
}
