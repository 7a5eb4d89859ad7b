import { type Format, type Readable, RowProblem, rowAt } from '../row.ts';
import { algorithmOf, countsOf, keyFromBase32 } from '../values.ts';

const known = ['secret', 'issuer', 'algorithm', 'digits', 'period'];

/**
 * One `otpauth://totp/` address a line, with the user's id in front of it and a comma or a space between, or
 * alone: then the account of its label is the user's id. Empty lines, and those that begin with `#`, count as
 * nothing.
 */
export const otpauth: Format = (text) =>
  linesOf(text).map(({ line, content }) => {
    const start = content.toLowerCase().indexOf('otpauth:');
    const before = content.slice(0, Math.max(0, start)).trim();
    const userId = before.endsWith(',') ? before.slice(0, -1).trim() : before;
    const given = userId === '' ? undefined : userId;
    return rowAt(line, () => authenticatorIn(content.slice(Math.max(0, start)), given), given);
  });

/** The lines of a text that say something. */
export function linesOf(text: string): { readonly line: number; readonly content: string }[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .map((content, index) => ({ line: index + 1, content: content.trim() }))
    .filter(({ content }) => content !== '' && !content.startsWith('#'));
}

function authenticatorIn(uri: string, given: string | undefined): Omit<Readable, 'line'> {
  if (!URL.canParse(uri)) throw new RowProblem('is no otpauth: address');
  const url = new URL(uri);
  if (url.protocol !== 'otpauth:') throw new RowProblem('is no otpauth: address');
  const kind = url.host.toLowerCase();
  if (kind === 'hotp') {
    throw new RowProblem('is counter-based (HOTP); only time-based codes are taken over');
  }
  if (kind !== 'totp') throw new RowProblem('is neither totp nor hotp');
  const parameters = url.searchParams;
  const twice = known.find((name) => parameters.getAll(name).length > 1);
  if (twice !== undefined) throw new RowProblem(`has ${twice} twice`);
  const { issuer, account } = labelIn(url.pathname);
  const value = (name: string) => parameters.get(name) ?? undefined;
  return {
    userId: given ?? account,
    issuer: value('issuer') ?? issuer,
    authenticator: {
      key: keyFromBase32(value('secret') ?? ''),
      algorithm: algorithmOf(value('algorithm')),
      ...countsOf(value('digits'), value('period')),
    },
  };
}

/** `Issuer:account`, or the account alone. */
function labelIn(path: string): { readonly issuer: string | undefined; readonly account: string } {
  try {
    return labelParts(decodeURIComponent(path.replace(/^\/+/, '')));
  } catch {
    throw new RowProblem('has a label with broken percent signs');
  }
}

/** A label in its two parts. */
export function labelParts(label: string): {
  readonly issuer: string | undefined;
  readonly account: string;
} {
  const [first = '', ...rest] = label.split(':');
  if (rest.length === 0) return { issuer: undefined, account: first.trim() };
  return { issuer: first.trim(), account: rest.join(':').trim() };
}
