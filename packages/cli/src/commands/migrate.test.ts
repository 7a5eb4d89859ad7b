/** Making and lifting tables, and counting what is in them. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { ownSchema, postgresPool, postgresUrl } from '../testing/postgres.ts';
import { runKeyfob } from '../testing/run-keyfob.ts';
import { ringOf, sqliteFile, trialFolder } from '../testing/trial.ts';

const folder = trialFolder();
const run = (...words: readonly string[]) => runKeyfob(words, { folder });

describe('migrate on SQLite', () => {
  it('makes the file readable by its owner alone, and does nothing the second time', async () => {
    const file = join(folder, 'new.sqlite');

    const before = await run('migrate', 'status', '-d', file);
    const made = await run('migrate', 'up', '-d', file, '--json');
    const again = await run('migrate', 'up', '-d', file);
    const after = await run('migrate', 'status', '-d', file, '--json');

    expect([before.exitCode, before.stdout]).toEqual([1, expect.stringMatching(/makes them\n$/)]);
    expect(made.json()).toMatchObject({ from: 0, to: 3 });
    expect(again.stdout).toMatch(/schema 3 of 3: nothing to do\n$/);
    expect(after.json()).toMatchObject({ state: 'fits', found: 3, known: 3 });
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('prints statements that make what `up` makes', async () => {
    const printed = await run('migrate', 'print', '-d', join(folder, 'nowhere.sqlite'));
    const database = new DatabaseSync(join(folder, 'printed.sqlite'));
    database.exec(printed.stdout);
    database.close();

    const status = await run('migrate', 'status', '-d', 'printed.sqlite');

    expect([status.exitCode, status.stdout]).toEqual([
      0,
      expect.stringMatching(/fits this version/),
    ]);
  });

  it('prints nothing where nothing is to do, and says so beside it', async () => {
    const file = await sqliteFile(folder, 'current.sqlite', { keys: ringOf('first') });

    const text = await run('migrate', 'print', '-d', file);
    const json = await run('migrate', 'print', '-d', file, '--json');
    const older = await run('migrate', 'print', '-d', file, '--from', '2');

    expect([text.exitCode, text.stdout]).toEqual([0, '']);
    expect(text.stderr).toMatch(/current\.sqlite: schema 3 of 3: nothing to print\n$/);
    expect(json.json()).toEqual({ from: 3, sql: '' });
    expect([older.exitCode, older.stderr]).toEqual([0, '']);
    expect(older.stdout).toMatch(/PRAGMA user_version = 3/);
  });

  it.each(['-1', '4', '1.5', 'all', ''])('prints nothing from schema %j on', async (from) => {
    const ended = await run('migrate', 'print', '-d', 'nowhere.sqlite', '--from', from);

    expect([ended.exitCode, ended.stdout]).toEqual([2, '']);
    expect(ended.stderr).toMatch(
      /^keyfob: --from is .*; it must be the number of a schema, 0 to 3/,
    );
  });

  it('leaves a newer schema alone', async () => {
    const database = new DatabaseSync(join(folder, 'newer.sqlite'));
    database.exec('PRAGMA user_version = 99');
    database.close();

    const ups = [
      await run('migrate', 'up', '-d', 'newer.sqlite'),
      await run('migrate', 'print', '-d', 'newer.sqlite'),
    ];
    const status = await run('migrate', 'status', '-d', 'newer.sqlite');

    for (const up of ups) {
      expect([up.exitCode, up.stdout]).toEqual([3, '']);
      expect(up.stderr).toMatch(/a newer schema; install/);
    }
    expect([status.exitCode, status.stdout]).toEqual([
      1,
      expect.stringMatching(/schema 99 of 3: a newer schema/),
    ]);
  });
});

const pool = await postgresPool();

describe.skipIf(pool === undefined)('migrate on PostgreSQL', () => {
  it('makes the tables in the schema that is named, and tells their state', async () => {
    if (pool === undefined) return;
    const own = ['-d', postgresUrl, '--schema', ownSchema()];

    const before = await run('migrate', 'status', ...own);
    const up = await run('migrate', 'up', ...own);
    const after = await run('migrate', 'status', ...own);

    expect([before.exitCode, up.exitCode, after.exitCode]).toEqual([1, 0, 0]);
  });

  it('prints statements that another role can run', async () => {
    if (pool === undefined) return;
    const own = ['-d', postgresUrl, '--schema', ownSchema(), '--prefix', 'otp_'];

    const printed = await run('migrate', 'print', ...own);
    await pool.query(printed.stdout);
    const status = await run('migrate', 'status', ...own);

    expect(printed.stdout).toMatch(/CREATE TABLE "keyfob_cli_\d+_\d+"\."otp_account"/);
    expect(status.exitCode).toBe(0);
  });

  it('refuses a name that would have to be quoted everywhere', async () => {
    const ended = await run('migrate', 'status', '-d', postgresUrl, '--schema', 'My Schema');

    expect([ended.exitCode, ended.stderr]).toEqual([
      2,
      expect.stringMatching(/^keyfob: --schema is "My Schema"; allowed are/),
    ]);
  });
});

describe('stats', () => {
  it('counts by indexes, and reads every account only where it is told to', async () => {
    const file = await sqliteFile(folder, 'stats.sqlite', {
      keys: ringOf('first'),
      userIds: ['alice', 'bob'],
    });

    const text = await run('stats', '-d', file);
    const scanned = await run('stats', '-d', file, '--scan', '--json');

    expect(text.stdout).toMatch(/accounts +2\nwith a shared key +2\nmail waiting +0\n/);
    expect(text.stdout).not.toContain('OTP on');
    expect(scanned.json()).toMatchObject({ accounts: 2, scanned: { on: 2, recovering: 0 } });
  });

  it('says what to do where there are no tables', async () => {
    const ended = await run('stats', '-d', 'nowhere.sqlite');

    expect([ended.exitCode, ended.stderr]).toEqual([
      3,
      expect.stringMatching(/has no tables of Keyfob; run `keyfob migrate up`\n$/),
    ]);
  });
});
