import type { Change, Connection, Result } from '../sql/engine.ts';
import type { Statement, Value } from '../sql/statement.ts';

/** What is used of `Pool` of the package `pg`. */
export interface PostgresPool {
  connect(): Promise<PostgresClient>;
}

/** What is used of a client of such a pool. */
export interface PostgresClient {
  query(query: PostgresQuery): Promise<PostgresResult>;
  release(destroy?: boolean): void;
  on(event: 'error', listener: (error: Error) => void): unknown;
  removeListener(event: 'error', listener: (error: Error) => void): unknown;
}

interface PostgresQuery {
  readonly name?: string;
  readonly text: string;
  readonly values?: unknown[];
}

interface PostgresResult {
  readonly rows: Record<string, unknown>[];
  readonly rowCount: number | null;
}

/** A connection of the pool. */
export async function connectTo(
  pool: PostgresPool,
  write: (connection: Pick<Connection, 'query'>, change: Change) => Promise<boolean>,
): Promise<Connection> {
  const client = await taken(pool);
  const send = (text: string) => client.query({ text });
  const query = async (
    { name, text, valuesOf }: Statement,
    given: readonly Value[],
  ): Promise<Result> => {
    const { rows, rowCount } = await client.query({ name, text, values: [...valuesOf(given)] });
    return { rows, changed: rowCount ?? 0 };
  };
  return {
    query,
    write: (change) => write({ query }, change),
    // The server lets go of its locks by itself where this process has stopped.
    begin: (longestMs) =>
      send(
        `BEGIN; SET LOCAL statement_timeout = ${longestMs}; SET LOCAL idle_in_transaction_session_timeout = ${longestMs}`,
      ),
    commit: () => send('COMMIT'),
    rollback: () => send('ROLLBACK'),
    release: (isBroken) => giveBack(client, isBroken),
  };
}

/** A client that is out of the pool. */
async function taken(pool: PostgresPool): Promise<PostgresClient> {
  const client = await pool.connect();
  client.on('error', ignore);
  return client;
}

/** @param isBroken nobody is to get it again */
function giveBack(client: PostgresClient, isBroken: boolean): void {
  client.removeListener('error', ignore);
  client.release(isBroken);
}

/** Without a listener a lost connection would end the process; whoever waits for an answer is told anyway. */
function ignore(): void {}

/** Errors that the server itself has sent; those of the network have no severity. */
function serverError(
  error: unknown,
): { readonly code: string; readonly severity: string } | undefined {
  const { code, severity } = (error ?? {}) as {
    readonly code?: unknown;
    readonly severity?: unknown;
  };
  return typeof code === 'string' && typeof severity === 'string' ? { code, severity } : undefined;
}

/** Serialisation failure, deadlock, and an id that another one has taken at the same moment. */
const lostRaces = ['40001', '40P01', '23505'];

export function isLostRace(error: unknown): boolean {
  return lostRaces.includes(serverError(error)?.code ?? '');
}

/** The server has become read-only, as one does that is no longer the primary: its successor is found anew. */
const readOnly = '25006';
/** A migration has changed a column, and statements that were prepared before it on this connection fail for ever. */
const outdatedPlan = '0A000';

/** What the server answers while it keeps the connection. */
export function isRefusal(error: unknown): boolean {
  const known = serverError(error);
  return known?.severity === 'ERROR' && ![readOnly, outdatedPlan].includes(known.code);
}

/** Lends a connection out; one on which something has failed is not used again. */
export async function using<T>(
  pool: PostgresPool,
  work: (client: PostgresClient) => Promise<T>,
): Promise<T> {
  const client = await taken(pool);
  let isBroken = true;
  try {
    const result = await work(client);
    isBroken = false;
    return result;
  } finally {
    giveBack(client, isBroken);
  }
}
