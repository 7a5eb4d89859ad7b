/** Refuses an options object that has a key nobody reads: mostly a misspelt one. */
export function refuseUnknownKeys(what: string, given: object, known: readonly string[]): void {
  const unknown = Object.keys(given).find((key) => !known.includes(key));
  if (unknown !== undefined) {
    throw new TypeError(`${what} has no option "${unknown}"; known are: ${known.join(', ')}`);
  }
}
