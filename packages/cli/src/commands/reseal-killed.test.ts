/** Sealing anew in a process that is killed in the middle of it. */
import { once } from 'node:events';
import { createKeyfob, parseKeyRing } from '@keyfob/core';
import { sqliteInspector, sqliteStore } from '@keyfob/storage/sqlite';
import { expect, it } from 'vitest';
import { runKeyfob, startKeyfob } from '../testing/run-keyfob.ts';
import { ringOf, sqliteFile, trialFolder } from '../testing/trial.ts';

const folder = trialFolder();
const [first, second] = [ringOf('first'), ringOf('second')];
const rotated = `${second},${first}`;
const userIds = Array.from({ length: 120 }, (_, index) => `user-${index}`);

async function leftUnder(file: string, keyId: string): Promise<number> {
  const inspector = sqliteInspector({ file });
  const counts = await inspector.sealed();
  inspector.close();
  return counts.find((each) => each.keyId === keyId)?.accounts ?? 0;
}

it('reseal killed in the middle goes on where it was, and loses nobody', async () => {
  const file = await sqliteFile(folder, 'killed.sqlite', { keys: first, userIds });
  const surroundings = { folder, env: { KEYFOB_KEYS: rotated } };
  const slow = startKeyfob(['reseal', '-d', file, '--max-per-second', '50'], surroundings);
  while ((await leftUnder(file, 'first')) > userIds.length - 10) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }

  slow.kill('SIGKILL');
  await once(slow, 'exit');
  const between = await leftUnder(file, 'first');
  const ended = await runKeyfob(
    ['reseal', '-d', file, '--json', '--max-per-second', '10000'],
    surroundings,
  );

  expect(between).toBeGreaterThan(0);
  expect(between).toBeLessThan(userIds.length);
  expect(ended.json()).toMatchObject({ left: 0 });
  const store = sqliteStore({ file });
  const keyfob = createKeyfob({
    ...{ issuer: 'Example', store, keys: parseKeyRing(second) },
    users: { find: () => undefined, verifyPassword: () => false },
  });
  await keyfob.check();
  for (const userId of userIds) {
    expect((await keyfob.beginLogin({ userId })).next).toBe('code');
  }
  store.close();
});
