import type { Settings } from '../settings.ts';
import type { Data } from './data.ts';

/**
 * Opens what the settings name.
 *
 * @throws Error saying what cannot be reached
 */
export async function openData(settings: Settings): Promise<Data> {
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
async function openEngine({ databaseUrl, dataFolder }: Settings): Promise<Data> {
  if (databaseUrl === undefined) {
    const { openSqlite } = await import('./sqlite-data.ts');
    return openSqlite(dataFolder);
  }
  const { openPostgres } = await import('./postgres-data.ts');
  return openPostgres(databaseUrl);
}
