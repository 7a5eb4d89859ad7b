import { randomUUID } from 'node:crypto';
import { findServer } from '@keyfob/test-servers';
import { Pool } from 'pg';
import { expect, it } from 'vitest';
import { postgresStore } from './index.ts';

const { url: connectionString, isThere } = await findServer('postgres');

it.runIf(isThere)('a pool that has lost a connection at rest works on', async () => {
  const [pool, other] = [
    new Pool({ connectionString, max: 1 }),
    new Pool({ connectionString, max: 1 }),
  ];
  pool.on('error', () => {});
  const schema = `keyfob_${randomUUID().replaceAll('-', '').slice(0, 20)}`;
  const store = postgresStore({ pool, schema });
  await store.migrate();
  const { rows } = await pool.query('SELECT pg_backend_pid() AS pid');

  await other.query('SELECT pg_terminate_backend($1)', [rows[0].pid]);
  await store.outbox.backlog().catch(() => {}); // it may be told by this one that the connection is gone

  expect(await store.outbox.backlog()).toEqual({ waiting: 0 });
  await other.query(`DROP SCHEMA "${schema}" CASCADE`);
  await Promise.all([pool.end(), other.end()]);
});
