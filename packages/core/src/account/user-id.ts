const longestUserId = 255;
/** Accounts of Keyfob's own, such as the one of `key-check.ts`, have ids that no user can have. */
export const reservedPrefix = 'keyfob:';

/**
 * Refuses user ids that a store or a log could mistake for something else (S9).
 *
 * @throws TypeError for anything but 1 to 255 characters without control characters, and for ids
 *   that begin with `keyfob:`
 */
export function checkUserId(userId: unknown): asserts userId is string {
  const isFine =
    typeof userId === 'string' &&
    userId.length > 0 &&
    userId.length <= longestUserId &&
    userId.isWellFormed() &&
    !userId.startsWith(reservedPrefix) &&
    !/\p{Cc}/u.test(userId);
  if (!isFine) {
    throw new TypeError(
      `userId must be 1 to ${longestUserId} characters without control characters, not beginning with "${reservedPrefix}"`,
    );
  }
}
