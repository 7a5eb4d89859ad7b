/** A text as a driver gives it: columns that compare byte by byte come as bytes from some. */
export function text(value: unknown): string {
  return typeof value === 'string' ? value : Buffer.from(value as Uint8Array).toString('utf8');
}
