import { Client } from 'pg';

const name = 'keyfob_demo';
const address = 'postgres://postgres@127.0.0.1:5432';
const noSuchDatabase = '3D000';

/**
 * The demo's database on a PostgreSQL server of this machine as it is after installation. It is made where
 * there is none yet.
 *
 * @throws Error saying what to do where no server answers
 */
export async function localDatabase(): Promise<string> {
  const url = `${address}/${name}`;
  try {
    await query(url, 'SELECT 1');
  } catch (error) {
    if ((error as { readonly code?: string }).code !== noSuchDatabase) throw noServer(error);
    await query(`${address}/postgres`, `CREATE DATABASE ${name}`);
  }
  return url;
}

async function query(url: string, text: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}

function noServer(cause: unknown): Error {
  const lines = [
    `no PostgreSQL lets the demo in at ${address}: ${(cause as Error).message}`,
    '  Name one in DATABASE_URL, like postgres://user:password@db.example.test:5432/keyfob, or start one:',
    '  docker run --rm -p 127.0.0.1:5432:5432 -e POSTGRES_HOST_AUTH_METHOD=trust postgres:17',
  ];
  return new Error(lines.join('\n'), { cause });
}
