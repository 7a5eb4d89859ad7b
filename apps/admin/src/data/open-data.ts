import { type DataSettings, serverOf } from '../data-settings.ts';
import type { Data } from './data.ts';

interface DataPlace extends DataSettings {
  readonly dataFolder: string;
}

/**
 * Opens what the settings name.
 *
 * @throws Error saying what cannot be reached
 */
export async function openData(settings: DataPlace): Promise<Data> {
  const data = await openEngine(settings);
  if (settings.redisUrl === undefined) return data;
  const { openRedisSessions } = await import('./redis-sessions.ts');
  const { sessions, reach, close } = await openRedisSessions(settings.redisUrl);
  return {
    ...{ ...data, sessions },
    reach: async () => void (await Promise.all([data.reach(), reach()])),
    close: async () => void (await Promise.all([data.close(), close()])),
  };
}

/** What an engine needs is loaded only where it is used: the demo is up sooner. */
async function openEngine({ databaseUrl, dataFolder }: DataPlace): Promise<Data> {
  if (databaseUrl === undefined) {
    const { openSqlite } = await import('./sqlite-data.ts');
    return openSqlite(dataFolder);
  }
  if (serverOf(databaseUrl) === 'PostgreSQL') {
    const { openPostgres } = await import('./postgres-data.ts');
    return openPostgres(databaseUrl);
  }
  const { openMysql } = await import('./mysql-data.ts');
  return openMysql(databaseUrl);
}
