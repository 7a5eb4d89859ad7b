import { afterAll } from 'vitest';
import { openRedisSessions } from '../redis-sessions.ts';

const named = process.env.KEYFOB_TEST_REDIS;
const url = named || 'redis://127.0.0.1:6379';

/**
 * Sessions in the Redis of this machine, or in that which KEYFOB_TEST_REDIS names.
 *
 * @returns undefined where none answers: one line says that its tests are skipped
 * @throws Error where the one that is named does not answer, or KEYFOB_REQUIRE_SERVERS is 1
 */
export async function redisServer() {
  try {
    const opened = await openRedisSessions(url);
    afterAll(() => opened.close());
    return { url, sessions: opened.sessions };
  } catch (error) {
    if (named || process.env.KEYFOB_REQUIRE_SERVERS === '1') throw error;
    const where = new URL(url).host;
    console.log(
      `No Redis answers at ${where}: its tests are skipped. KEYFOB_TEST_REDIS names another one.`,
    );
    return undefined;
  }
}
