/** Line breaks, other control characters, and marks that turn the direction of what follows. */
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

const longestName = 40;

/**
 * The name that mails and SMS give to the site: one visible line of at most 40 characters.
 *
 * @throws TypeError when it is something else
 */
export function requireSiteName(option: string, value: unknown): string {
  const name = typeof value === 'string' ? value.trim() : '';
  if (name === '' || name.length > longestName || invisible.test(name)) {
    throw new TypeError(
      `${option} must be one line of 1 to ${longestName} visible characters without control or direction marks`,
    );
  }
  return name;
}

/**
 * A site name for SMS. `@` and `#` make the last line that a browser reads (WICG, Origin-bound
 * one-time codes, § Message format), so that no name may hold them (P1).
 *
 * @throws TypeError when it does, or is no site name
 */
export function requireSmsSiteName(option: string, value: unknown): string {
  const name = requireSiteName(option, value);
  if (/[@#\uff20\uff03\ufe6b\ufe5f]/.test(name)) {
    throw new TypeError(
      `${option} must not contain "@" or "#": they are for the last line of a code`,
    );
  }
  return name;
}
