import type { UserId } from '@keyfob/core';
import { kindOf, toUserId } from '@keyfob/core/adapter';

/** Tells the id under which Keyfob knows a user of Passport's. */
export type UserIdOf = (user: Express.User) => UserId;

/**
 * The id of a user as text.
 *
 * @param what asks, for the error
 * @throws TypeError where there is none, naming the option that says where it is
 */
export function userIdOf(user: unknown, userId: UserIdOf | undefined, what: string): string {
  if (userId !== undefined) return toUserId(userId(user as Express.User), `${what}: userId(user)`);
  const { id } = user as { readonly id?: unknown };
  if (!['string', 'number', 'bigint'].includes(typeof id)) {
    throw new TypeError(
      `${what}: user.id is ${kindOf(id)}, not a text or a whole number; say what the id is with the option userId, for example (user) => String(user._id)`,
    );
  }
  return toUserId(id, `${what}: user.id`);
}
