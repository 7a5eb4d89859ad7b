import { connect } from 'node:net';

/** Database servers that tests run against. */
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
} as const;

interface Server {
  readonly url: string;
  /** Whether it answers. */
  readonly isThere: boolean;
}

/**
 * Where a server is. Says so once where none answers: its tests are skipped then.
 *
 * @throws Error where none answers and `KEYFOB_REQUIRE_SERVERS` is 1
 */
export async function findServer(kind: keyof typeof servers): Promise<Server> {
  const { name, env, url: usual } = servers[kind];
  const url = process.env[env] ?? usual;
  const { hostname, port } = new URL(url);
  const isThere = await answers(hostname, Number(port));
  if (!isThere) {
    const lack = `No ${name} answers at ${hostname}:${port}`;
    if (process.env.KEYFOB_REQUIRE_SERVERS === '1') throw new Error(lack);
    console.log(`${lack}: its tests are skipped. ${env} names another one.`);
  }
  return { url, isThere };
}

const longestWaitMs = 2_000;

function answers(host: string, port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const socket = connect({ host, port, timeout: longestWaitMs });
  socket.once('connect', () => resolve(true));
  socket.once('timeout', () => resolve(false));
  socket.once('error', () => resolve(false));
  return promise.finally(() => socket.destroy());
}
