const oldest = [4, 21] as const;

/**
 * Refuses an Express that misses what Keyfob needs: `express.raw` before 4.17, fixes of security in
 * `response.redirect` and `body-parser` before 4.21.
 *
 * @param what was called
 * @param version as the package.json of Express has it
 * @throws TypeError naming the version
 */
export function requireExpress(what: string, version: unknown): void {
  const [major = 0, minor = 0] = String(version).split('.').map(Number);
  const isNewEnough = major > oldest[0] || (major === oldest[0] && minor >= oldest[1]);
  if (!isNewEnough) {
    throw new TypeError(`${what} needs Express ${oldest.join('.')} or later; this is ${version}`);
  }
}
