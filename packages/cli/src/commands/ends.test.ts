/** How commands end where the database, the keys or a file cannot be used, and how much they tell. */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeAll, describe, expect, it } from 'vitest';
import { runKeyfobHere as runKeyfob } from '../testing/run-keyfob.ts';
import { ringOf, settingsFile, sqliteFile, trialFolder } from '../testing/trial.ts';

const folder = trialFolder();
const keys = ringOf('first');
const env = { KEYFOB_KEYS: keys };
const eve = ['--actor', 'Eve', '--reason', 'asked'];
const run = (...words: readonly string[]) => runKeyfob(words, { folder, env });
let file = '';

beforeAll(async () => {
  file = await sqliteFile(folder, 'site.sqlite', { keys, userIds: ['alice', 'bob'] });
  writeFileSync(
    join(folder, 'text.sqlite'),
    'this is no database, however long it may be\n'.repeat(99),
  );
  writeFileSync(join(folder, 'bob.csv'), 'user_id,secret\n');
  mkdirSync(join(folder, 'data'));
});

describe('what cannot be used ends with 3 and one line that names it', () => {
  it.each([
    [['migrate', 'status', '-d', 'text.sqlite'], /text\.sqlite cannot be used: .*not a database/],
    [['migrate', 'up', '-d', 'text.sqlite'], /text\.sqlite cannot be used: /],
    [['doctor', '-d', 'text.sqlite'], /text\.sqlite cannot be used: /],
    [['migrate', 'up', '-d', 'none/a.sqlite'], /there is no folder .*none; make it/],
    [
      ['user', 'show', 'alice', '-d', 'none.sqlite'],
      /has no tables of Keyfob; run `keyfob migrate up`/,
    ],
    [['user', 'events', 'alice', '-d', 'none.sqlite'], /has no tables of Keyfob/],
    [['user', 'forget', 'alice', '--yes', '-d', 'none.sqlite'], /has no tables of Keyfob/],
    [['user', 'unlock', 'alice', ...eve, '-d', 'none.sqlite'], /has no tables of Keyfob/],
    [['reseal', '-d', 'none.sqlite'], /has no tables of Keyfob/],
    [
      ['stats', '-d', 'postgres://127.0.0.1:1/x'],
      /postgres 127\.0\.0\.1:1\/x does not answer: .*REFUSED/,
    ],
    [
      ['stats', '-d', 'mysql://127.0.0.1:1/x'],
      /mysql 127\.0\.0\.1:1\/x does not answer: .*REFUSED/,
    ],
    [['doctor', '-d', 'x', '--keys-file', 'data'], /data: EISDIR/],
  ])('%j', async (words, reason) => {
    const ended = await run(...words);

    expect([ended.exitCode, ended.stdout]).toEqual([3, '']);
    expect(ended.stderr).toMatch(reason);
    expect(ended.stderr).toMatch(/^keyfob: .*\n$/);
  });

  it('an older or a newer schema', async () => {
    const place = await sqliteFile(folder, 'versions.sqlite', { keys });
    const stderrOf = async (version: number) => {
      const database = new DatabaseSync(place);
      database.exec(`PRAGMA user_version = ${version}`);
      database.close();
      const ended = await run('stats', '-d', place);
      expect([ended.exitCode, ended.stdout]).toEqual([3, '']);
      return ended.stderr;
    };

    expect(await stderrOf(2)).toMatch(
      /has schema 2, and this version needs 3; run `keyfob migrate/,
    );
    expect(await stderrOf(99)).toMatch(
      /has schema 99, which needs a newer version of @keyfob\/cli/,
    );
  });

  it('no key ring, and a policy that the core refuses', async () => {
    const config = settingsFile(folder, { policy: { window: 9 } }, 'policy.json');

    const none = await runKeyfob(['reseal', '-d', file], { folder });
    const refused = await run('reseal', '-d', file, '--config', config);

    expect([none.exitCode, none.stderr]).toEqual([
      3,
      expect.stringMatching(/no key ring is given/),
    ]);
    expect([refused.exitCode, refused.stderr]).toEqual([
      3,
      expect.stringMatching(/^keyfob: the settings cannot be used: policy\.window is 9/),
    ]);
  });
});

describe('wrong usage ends with 2', () => {
  it.each([
    [['import', 'bob.csv', '--from', 'csv'], /bob\.csv holds no authenticator/],
    [['import', 'data', '--from', 'csv'], /data: EISDIR/],
    [['user', 'events', 'alice', '--csv', '--json'], /--csv and --json do not go together/],
    [['user', 'forget', 'alice'], /removes everything of alice .*add --yes/],
    [['user', 'unlock', 'alice', '--actor', 'x'.repeat(201)], /--actor must be 1 to 200/],
    [['doctor', '--fail-on', 'never'], /Allowed choices are warning, error/],
  ])('%j', async (words, reason) => {
    const ended = await run(...words, '-d', file);

    expect([ended.exitCode, ended.stdout]).toEqual([2, '']);
    expect(ended.stderr).toMatch(reason);
  });

  it('takes an actor of 200 characters', async () => {
    expect(
      (await run('user', 'unlock', 'bob', '--actor', 'x'.repeat(200), '-d', file)).exitCode,
    ).toBe(0);
  });
});

it('--verbose tells also what the error came from', async () => {
  const short = await run('stats', '-d', 'text.sqlite');
  const long = await run('stats', '-d', 'text.sqlite', '--verbose');

  expect(short.stderr.split('\n')).toHaveLength(2);
  expect(long.stderr).toMatch(/^keyfob: .*\nStop: .*\n +at .*\ncaused by .*not a database\n +at /s);
});

describe('the doctor', () => {
  it('shows what is as it should be only where it is asked to', async () => {
    const usual = await run('doctor', '-d', file);
    const all = await run('doctor', '-d', file, '--all');
    const json = await run('doctor', '-d', file, '--json');

    expect(usual.stdout).toMatch(/^sqlite .*site\.sqlite\n0 errors, 0 warnings, \d+ fine\n$/);
    expect(all.stdout).toMatch(/^sqlite .*\n\nok +schema +schema 3 fits this version\nok /);
    expect(json.json()).toMatchObject({ errors: 0, warnings: 0, database: `sqlite ${file}` });
    expect(json.stdout).toContain('"level":"ok"');
  });

  it('ends with 1 for a warning, unless only errors count, and for an error always', async () => {
    const open = await sqliteFile(folder, 'data/open.sqlite', { keys });
    const codeOf = async (...words: readonly string[]) => {
      const { exitCode, stdout } = await runKeyfob(['doctor', ...words], { folder });
      return [exitCode, /(\d+ errors?, \d+ warnings?)/.exec(stdout)?.[1]];
    };

    expect(await codeOf('-d', file)).toEqual([1, '0 errors, 1 warning']);
    expect(await codeOf('-d', file, '--fail-on', 'error')).toEqual([0, '0 errors, 1 warning']);
    chmodSync(open, 0o644);
    expect(await codeOf('-d', open, '--fail-on', 'error')).toEqual([1, '1 error, 1 warning']);
  });
});

it('reseal says what it could not open, and ends with 1', async () => {
  const place = await sqliteFile(folder, 'damaged.sqlite', { keys, userIds: ['alice', 'bob'] });
  const database = new DatabaseSync(place);
  const damaged = `UPDATE account SET document = replace(document, '1.first.', '1.first.AAAA') WHERE user_id = 'bob'`;
  database.exec(damaged);
  database.close();
  const rotated = { KEYFOB_KEYS: `${ringOf('second')},${keys}` };

  const text = await runKeyfob(['reseal', '-d', place], { folder, env: rotated });
  const json = await runKeyfob(['reseal', '-d', place, '--json'], { folder, env: rotated });

  expect([text.exitCode, json.exitCode]).toEqual([1, 1]);
  expect(text.stdout).toMatch(
    /^\d+ values? sealed anew under "second"; 1 value could not be opened and still need an older key\n$/,
  );
  expect(json.json()).toEqual({ resealed: 0, left: 1, currentKey: 'second' });
});

it('user events gives as many as it is asked for, newest first, beyond one page', async () => {
  const place = await sqliteFile(folder, 'log.sqlite', { keys });
  const database = new DatabaseSync(place);
  const one = database.prepare('SELECT * FROM event LIMIT 1').get() as Record<string, unknown>;
  const { id: _, ...columns } = one;
  const names = Object.keys(columns);
  const insert = database.prepare(
    `INSERT INTO event (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
  );
  for (let number = 0; number < 250; number += 1)
    insert.run(...(Object.values(columns) as never[]));
  database.close();
  const idsOf = async (...words: readonly string[]) => {
    const ended = await run('user', 'events', 'alice', '-d', place, '--json', ...words);
    return ended.stdout
      .split('\n')
      .filter(Boolean)
      .map((text) => JSON.parse(text).id as number);
  };

  const all = await idsOf();
  expect(all.length).toBeGreaterThan(250);
  expect(all).toEqual(all.toSorted((first, second) => second - first));
  expect(new Set(all).size).toBe(all.length);
  expect(await idsOf('--limit', '1')).toEqual(all.slice(0, 1));
  expect(await idsOf('--limit', '100')).toEqual(all.slice(0, 100));
  expect(await idsOf('--limit', '150')).toEqual(all.slice(0, 150));
});

it('unlock, disable and forget say what they did', async () => {
  const place = [
    '-d',
    await sqliteFile(folder, 'words.sqlite', { keys, userIds: ['alice', 'bob'] }),
  ];

  expect((await run('user', 'disable', 'alice', ...eve, ...place)).stdout).toBe(
    'alice: OTP is off\n',
  );
  expect((await run('user', 'unlock', 'bob', ...eve, ...place, '--json')).json()).toEqual({
    ...{ userId: 'bob', done: true },
  });
  expect((await run('user', 'forget', 'bob', '--yes', ...place)).stdout).toBe(
    'bob: nothing is kept any more\n',
  );
  expect((await run('user', 'show', 'bob', ...place)).stdout).toContain(
    'nothing is kept of this id',
  );
});
