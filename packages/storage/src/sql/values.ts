/** A text as a driver gives it: columns that compare byte by byte come as bytes from some. */
export function text(value: unknown): string {
  return typeof value === 'string' ? value : Buffer.from(value as Uint8Array).toString('utf8');
}

/** A whole number as a driver gives it: some give large ones as text, as they might not fit. */
export function integer(value: unknown): number {
  return Number(value);
}
