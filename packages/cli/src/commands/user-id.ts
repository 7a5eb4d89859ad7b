import { toUserId } from '@keyfob/core/adapter';
import { wrongUsage } from '../output/stop.ts';

/** @throws Stop for what cannot be the id of a user */
export function userIdOf(given: string | undefined): string {
  try {
    return toUserId(given, 'the user id');
  } catch (error) {
    throw wrongUsage((error as Error).message);
  }
}
