/** Where the demo keeps its data. */
export interface DataSettings {
  /** Of a PostgreSQL database; undefined: SQLite, in the data folder. */
  readonly databaseUrl: string | undefined;
  /** Of a Redis that keeps the sessions; undefined: they are kept with the other data. */
  readonly redisUrl: string | undefined;
}

/**
 * Reads DATABASE_URL and REDIS_URL.
 *
 * @throws Error naming the variable, without the password that may be in it
 */
export function readData({ DATABASE_URL, REDIS_URL }: NodeJS.ProcessEnv): DataSettings {
  return {
    databaseUrl: DATABASE_URL ? readDatabase(DATABASE_URL) : undefined,
    redisUrl: REDIS_URL ? readRedis(REDIS_URL) : undefined,
  };
}

function readDatabase(text: string): string {
  const protocol = protocolOf(text);
  if (['postgres:', 'postgresql:'].includes(protocol)) return text;
  const like = 'postgres://user:password@db.example.test:5432/keyfob';
  if (['mysql:', 'mariadb:'].includes(protocol)) {
    throw new Error(
      `DATABASE_URL begins with ${protocol}//; the demo does not run on MySQL or MariaDB yet. Give it a PostgreSQL like ${like}, or nothing for SQLite`,
    );
  }
  throw new Error(`DATABASE_URL is wrong; it must be like ${like}`);
}

function readRedis(text: string): string {
  if (['redis:', 'rediss:'].includes(protocolOf(text))) return text;
  throw new Error(
    'REDIS_URL is wrong; it must be like rediss://user:password@redis.example.test:6379',
  );
}

function protocolOf(text: string): string {
  return URL.canParse(text) ? new URL(text).protocol : '';
}
