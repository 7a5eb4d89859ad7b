import { demandPrimary } from '../sql/primary.ts';
import type { PostgresClient } from './pool.ts';
import { syntax } from './syntax.ts';

const settings = `SELECT current_setting('synchronous_commit') AS synchronous_commit,
  current_setting('transaction_read_only') AS transaction_read_only, ${syntax.readOnly} AS read_only`;

/**
 * Refuses a server, or connections to it, that a store cannot work on.
 *
 * @throws Error saying what to change
 */
export async function checkServer(client: PostgresClient): Promise<void> {
  const { rows } = await client.query({ text: settings });
  const { synchronous_commit, transaction_read_only, read_only } = rows[0] ?? {};
  demandPrimary(read_only);
  if (transaction_read_only !== 'off') {
    throw new Error(
      'transactions on this connection are read-only: give the store a pool with default_transaction_read_only off',
    );
  }
  // A crash of the server would forget codes that were accepted (S5).
  if (synchronous_commit === 'off') {
    throw new Error(
      'synchronous_commit is off on this connection, so a crash of the server could forget that a code was used: give the store a pool with synchronous_commit on',
    );
  }
}
