import { findServer } from '@keyfob/test-servers';
import { afterAll } from 'vitest';
import { openRedisSessions } from '../redis-sessions.ts';

/**
 * Sessions in the Redis of this machine, or in that which KEYFOB_TEST_REDIS names.
 *
 * @returns undefined where none answers: one line says that its tests are left out
 * @throws Error instead where KEYFOB_REQUIRE_SERVERS is 1
 */
export async function redisServer() {
  const { url, isThere } = await findServer('redis');
  if (!isThere) return undefined;
  const { sessions, close } = await openRedisSessions(url);
  afterAll(() => close());
  return { url, sessions };
}
