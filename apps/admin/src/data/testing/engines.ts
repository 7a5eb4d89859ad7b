import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { Data } from '../data.ts';
import { openPostgres } from '../postgres-data.ts';
import { openSqlite } from '../sqlite-data.ts';
import { postgresServer } from './postgres-server.ts';

export interface TestEngine {
  readonly engine: string;
  /** Opens data of their own; they are gone after the tests of this file. */
  open(): Promise<Data>;
}

/** The engines that this machine has. */
export async function testEngines(): Promise<readonly TestEngine[]> {
  const server = await postgresServer();
  const opened: Data[] = [];
  afterAll(async () => {
    await Promise.all(opened.map((data) => data.close()));
    await server?.close();
  });
  const keep = (data: Data) => {
    opened.push(data);
    return data;
  };
  const newFolder = () => mkdtempSync(join(tmpdir(), 'keyfob-data-'));
  return [
    { engine: 'SQLite', open: async () => keep(openSqlite(newFolder())) },
    ...(server
      ? [
          {
            engine: 'PostgreSQL',
            open: async () => keep(await openPostgres(await server.newDatabase())),
          },
        ]
      : []),
  ];
}
