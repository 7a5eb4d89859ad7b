import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'vitest';
import { changeKeys } from './journeys/key-rotation.ts';
import { demosOfThisFile } from './support/stage.ts';

const newDemo = demosOfThisFile();

it('after the last step the old key is gone from both processes, and nothing that it sealed is lost (S2)', async () => {
  await changeKeys(async (environment) => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'keyfob-demo-'));
    const start = (given: NodeJS.ProcessEnv) => newDemo({ environment: given, dataFolder });
    let [first, second] = [await start(environment), await start(environment)];
    return {
      start,
      origins: () => [first.origin, second.origin],
      output: () => first.output(),
      async restart(given) {
        await first.stop();
        first = await start(given);
        await second.stop();
        second = await start(given);
      },
    };
  });
});
