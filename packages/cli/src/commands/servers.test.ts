/** Every command against each server that answers, one after the other as an operator would. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mysqlStore } from '@keyfob/storage/mysql';
import { postgresStore } from '@keyfob/storage/postgres';
import { expect, it } from 'vitest';
import { mysqlDatabaseOfTests } from '../testing/mysql.ts';
import { ownSchema, postgresPool, postgresUrl } from '../testing/postgres.ts';
import { runKeyfob } from '../testing/run-keyfob.ts';
import { fill, ringOf, trialFolder } from '../testing/trial.ts';

const folder = trialFolder();
const [first, second] = [ringOf('first'), ringOf('second')];
const eve = ['--actor', 'Eve, support', '--reason', 'called back'];
const postgres = await postgresPool();
const mysql = await mysqlDatabaseOfTests();

function placesOf() {
  const schema = postgres && ownSchema();
  return [
    {
      name: 'PostgreSQL',
      words: ['-d', postgresUrl, '--schema', String(schema)],
      store:
        postgres && schema ? postgresStore({ pool: postgres, schema, migrates: false }) : undefined,
    },
    {
      name: 'MySQL',
      words: ['-d', String(mysql?.url)],
      store: mysql && mysqlStore({ pool: mysql.pool, migrates: false }),
    },
  ];
}

it.for(placesOf())('all commands work on $name', async ({ words, store }, { skip }) => {
  if (store === undefined) return skip();
  const run = (keys: string, ...command: readonly string[]) =>
    runKeyfob([...command, ...words, '--json'], { folder, env: { KEYFOB_KEYS: keys } });
  const codeOf = async (...command: readonly string[]) => (await run(second, ...command)).exitCode;
  writeFileSync(join(folder, 'bob.csv'), 'user_id,secret\nbob,MFRGGZDFMZTWQ2LKNNWG23TPOBYXE43U\n');

  const before = await run(first, 'migrate', 'status');
  const up = await run(first, 'migrate', 'up');
  await fill(store, first);
  const resealed = await run(`${second},${first}`, 'reseal');
  const imported = await run(second, 'import', 'bob.csv', '--from', 'csv');
  const stats = await run(second, 'stats', '--scan');
  const doctor = await run(second, 'doctor', '--fail-on', 'error');

  expect(before.json()).toMatchObject({ state: 'missing', found: 0 });
  expect(up.stderr).toBe('');
  expect(resealed.json()).toMatchObject({ left: 0 });
  expect(imported.json()).toMatchObject({ imported: 1 });
  expect(stats.json()).toMatchObject({ accounts: 2, accountsWithKey: 2, scanned: { on: 2 } });
  const { findings } = doctor.json<{ findings: readonly { id: string; level: string }[] }>();
  const ownFault = /^durability\./; // a server of tests may be set to be fast
  expect(findings.filter(({ id, level }) => level !== 'ok' && !ownFault.test(id))).toEqual([]);
  expect(await codeOf('user', 'show', 'alice')).toBe(0);
  expect(await codeOf('user', 'unlock', 'alice', ...eve)).toBe(0);
  expect(await codeOf('user', 'disable', 'alice', ...eve)).toBe(0);
  expect(await codeOf('user', 'events', 'alice')).toBe(0);
  expect(await codeOf('user', 'forget', 'alice', '--yes')).toBe(0);
});
