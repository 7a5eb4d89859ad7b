/** The commands of the guides for databases, run by a shell as operators do. */
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { migrationsAsSql } from '@keyfob/storage/postgres';
import { sqliteStore } from '@keyfob/storage/sqlite';
import { serverUrl } from '@keyfob/test-servers';
import { afterEach, expect, it } from 'vitest';
import { pageAt, snippetFolder } from '../snippets.ts';

const folder = snippetFolder();
const backUp = pageAt('docs/guides/back-up-and-upgrade.md');
const capacity = pageAt('docs/guides/plan-capacity.md');
const postgres = serverUrl('postgres');
const mysql = new URL(serverUrl('mysql'));
const mariadb = `-h ${mysql.hostname} -P ${mysql.port} -u ${mysql.username} --password=${mysql.password}`;
const own = `keyfob_docs_${process.pid}`;
const databases: string[] = [];

afterEach(() => {
  for (const drop of databases.splice(0)) sh(drop);
});

/** The blocks of a page in a language that have a text in them, without the space in front of their lines. */
function blocksWith(page: string, language: string, text: string): string[] {
  const blocks = [...page.matchAll(new RegExp(`^ *\`\`\`${language}\\n(.*?)^ *\`\`\``, 'gms'))];
  const found = blocks.map(([, block = '']) => block).filter((block) => block.includes(text));
  expect(found.length).toBeGreaterThan(0);
  return found.map((block) => block.replaceAll(/^ +/gm, ''));
}

function sh(commands: string, env: Readonly<Record<string, string>> = {}): string {
  const options = { cwd: folder, env: { ...process.env, ...env }, encoding: 'utf8' } as const;
  return execFileSync('sh', ['-euc', commands], { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
}

/**
 * Whether a command works here. Says so where it does not.
 *
 * @throws Error instead where KEYFOB_REQUIRE_SERVERS is 1
 */
function works(command: string): boolean {
  try {
    sh(command);
    return true;
  } catch (cause) {
    if (process.env.KEYFOB_REQUIRE_SERVERS === '1') throw cause;
    console.log(`${command} does not work here: the tests that need it are left out.`);
    return false;
  }
}

it.runIf(works('sqlite3 --version'))('a file of SQLite is backed up and put back', async () => {
  mkdirSync(join(folder, 'data'));
  mkdirSync(join(folder, 'backup'));
  const file = join(folder, 'data/keyfob.sqlite');
  const store = sqliteStore({ file });
  const write = (type: 'reset' | 'deactivated') =>
    store.update('alice', (next) => ({ next, events: [{ type }] as never, result: null }));
  await write('reset');

  sh(blocksWith(backUp, 'sh', '.backup').join(''));
  await write('deactivated');
  store.close();
  sh(blocksWith(backUp, 'sh', 'mv data').join(''));

  const restored = sqliteStore({ file });
  const events = await restored.events('alice', { limit: 9 });
  expect(events.map(({ type }) => type)).toEqual(['reset']);
  restored.close();
});

const hasPostgres = works(`psql -qtc 'SELECT 1' '${postgres}' && pg_dump --version`);

it.runIf(hasPostgres)('a database of PostgreSQL is backed up, tried and put back', () => {
  const env = { DATABASE_URL: newPostgres('', migrationsAsSql()) };
  const base = env.DATABASE_URL.replace(/[^/]+$/, '');
  sh(blocksWith(backUp, 'sh', 'pg_dump').join(''), env);

  for (const block of blocksWith(backUp, 'sh', 'pg_restore')) {
    const commands = block
      .replaceAll(/^npx.*$/gm, '')
      .replaceAll('postgres://user:password@localhost:5432/', base)
      .replaceAll(/keyfob_(trial|restored)/g, (_, name) => `${own}_${name}`);
    sh(commands, env);
    const [name = ''] = new RegExp(`${own}_\\w+`).exec(commands) ?? [];
    databases.push(`psql -qc 'DROP DATABASE ${name}' '${postgres}'`);
    const notes = sh(`psql -qtc 'SELECT count(*) FROM keyfob_migration' '${base}${name}'`);
    expect(notes.trim()).toBe('1');
  }
});

it.runIf(works(`mariadb ${mariadb} -e 'SELECT 1' && mariadb-dump --version`))(
  'a database of MariaDB is backed up and put back',
  () => {
    sh(`mariadb ${mariadb} -e 'CREATE DATABASE ${own}; CREATE TABLE ${own}.trial (id int)'`);
    for (const name of [own, `${own}_restored`]) {
      databases.push(`mariadb ${mariadb} -e 'DROP DATABASE IF EXISTS ${name}'`);
    }
    const commands = [
      ...blocksWith(backUp, 'sh', 'mariadb-dump'),
      ...blocksWith(backUp, 'sh', 'mariadb keyfob_restored'),
    ].join('');

    sh(
      commands
        .replaceAll('shop', own)
        .replaceAll('keyfob_restored', `${own}_restored`)
        .replaceAll(/^(mariadb\S*)/gm, `$1 ${mariadb}`),
    );

    expect(sh(`mariadb ${mariadb} -N -e 'SHOW TABLES' ${own}_restored`)).toBe('trial\n');
  },
);

it.runIf(hasPostgres)('tables of PostgreSQL are split by month, looked at and swept', () => {
  const whole = 'PRIMARY KEY (user_id, id)\n );\nCREATE INDEX "keyfob_event_by_age"';
  const tables = migrationsAsSql();
  expect(tables).toContain(whole);
  const split = tables.replace(whole, whole.replace(');', ') PARTITION BY RANGE (id);'));
  const url = newPostgres('_split', split);

  const statements = [
    ...blocksWith(capacity, 'sql', 'PARTITION OF'),
    ...blocksWith(capacity, 'sql', '(user_id, id) IN'),
    ...blocksWith(capacity, 'sql', 'DROP TABLE'),
    ...blocksWith(capacity, 'sql', 'pg_stat_user_tables'),
  ];

  for (const statement of statements) psql(url, statement);
});

it.runIf(hasPostgres)('tables of PostgreSQL take the settings for vacuum', () => {
  const url = newPostgres('_vacuum', migrationsAsSql());

  for (const statement of blocksWith(capacity, 'sql', 'autovacuum')) psql(url, statement);
});

/** A database with these tables; its address. */
function newPostgres(ending: string, tables: string): string {
  const name = `${own}${ending}`;
  sh(`psql -qc 'CREATE DATABASE ${name}' '${postgres}'`);
  databases.push(`psql -qc 'DROP DATABASE ${name}' '${postgres}'`);
  const url = postgres.replace(/[^/]+$/, name);
  psql(url, tables);
  return url;
}

function psql(url: string, sql: string): void {
  sh(`psql -q -v ON_ERROR_STOP=1 '${url}' <<'END'\n${sql}\nEND`);
}
