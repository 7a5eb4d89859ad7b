import { createPool } from 'mysql2/promise';
import { afterAll, describe, expect, it } from 'vitest';
import { type MysqlStoreOptions, migrationsAsSql, mysqlStore } from './index.ts';

const pool = createPool({ host: '127.0.0.1' }); // connects to nothing before it is asked
afterAll(() => pool.end());

describe('options of mysqlStore', () => {
  it.each([
    ['no options', undefined, 'mysqlStore takes an object: { pool: createPool(uri) }'],
    ['null', null, 'mysqlStore takes an object'],
    ['no pool', {}, 'mysqlStore: pool is not a Pool of the package mysql2'],
    ['a connection string', { pool: 'mysql://' }, 'mysqlStore: pool is not a Pool'],
    [
      'an unknown name',
      { pool, schema: 'a' },
      'mysqlStore has no option "schema"; known are: pool',
    ],
    ['a migrates of no truth', { pool, migrates: 'no' }, 'migrates is neither true nor false'],
    ['a clock that stands', { pool, clock: 5 }, 'clock is not a function'],
    ['a prefix in capitals', { pool, prefix: 'Keyfob_' }, 'prefix is "Keyfob_"; allowed are'],
    ['a prefix with a quote', { pool, prefix: 'a`b' }, 'prefix is "a`b"; allowed are'],
    ['no prefix', { pool, prefix: '' }, 'prefix is ""; allowed are'],
    ['a prefix of 33', { pool, prefix: 'p'.repeat(33) }, 'allowed are up to 32'],
    ['a database that is a number', { pool, database: 5 }, 'database is 5; allowed are'],
    ['a database with a dot', { pool, database: 'a.b' }, 'database is "a.b"; allowed are'],
  ])('refuse %s', (_, options, problem) => {
    const make = () => mysqlStore(options as MysqlStoreOptions);

    expect(make).toThrow(TypeError);
    expect(make).toThrow(problem);
  });

  it('ask the server for nothing before the first call', () => {
    expect(() => mysqlStore({ pool, database: 'd', prefix: 'p_', migrates: false })).not.toThrow();
  });
});

describe('migrationsAsSql', () => {
  it('refuses names as the store does', () => {
    expect(() => migrationsAsSql({ prefix: 'a b' })).toThrow(TypeError);
  });

  it('names the tables with their database and prefix', () => {
    const sql = migrationsAsSql({ database: 'd', prefix: 'p_' });

    expect(sql).toContain('CREATE TABLE IF NOT EXISTS `d`.`p_account` (');
    expect(sql.match(/CREATE TABLE/g)).toHaveLength(7);
  });

  it('has nothing to do from the newest schema on', () => {
    expect(migrationsAsSql({}, { from: 1 })).toBe('');
  });
});
