import { type ForeignAuthenticator, fromBase32 } from '@keyfob/core';
import { defaults, RowProblem } from './row.ts';

type Algorithm = ForeignAuthenticator['algorithm'];

/** A shared key in base32. */
export function keyFromBase32(text: string): Uint8Array {
  const key = fromBase32(text);
  if (key === undefined) throw new RowProblem('has a shared key that is no base32');
  return key;
}

/** A shared key in hexadecimal digits. */
export function keyFromHex(text: string): Uint8Array {
  if (!/^([0-9a-f]{2})+$/i.test(text)) {
    throw new RowProblem('has a shared key that is no hexadecimal number');
  }
  return Buffer.from(text, 'hex');
}

/** A shared key whose bytes are those of a text, as some systems keep it. */
export function keyFromText(text: string): Uint8Array {
  if (text === '') throw new RowProblem('has no shared key');
  return Buffer.from(text, 'utf8');
}

/** However it is spelt: `SHA1`, `sha-256`, `HmacSHA512`. What is unknown is left for the core to refuse. */
export function algorithmOf(text: string | undefined): Algorithm {
  if (text === undefined || text === '') return defaults.algorithm;
  return text.toUpperCase().replace(/^HMAC/, '').replace('-', '') as Algorithm; // checked by importProblem
}

/** A whole number, or the default where there is none. */
export function numberOf(
  text: string | undefined,
  { what, otherwise }: { readonly what: string; readonly otherwise: number },
): number {
  if (text === undefined || text === '') return otherwise;
  if (!/^\d{1,9}$/.test(text)) throw new RowProblem(`has ${what} that are no whole number`);
  return Number(text);
}

/** Digits and period as most systems name them. */
export function countsOf(digits: string | undefined, period: string | undefined) {
  return {
    digits: numberOf(digits, { what: 'digits', otherwise: defaults.digits }),
    periodSeconds: numberOf(period, {
      what: 'seconds of a period',
      otherwise: defaults.periodSeconds,
    }),
  };
}
