import { mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateKeyRing } from '@keyfob/core';
import { expect, it } from 'vitest';
import { readSettings } from './settings.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'keyfob-settings-'));

it('has a default for everything but the folder', () => {
  expect(readSettings({ KEYFOB_DATA: folder() })).toMatchObject({
    port: 3000,
    issuer: 'Example Hosting',
    keysFrom: 'made just now',
    origin: undefined,
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
  [{ SMTP_URL: 'mail' }, /^SMTP_URL is wrong/],
  [{ KEYFOB_KEYS: 'k1:short' }, /^KEYFOB_KEYS is wrong: key ring: entry 1/],
])('names the variable that is wrong: %j', (environment, message) => {
  expect(() => readSettings({ KEYFOB_DATA: folder(), ...environment })).toThrow(message);
});

it.each([
  ['https://panel.example.test', 'https://panel.example.test'],
  ['https://Panel.example.test:443/', 'https://panel.example.test'],
  ['http://localhost:8080', 'http://localhost:8080'],
])('takes %s as the address of the demo (R5)', (KEYFOB_ORIGIN, origin) => {
  expect(readSettings({ KEYFOB_DATA: folder(), KEYFOB_ORIGIN })).toMatchObject({ origin });
});
