/** Where the demo keeps its data. */
export interface DataSettings {
  /** Of a database on PostgreSQL, MySQL or MariaDB; undefined: SQLite, in the data folder. */
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

/** Which kind of server a DATABASE_URL leads to; undefined for none that the demo knows. */
export function serverOf(url: string): 'PostgreSQL' | 'MySQL' | undefined {
  switch (protocolOf(url)) {
    case 'postgres:':
    case 'postgresql:':
      return 'PostgreSQL';
    case 'mysql:':
    case 'mariadb:':
      return 'MySQL';
    default:
      return undefined;
  }
}

function readDatabase(text: string): string {
  if (serverOf(text) !== undefined) return text;
  throw new Error(
    'DATABASE_URL is wrong; it must be like postgres://user:password@db.example.test:5432/keyfob or mysql://user:password@db.example.test:3306/keyfob',
  );
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
