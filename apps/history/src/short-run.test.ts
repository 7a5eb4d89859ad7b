import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { havePrograms } from '@keyfob/test-servers';
import { expect, it } from 'vitest';

const run = promisify(execFile);
const program = fileURLToPath(new URL('./main.ts', import.meta.url));
const flags = ['--conditions=@keyfob/source', '--disable-warning=ExperimentalWarning'];

it.runIf(havePrograms('initdb', 'postgres'))(
  'attack 95: for some seconds nodes and their database are killed and cut off under load, and nobody is told what is not so',
  async () => {
    const { stdout } = await run(process.execPath, [...flags, program, '--minutes', '0.2'], {
      timeout: 290_000,
    });

    expect(stdout).toMatch(/^faults: ./m);
    expect(stdout).toMatch(/^violations: 0\npassed\n$/m);
  },
  300_000,
);
