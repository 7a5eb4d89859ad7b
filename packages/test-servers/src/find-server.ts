import { connect } from 'node:net';
import { leftOut } from './left-out.ts';

/** Servers of the machine that tests run against. */
const servers = {
  postgres: {
    name: 'PostgreSQL',
    env: 'KEYFOB_TEST_POSTGRES',
    url: 'postgres://postgres@127.0.0.1:5432/test',
  },
  mysql: {
    name: 'MySQL or MariaDB',
    env: 'KEYFOB_TEST_MYSQL',
    url: 'mysql://root@127.0.0.1:3306/test',
  },
  redis: {
    name: 'Redis',
    env: 'KEYFOB_TEST_REDIS',
    url: 'redis://127.0.0.1:6379',
  },
} as const;

interface Server {
  readonly url: string;
  /** Whether it answers. */
  readonly isThere: boolean;
}

/** The address that the environment names, or the usual one of this machine. */
export function serverUrl(kind: keyof typeof servers): string {
  const { env, url } = servers[kind];
  return process.env[env] || url;
}

/**
 * Where a server is. Says so once where none answers: its tests are left out then.
 *
 * @throws Error where none answers and `KEYFOB_REQUIRE_SERVERS` is 1
 */
export async function findServer(kind: keyof typeof servers): Promise<Server> {
  const { name, env } = servers[kind];
  const url = serverUrl(kind);
  const { hostname, port } = new URL(url);
  const isThere = await answers(hostname, Number(port));
  if (!isThere) leftOut(`No ${name} answers at ${hostname}:${port}`, `${env} names another one.`);
  return { url, isThere };
}

const longestWaitMs = 2_000;

/** Whether anybody accepts connections there. */
export function answers(host: string, port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const socket = connect({ host, port, timeout: longestWaitMs });
  socket.once('connect', () => resolve(true));
  socket.once('timeout', () => resolve(false));
  socket.once('error', () => resolve(false));
  return promise.finally(() => socket.destroy());
}
