import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateKeyRing, parseKeyRing, type Store } from '@keyfob/core';
import {
  memoryUsers,
  trialKeyfob,
  trialPassword,
  virtualAuthenticator,
} from '@keyfob/core/testing';
import { sqliteStore } from '@keyfob/storage/sqlite';
import { afterAll } from 'vitest';

/** A folder of its own, with what a site has in it; it goes when the tests of a file are over. */
export function trialFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'keyfob-cli-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A key ring whose one key has this id. */
export function ringOf(id: string): string {
  return generateKeyRing().replace(/^[^:]+/, id);
}

/** What a site has written: OTP on for some users, and nothing that is not sent. */
export async function fill(
  store: Store,
  keys: string,
  userIds: readonly string[] = ['alice'],
): Promise<void> {
  const users = memoryUsers(Object.fromEntries(userIds.map((id) => [id, userOf(id)])));
  const { keyfob, deliver } = trialKeyfob({ store, users, keys: parseKeyRing(keys) });
  await keyfob.check();
  for (const userId of userIds) {
    const { uri } = await keyfob.beginEnrolment({ userId });
    const code = virtualAuthenticator(uri).codeAt(Date.now());
    await keyfob.activate({ userId, input: { password: trialPassword, code } });
  }
  await deliver();
}

function userOf(name: string) {
  const email = `${name}@example.test`;
  return { password: trialPassword, label: email, email, phone: '+420555000101' };
}

/** A SQLite file of a site, made with this key ring and closed again. */
export async function sqliteFile(
  folder: string,
  name: string,
  { keys, userIds }: { readonly keys: string; readonly userIds?: readonly string[] },
): Promise<string> {
  const file = join(folder, name);
  const store = sqliteStore({ file });
  await fill(store, keys, userIds);
  store.close();
  return file;
}

/** Writes a settings file and names its path. */
export function settingsFile(
  folder: string,
  settings: object,
  name = 'keyfob.config.json',
): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(settings));
  return path;
}
