import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateKeyRing } from '@keyfob/core';
import { expect, it } from 'vitest';
import { serverOf } from './data-settings.ts';
import { secretFor } from './secrets.ts';
import { readSettings } from './settings.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'keyfob-settings-'));

it('has a default for everything but the folder', () => {
  expect(readSettings({ KEYFOB_DATA: folder() })).toMatchObject({
    port: 3000,
    issuer: 'Example Hosting',
    keysFrom: 'made just now',
    host: '127.0.0.1',
    origin: undefined,
    proxies: undefined,
    isLocal: true,
    restoredAt: undefined,
    databaseUrl: undefined,
    redisUrl: undefined,
    secret: undefined,
    supportWaitSeconds: 86_400,
  });
});

it('makes a key ring once, readable by its owner only, and finds it again', () => {
  const dataFolder = folder();
  const first = readSettings({ KEYFOB_DATA: dataFolder });

  const second = readSettings({ KEYFOB_DATA: dataFolder });

  expect(second.keysFrom).toBe('kept in the data folder');
  expect(second.keys.currentId).toBe(first.keys.currentId);
  expect(statSync(join(dataFolder, 'keys')).mode & 0o777).toBe(0o600);
});

it('prefers the key ring of the environment and leaves no copy of it', () => {
  const dataFolder = folder();
  const ring = generateKeyRing();

  const settings = readSettings({ KEYFOB_DATA: dataFolder, KEYFOB_KEYS: ring });

  expect(settings.keysFrom).toBe('environment');
  expect(() => readFileSync(join(dataFolder, 'keys'))).toThrow('ENOENT');
});

it.each([
  [{ PORT: 'http' }, /^PORT is "http"/],
  [{ PORT: '70000' }, /^PORT is "70000"/],
  [{ PORT: '-1' }, /^PORT is "-1"/],
  [{ KEYFOB_SUPPORT_WAIT: '1 day' }, /^KEYFOB_SUPPORT_WAIT is "1 day"/],
  [{ KEYFOB_SUPPORT_WAIT: '2592001' }, /it must be a number from 0 to 2592000$/],
  [{ KEYFOB_ORIGIN: 'panel.example.test' }, /^KEYFOB_ORIGIN is "panel.example.test"/],
  [{ KEYFOB_ORIGIN: 'http://panel.example.test' }, /^KEYFOB_ORIGIN/],
  [{ KEYFOB_ORIGIN: 'https://panel.example.test/otp' }, /without a path$/],
  [{ KEYFOB_ORIGIN: 'https://panel.example.test/#x' }, /^KEYFOB_ORIGIN/],
  [{ KEYFOB_ORIGIN: 'https://panel.example.test' }, /^KEYFOB_PROXIES is missing/],
  [{ KEYFOB_PROXIES: '0' }, /^KEYFOB_PROXIES is "0"; it must be a number from 1 to 10$/],
  [{ KEYFOB_PROXIES: '11' }, /^KEYFOB_PROXIES is "11"/],
  [{ KEYFOB_PROXIES: 'true' }, /^KEYFOB_PROXIES is "true"; it must be how many proxies/],
  [{ KEYFOB_PROXIES: '10.0.0.5,' }, /^KEYFOB_PROXIES is "10.0.0.5,"/],
  [{ KEYFOB_PROXIES: '10.0.0.0/33' }, /^KEYFOB_PROXIES is "10.0.0.0\/33"/],
  [{ KEYFOB_PROXIES: '10.0.0.0/8/8' }, /^KEYFOB_PROXIES is/],
  [{ HOST: 'panel.example.test' }, /^HOST is "panel.example.test"/],
  [{ HOST: '192.0.2.1' }, /^KEYFOB_ORIGIN is missing; with HOST 192.0.2.1/],
  [{ KEYFOB_RESTORED_AT: 'yesterday' }, /^KEYFOB_RESTORED_AT is "yesterday"/],
  [{ KEYFOB_RESTORED_AT: '2026-01-31T08:30:00' }, /it must be a time that has passed, like/],
  [{ KEYFOB_RESTORED_AT: '2999-01-31T08:30:00Z' }, /it must be a time that has passed/],
  [{ KEYFOB_RESTORED_AT: '2026-13-31T08:30:00Z' }, /^KEYFOB_RESTORED_AT/],
  [{ SMTP_URL: 'mail' }, /^SMTP_URL is wrong/],
  [{ DATABASE_URL: 'db.example.test' }, /^DATABASE_URL is wrong; it must be like postgres:/],
  [{ DATABASE_URL: 'sqlite:keyfob' }, /^DATABASE_URL is wrong/],
  [{ REDIS_URL: 'redis.example.test' }, /^REDIS_URL is wrong; it must be like rediss:/],
  [{ KEYFOB_SECRET: 'short' }, /^KEYFOB_SECRET has 5 characters; it must have at least 32$/],
  [{ KEYFOB_KEYS: 'k1:short' }, /^KEYFOB_KEYS is wrong: key ring: entry 1/],
])('names the variable that is wrong: %j', (environment, message) => {
  expect(() => readSettings({ KEYFOB_DATA: folder(), ...environment })).toThrow(message);
});

it.each([
  ['https://panel.example.test', 'https://panel.example.test'],
  ['https://Panel.example.test:443/', 'https://panel.example.test'],
  ['http://localhost:8080', 'http://localhost:8080'],
])('takes %s as the address of the demo (R5)', (KEYFOB_ORIGIN, origin) => {
  const environment = { KEYFOB_DATA: folder(), KEYFOB_ORIGIN, KEYFOB_PROXIES: '1' };

  expect(readSettings(environment)).toMatchObject({ origin });
});

it.each([
  ['2', 2],
  ['10.0.0.5, 2001:db8::/32, loopback', ['10.0.0.5', '2001:db8::/32', 'loopback']],
])('takes the proxies %s (W9)', (KEYFOB_PROXIES, proxies) => {
  expect(readSettings({ KEYFOB_DATA: folder(), KEYFOB_PROXIES })).toMatchObject({ proxies });
});

it.each([
  [{}, true],
  [{ HOST: '0.0.0.0' }, true],
  [{ KEYFOB_ORIGIN: 'https://localhost', KEYFOB_PROXIES: '1' }, true],
  [{ KEYFOB_ORIGIN: 'https://localhost.example.test', KEYFOB_PROXIES: '1' }, false],
])('knows whether only this machine is meant to come: %j', (environment, isLocal) => {
  expect(readSettings({ KEYFOB_DATA: folder(), ...environment })).toMatchObject({ isLocal });
});

it('reads when a backup was put back', () => {
  const environment = { KEYFOB_DATA: folder(), KEYFOB_RESTORED_AT: '2026-01-31T09:30:00+01:00' };

  expect(readSettings(environment).restoredAt).toEqual(new Date('2026-01-31T08:30:00Z'));
});

it.each(['DATABASE_URL', 'REDIS_URL'])('does not repeat the password of a wrong %s', (name) => {
  const environment = { KEYFOB_DATA: folder(), [name]: 'ftp://user:s3cret-word@db.example.test' };

  expect(() => readSettings(environment)).toThrow(/^(?!.*s3cret-word)/);
});

it('makes of one secret one for each purpose, the same on every node', () => {
  const secret = 'an-example-secret-of-32-characters-or-more';
  const one = { secret, dataFolder: folder() };
  const other = { secret, dataFolder: folder() };

  expect(secretFor('session-secret', one)).toBe(secretFor('session-secret', other));
  expect(secretFor('session-secret', one)).not.toBe(secretFor('captcha-secret', one));
  expect(readdirSync(one.dataFolder)).toEqual([]);
});

it('makes a secret once for a folder where the environment brings none', () => {
  const settings = { secret: undefined, dataFolder: folder() };

  expect(secretFor('session-secret', settings)).toBe(secretFor('session-secret', settings));
  expect(secretFor('session-secret', settings)).not.toBe(secretFor('captcha-secret', settings));
});

it.each([
  ['postgres://db.example.test/a', 'PostgreSQL'],
  ['postgresql://db.example.test/a', 'PostgreSQL'],
  ['mysql://db.example.test/a', 'MySQL'],
  ['mariadb://db.example.test/a', 'MySQL'],
])('knows the server of %s', (DATABASE_URL, server) => {
  const { databaseUrl = '' } = readSettings({ KEYFOB_DATA: folder(), DATABASE_URL });

  expect(serverOf(databaseUrl)).toBe(server);
});
