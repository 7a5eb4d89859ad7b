/** First code points of the decimal digits that keyboards of authenticator users produce, highest first. */
const zeros = [0x0966, 0x06f0, 0x0660]; // Devanagari, Persian, Arabic-Indic; NFKC has mapped full-width ones

const otherDigits = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]/g;

/** White space, dashes, and characters nobody sees: what a copied code brings along. */
const separators = /[\s\p{Pd}\p{Cf}]/gu;

/**
 * Brings a typed or pasted code into the form that is compared: ASCII digits without spaces or dashes.
 * What is neither digit nor separator stays, so that it can be called wrong.
 */
export function normaliseCode(text: string): string {
  return text.normalize('NFKC').replace(separators, '').replace(otherDigits, toAscii);
}

/** Whether a normalised code has the right form. */
export function isCode(code: string, digits: number): boolean {
  return code.length === digits && /^[0-9]+$/.test(code);
}

/** The number of digits an attribute asks for, or the usual six. */
export function digitsFrom(value: number): number {
  return value === 7 || value === 8 ? value : 6;
}

function toAscii(digit: string): string {
  const point = digit.codePointAt(0) ?? 0;
  const zero = zeros.find((start) => start <= point) ?? 0;
  return String(point - zero);
}
