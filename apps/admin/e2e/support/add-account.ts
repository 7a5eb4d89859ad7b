import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Runs the script that adds an account, as an operator does. */
export function addAccount(
  dataFolder: string,
  options: readonly string[],
  password: string,
): SpawnSyncReturns<string> {
  const script = fileURLToPath(new URL('../../src/add-account.ts', import.meta.url));
  const env = { ...process.env, KEYFOB_DATA: dataFolder };
  return spawnSync(process.execPath, [script, ...options], {
    env,
    encoding: 'utf8',
    input: `${password}\n`,
  });
}
