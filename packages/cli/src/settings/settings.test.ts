import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runKeyfob } from '../testing/run-keyfob.ts';
import { ringOf, settingsFile, trialFolder } from '../testing/trial.ts';
import { databaseAddress, labelOf } from './database-address.ts';
import { readKeyRing } from './key-ring.ts';
import { nearestName } from './nearest-name.ts';
import { readSettings } from './settings.ts';

const folder = trialFolder();
const config = (settings: object) => ({ config: settingsFile(folder, settings, 'trial.json') });

describe('settings', () => {
  it('are taken from flags before the environment before the file', () => {
    const flags = config({ database: 'file.sqlite', schema: 'file', prefix: 'file_' });
    const env = { KEYFOB_DATABASE: 'env.sqlite', KEYFOB_SCHEMA: 'env' };

    const settings = readSettings({ ...flags, database: 'flag.sqlite' }, { env, folder });

    expect(settings).toMatchObject({
      database: { file: join(folder, 'flag.sqlite') },
      schema: 'env',
      prefix: 'file_',
    });
  });

  it('of a file have paths that begin at its folder, wherever the command runs', () => {
    mkdirSync(join(folder, 'etc'), { recursive: true });
    const path = settingsFile(join(folder, 'etc'), { database: 'a.sqlite', keysFile: 'ring' });

    const settings = readSettings({ config: path }, { env: {}, folder });

    expect(settings).toMatchObject({
      database: { file: join(folder, 'etc', 'a.sqlite') },
      keys: { file: join(folder, 'etc', 'ring') },
    });
  });

  it('are those of keyfob.config.json where the command runs', () => {
    mkdirSync(join(folder, 'here'), { recursive: true });
    settingsFile(join(folder, 'here'), { issuer: 'Example' });

    expect(readSettings({}, { env: {}, folder: join(folder, 'here') }).issuer).toBe('Example');
    expect(readSettings({}, { env: {}, folder }).issuer).toBeUndefined();
  });

  it.each([
    [{ databse: 'x' }, 'has no setting "databse"; did you mean database?'],
    [{ keys: 'a:b' }, 'has no setting "keys"; keep the key ring in a file of its own: keysFile'],
    [{ cookie: { secur: true } }, 'has no setting "cookie.secur"; did you mean cookie.secure?'],
    [{ policy: { longestWaitSecond: 9 } }, 'did you mean policy.longestWaitSeconds?'],
    [{ elephant: 1 }, 'has no setting "elephant"; known are database,'],
    [{ database: 1 }, 'database is no text'],
    [{ policy: [] }, 'policy is no object'],
    [[], 'holds no JSON object'],
  ])('that mean nothing are refused with the way out: %j', (settings, reason) => {
    expect(() => readSettings(config(settings), { env: {}, folder })).toThrow(reason);
  });

  it.each([
    ['--config', { config: '' }, {}, {}],
    ['--database', { database: '' }, { KEYFOB_DATABASE: 'x.sqlite' }, {}],
    ['--keys-file', { keysFile: ' ' }, {}, {}],
    ['KEYFOB_CONFIG', {}, { KEYFOB_CONFIG: '' }, {}],
    ['KEYFOB_DATABASE', {}, { KEYFOB_DATABASE: '' }, { database: 'x.sqlite' }],
    ['KEYFOB_KEYS_FILE', {}, { KEYFOB_KEYS_FILE: '' }, { keysFile: 'ring' }],
    ['database', {}, {}, { database: '' }],
    ['keysFile', {}, {}, { keysFile: '' }],
  ])('that name a file or a server are not empty: %s', (name, flags, env, file) => {
    const act = () => readSettings({ ...config(file), ...flags }, { env, folder });
    const withoutFile = () => readSettings(flags, { env, folder });

    expect('KEYFOB_CONFIG' in env ? withoutFile : act).toThrow(
      new RegExp(`^${name}( of .*trial\\.json)? is empty; name what it is for`),
    );
  });

  it('that are overruled may be empty, and so may the key ring itself', () => {
    const env = { KEYFOB_DATABASE: '', KEYFOB_KEYS: '', KEYFOB_KEYS_FILE: 'ring' };

    expect(readSettings({ database: 'x.sqlite' }, { env, folder })).toMatchObject({
      database: { file: join(folder, 'x.sqlite') },
      keys: { file: join(folder, 'ring') },
    });
  });

  it('that name a file which is not there are refused', () => {
    const env = { KEYFOB_CONFIG: 'nowhere.json' };

    expect(() => readSettings({}, { env, folder })).toThrow(/there is no file .*nowhere\.json/);
  });
});

describe('the address of a database', () => {
  it.each([
    ['data/a.sqlite', { kind: 'sqlite', file: '/site/data/a.sqlite' }],
    ['sqlite:a.sqlite', { kind: 'sqlite', file: '/site/a.sqlite' }],
    ['sqlite:///srv/a.sqlite', { kind: 'sqlite', file: '/srv/a.sqlite' }],
    ['postgres://db.example.test/x', { kind: 'postgres', url: 'postgres://db.example.test/x' }],
    ['mysql://db.example.test/x', { kind: 'mysql', url: 'mysql://db.example.test/x' }],
    ['mariadb://db.example.test/x', { kind: 'mysql', url: 'mysql://db.example.test/x' }],
    ['postgresql:///x', { kind: 'postgres', url: 'postgresql:///x' }],
  ])('%s is read', (given, address) => {
    expect(databaseAddress(given, '/site')).toEqual(address);
  });

  it.each([
    ['mongodb://x', /the scheme "mongodb:"; allowed are/],
    ['sqlite:', /no file/],
    [':memory:', /no file/],
    ['postgres://us er:very-secret@[x', /no URL/],
  ])('%s is refused, and not repeated', (given, reason) => {
    const act = () => databaseAddress(given, '/site');

    expect(act).toThrow(reason);
    expect(act).not.toThrow(/very-secret/);
  });

  it('is printed without its password', () => {
    const url = 'postgres://me:very-secret@db.example.test:5433/site';

    expect(labelOf({ kind: 'postgres', url })).toBe('postgres db.example.test:5433/site');
  });
});

describe('the key ring', () => {
  it('comes from a flag, the variable, or a file, and is never repeated', () => {
    const path = join(folder, 'ring');
    writeFileSync(path, `${ringOf('one')}\n`);
    writeFileSync(join(folder, 'broken'), 'one:very-secret');

    expect(readKeyRing({ file: path }).currentId).toBe('one');
    expect(readKeyRing({ text: ringOf('two') }).currentId).toBe('two');
    const broken = () => readKeyRing({ file: join(folder, 'broken') });
    expect(broken).toThrow(/entry 1 is not "id:key"/);
    expect(broken).not.toThrow(/very-secret/);
    expect(() => readKeyRing({ file: join(folder, 'none') })).toThrow(/there is no file/);
    expect(() => readKeyRing(undefined)).toThrow(/set KEYFOB_KEYS/);
  });

  it('has no flag: it would stand in the list of processes', async () => {
    const ended = await runKeyfob(['doctor', '--keys', 'x', '-d', 'x'], { folder });

    expect([ended.exitCode, ended.stderr]).toEqual([2, expect.stringMatching(/'--keys'/)]);
  });
});

it('the nearest name is one that is near', () => {
  const known = ['database', 'schema', 'policy'];

  expect(nearestName('polcy', known)).toBe('policy');
  expect(nearestName('SCHEMA', known)).toBe('schema');
  expect(nearestName('elephant', known)).toBeUndefined();
  expect(nearestName('x', [])).toBeUndefined();
});
