import { createConnection } from 'mysql2/promise';
import { freePort, type OwnServer, ownServer, serverFolder } from './own-server.ts';
import { runProgram } from './programs.ts';

const user = 'mysql';

/** A new MariaDB with a database `test`, and a user `keyfob` without privileges beyond it, started. */
export async function ownMariadb(): Promise<OwnServer> {
  const folder = serverFolder(user);
  // Each begins by removing what temporary tables it finds in its `tmpdir`: those of others, were it /tmp.
  const own = ['--no-defaults', `--datadir=${folder}`, `--tmpdir=${folder}`];
  const install = [...own, '--auth-root-authentication-method=normal', '--skip-test-db'];
  runProgram('mariadb-install-db', install, user);
  const port = await freePort();
  const args = [
    ...own,
    ...[`--socket=${folder}/socket`, `--port=${port}`],
    ...['--bind-address=127.0.0.1', '--innodb-buffer-pool-size=16M'],
  ];
  const server = ownServer({
    ...{ program: 'mariadbd', user, folder, port, args },
    ...{ scheme: 'mysql://keyfob@', stopSignal: 'SIGTERM' },
  });
  await server.start();
  await asRoot(server, 'CREATE DATABASE test');
  await asRoot(server, "CREATE USER keyfob@'127.0.0.1'");
  await asRoot(server, "GRANT ALL ON test.* TO keyfob@'127.0.0.1'");
  return server;
}

/** Runs one statement with all privileges. */
export async function asRoot({ port }: OwnServer, sql: string): Promise<void> {
  const connection = await createConnection({ host: '127.0.0.1', port, user: 'root' });
  await connection.query(sql);
  await connection.end();
}
