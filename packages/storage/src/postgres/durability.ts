import type { PostgresClient } from './pool.ts';

/**
 * Refuses connections on which a commit is answered before it is on the disk: a crash of the server would
 * forget codes that were accepted (S5).
 *
 * @throws Error saying what to change
 */
export async function demandDurability(client: PostgresClient): Promise<void> {
  const { rows } = await client.query({ text: 'SHOW synchronous_commit' });
  if (rows[0]?.synchronous_commit !== 'off') return;
  throw new Error(
    'synchronous_commit is off on this connection, so a crash of the server could forget that a code was used: give the store a pool with synchronous_commit on',
  );
}
