import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { Data } from '../data.ts';
import { openMysql } from '../mysql-data.ts';
import { openPostgres } from '../postgres-data.ts';
import { openSqlite } from '../sqlite-data.ts';
import { databaseServer } from './database-server.ts';

export interface TestEngine {
  readonly engine: string;
  /** Opens data of their own; they are gone after the tests of this file. */
  open(): Promise<Data>;
}

/** The engines that this machine has. */
export async function testEngines(): Promise<readonly TestEngine[]> {
  const postgres = await databaseServer('PostgreSQL');
  const mysql = await databaseServer('MySQL');
  const opened: Data[] = [];
  afterAll(async () => {
    await Promise.all(opened.map((data) => data.close()));
    await postgres?.close();
    await mysql?.close();
  });
  const keep = (data: Data) => {
    opened.push(data);
    return data;
  };
  const newFolder = () => mkdtempSync(join(tmpdir(), 'keyfob-data-'));
  return [
    { engine: 'SQLite', open: async () => keep(openSqlite(newFolder())) },
    ...(postgres
      ? [
          {
            engine: 'PostgreSQL',
            open: async () => keep(await openPostgres(await postgres.newDatabase())),
          },
        ]
      : []),
    ...(mysql
      ? [{ engine: 'MySQL', open: async () => keep(await openMysql(await mysql.newDatabase())) }]
      : []),
  ];
}
