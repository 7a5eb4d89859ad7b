/** Sealing anew beside live traffic. */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { createKeyfob, parseKeyRing } from '@keyfob/core';
import { sqliteStore } from '@keyfob/storage/sqlite';
import { beforeAll, describe, expect, it } from 'vitest';
import { runKeyfob } from '../testing/run-keyfob.ts';
import { ringOf, sqliteFile, trialFolder } from '../testing/trial.ts';

const folder = trialFolder();
const [first, second] = [ringOf('first'), ringOf('second')];
const rotated = `${second},${first}`;
const userIds = Array.from({ length: 120 }, (_, index) => `user-${index}`);

let filled = '';
beforeAll(async () => {
  filled = await sqliteFile(folder, 'filled.sqlite', { keys: first, userIds });
});

/** A copy of the filled file: making it takes as long as everything else here. */
function siteOf(name: string): string {
  const file = join(folder, name);
  copyFileSync(filled, file);
  return file;
}

describe('reseal', () => {
  it('leaves nothing under the older key, and the ring fits without it', async () => {
    const file = siteOf('all.sqlite');
    const words = ['reseal', '-d', file, '--json', '--max-per-second', '10000'];

    const ended = await runKeyfob(words, { folder, env: { KEYFOB_KEYS: rotated } });
    const doctor = await runKeyfob(['doctor', '-d', file], {
      folder,
      env: { KEYFOB_KEYS: second },
    });

    expect(ended.json()).toMatchObject({ left: 0, currentKey: 'second' });
    expect([ended.exitCode, doctor.exitCode]).toEqual([0, 0]);
    expect(ended.stderr).toBe(''); // progress is for terminals
  });

  it('goes on beside log-ins, whose accounts it leaves as they were last written', async () => {
    const file = siteOf('live.sqlite');
    const running = runKeyfob(['reseal', '-d', file, '--json', '--max-per-second', '200'], {
      folder,
      env: { KEYFOB_KEYS: rotated },
    });
    const store = sqliteStore({ file });
    const keyfob = createKeyfob({
      ...{ issuer: 'Example', store, keys: parseKeyRing(rotated) },
      users: { find: () => ({ label: 'x', contacts: {} }), verifyPassword: () => false },
    });
    for (const userId of userIds) {
      const step = await keyfob.beginLogin({ userId });
      const pending = step.next === 'code' ? step.pending : undefined;
      await keyfob.verify({ pending, input: { code: '000000' } } as never).catch(() => {});
    }
    const ended = await running;

    expect(ended.json()).toMatchObject({ left: 0 });
    for (const userId of userIds) {
      const [last] = await keyfob.events({ userId, limit: 1 });
      expect(last?.type).toMatch(/code_/);
    }
    store.close();
  });

  it('without a ring that opens what is there it seals nothing', async () => {
    const file = await sqliteFile(folder, 'lacking.sqlite', { keys: first });

    const ended = await runKeyfob(['reseal', '-d', file], { folder, env: { KEYFOB_KEYS: second } });

    expect(ended.exitCode).toBe(3);
    expect(ended.stderr).toBe(
      'keyfob: the key ring has no key "first" (needed by 1 accounts and 0 messages); it has: second\n',
    );
  });

  it.each(['0', 'many', '10001', '1.5', ''])(
    'with --max-per-second %s is wrong usage',
    async (number) => {
      const ended = await runKeyfob(['reseal', '-d', 'x', '--max-per-second', number], { folder });

      expect([ended.exitCode, ended.stderr]).toEqual([2, expect.stringMatching(/1 to 10000/)]);
    },
  );
});
