import { afterAll } from 'vitest';
import { openRedisSessions } from '../redis-sessions.ts';

const url = process.env.KEYFOB_TEST_REDIS || 'redis://127.0.0.1:6379';

/**
 * Sessions in the Redis that KEYFOB_TEST_REDIS names.
 *
 * @returns undefined where none answers: one line says that tests are left out
 * @throws Error instead, with KEYFOB_REQUIRE_SERVERS
 */
export async function redisServer() {
  try {
    const opened = await openRedisSessions(url);
    afterAll(() => opened.close());
    return { url, sessions: opened.sessions };
  } catch (error) {
    if (process.env.KEYFOB_REQUIRE_SERVERS) throw error;
    const where = new URL(url).host;
    console.warn(
      `Left out: tests on Redis; none answers at ${where} (KEYFOB_TEST_REDIS names another)`,
    );
    return undefined;
  }
}
