import { findServer, serverUrl } from '@keyfob/test-servers';
import { Pool } from 'pg';
import { afterAll } from 'vitest';

/** The server of the tests; each test has a schema of its own there. */
export const postgresUrl = serverUrl('postgres');

const schemas: string[] = [];

/** A pool on the server, or undefined where none answers: then one line says what is left out. */
export async function postgresPool(): Promise<Pool | undefined> {
  if (!(await findServer('postgres')).isThere) return undefined;
  const pool = new Pool({ connectionString: postgresUrl });
  afterAll(async () => {
    for (const schema of schemas) await pool.query(`DROP SCHEMA IF EXISTS ${schema} CASCADE`);
    await pool.end();
  });
  return pool;
}

/** The name of a schema that nobody else has; it is dropped when the tests of a file are over. */
export function ownSchema(): string {
  const schema = `keyfob_cli_${process.pid}_${schemas.length + 1}`;
  schemas.push(schema);
  return schema;
}
