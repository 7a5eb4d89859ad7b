import { connect } from 'node:net';

const servers = {
  PostgreSQL: {
    variable: 'KEYFOB_TEST_POSTGRES',
    url: 'postgres://postgres@127.0.0.1:5432/test',
  },
} as const;

type Server = keyof typeof servers;

function urlOf(server: Server): string {
  const { variable, url } = servers[server];
  return process.env[variable] ?? url;
}

export const postgresUrl = urlOf('PostgreSQL');

/**
 * Whether a database server can be tested with. Where none answers, a line says what is left out; with
 * `KEYFOB_REQUIRE_SERVERS` it is a failure.
 */
export async function answers(server: Server): Promise<boolean> {
  const { hostname, port } = new URL(urlOf(server));
  const isThere = await new Promise<boolean>((resolve) => {
    const socket = connect({ host: hostname, port: Number(port), timeout: 2_000 });
    const end = (result: boolean) => {
      socket.destroy();
      resolve(result);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
    socket.once('timeout', () => end(false));
  });
  if (isThere) return true;
  const sentence = `no ${server} answers at ${hostname}:${port} (${servers[server].variable} names another)`;
  if (process.env.KEYFOB_REQUIRE_SERVERS) throw new Error(sentence);
  console.warn(`Left out: tests on ${server}; ${sentence}`);
  return false;
}
