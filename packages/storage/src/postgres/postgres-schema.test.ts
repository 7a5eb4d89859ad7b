import { randomUUID } from 'node:crypto';
import { findServer } from '@keyfob/test-servers';
import { Pool } from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { migrationsAsSql, postgresStore } from './index.ts';

const { url: connectionString, isThere } = await findServer('postgres');
const pool = new Pool({ connectionString, max: 2 });
pool.on('error', () => {});
const schemas: string[] = [];

afterAll(async () => {
  for (const schema of schemas) await pool.query(`DROP SCHEMA IF EXISTS "${schema}" CASCADE`);
  await pool.end();
});

function newSchema(): string {
  const schema = `keyfob_${randomUUID().replaceAll('-', '').slice(0, 20)}`;
  schemas.push(schema);
  return schema;
}

/** Each index of a schema: its table, and how it is defined. */
async function indexesOf(schema: string): Promise<readonly string[]> {
  const { rows } = await pool.query(
    'SELECT tablename, indexdef FROM pg_indexes WHERE schemaname = $1 ORDER BY 1, 2',
    [schema],
  );
  return rows
    .map(({ tablename, indexdef }) =>
      `${tablename.replace('keyfob_', '')}: ${/USING btree (.*)$/.exec(indexdef)?.[1]}`.replaceAll(
        /[()]/g,
        '',
      ),
    )
    .sort();
}

describe.runIf(isThere)('the tables on PostgreSQL', () => {
  it('have an index for every question that is asked of many rows', async () => {
    const schema = newSchema();
    await postgresStore({ pool, schema }).migrate();

    expect(await indexesOf(schema)).toEqual([
      'account: ring_keys, user_id WHERE ring_keys IS NOT NULL',
      'account: user_id',
      'budget: ends_at',
      'budget: name',
      'event: kept_from',
      'event: user_id, id',
      'message: channel, due_at WHERE settled_at IS NULL',
      'message: id',
      'message: ring_key, id WHERE settled_at IS NULL',
      'message: settled_at WHERE settled_at IS NOT NULL',
      'message: user_id, id',
      'message: written_at WHERE settled_at IS NULL',
      'migration: number',
      'request: due_at, id WHERE ended_at IS NULL AND user_id IS NOT NULL',
      'request: due_at, id WHERE ended_at IS NULL AND user_id IS NULL',
      'request: ended_at, id WHERE ended_at IS NOT NULL',
      'request: id',
      'request: subject, submitted_at, id WHERE ended_at IS NULL',
      'request: submitted_at WHERE ended_at IS NULL AND user_id IS NULL',
      'request: user_id WHERE user_id IS NOT NULL',
      'turn: name',
    ]);
  });

  it('are the same from the printed SQL, each step of which is done as a whole or not at all', async () => {
    const [made, printed] = [newSchema(), newSchema()];
    const sql = migrationsAsSql({ schema: printed });
    await postgresStore({ pool, schema: made }).migrate();
    await pool.query(sql);

    expect(await indexesOf(printed)).toEqual(await indexesOf(made));
    expect(sql.match(/^(?:BEGIN|COMMIT);$/gm)).toEqual(['BEGIN;', 'COMMIT;']);
    await expect(postgresStore({ pool, schema: printed }).outbox.backlog()).resolves.toEqual({
      waiting: 0,
    });
  });

  it('are not taken for missing by a server that refuses to show them', async () => {
    const schema = newSchema();
    await postgresStore({ pool, schema }).migrate();
    await pool.query(`ALTER TABLE "${schema}".keyfob_migration RENAME COLUMN number TO other`);

    await expect(postgresStore({ pool, schema }).outbox.backlog()).rejects.toThrow();
    const { rows } = await pool.query(
      `SELECT count(*)::int AS count FROM "${schema}".keyfob_migration`,
    );
    expect(rows).toEqual([{ count: 1 }]);
  });
});
