import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import connectPgSimple from 'connect-pg-simple';
import type { RequestHandler } from 'express';
import session from 'express-session';
import { Pool } from 'pg';

declare module 'express-session' {
  interface SessionData {
    userId: string;
    isComplete: boolean;
  }
}

/** Where sessions are kept: in the memory of the process, or in a database as sites have them. */
export type SessionPlace = 'memory' | 'sqlite' | 'postgres';

/**
 * @param url of the PostgreSQL server
 * @param schema in it
 */
export async function sessionsIn(
  place: SessionPlace,
  { url, schema }: { readonly url: string; readonly schema: string },
): Promise<RequestHandler> {
  const store = await storeIn(place, url, schema);
  const secret = randomBytes(16).toString('hex');
  return session({ secret, resave: false, saveUninitialized: false, ...(store && { store }) });
}

async function storeIn(place: SessionPlace, url: string, schema: string) {
  if (place === 'sqlite') {
    const { DatabaseSync } = await import('node:sqlite');
    const { SqliteSessions } = await import('./sqlite-sessions.ts');
    const database = new DatabaseSync(newFile('sessions'));
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
    return new SqliteSessions(database);
  }
  if (place === 'postgres') {
    const pool = new Pool({ connectionString: url });
    return new (connectPgSimple(session))({ pool, schemaName: schema, createTableIfMissing: true });
  }
  return undefined;
}

export function newFile(name: string): string {
  return join(mkdtempSync(join(tmpdir(), 'keyfob-bench-')), `${name}.sqlite`);
}
