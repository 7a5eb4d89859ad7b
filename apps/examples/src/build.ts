import { execFileSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Example } from './examples.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Builds examples and what they stand on, as far as something has changed since they were built last. */
export function buildExamples(names: readonly Example[]): void {
  const programs = join(root, 'node_modules/.bin');
  const filters = names.map((name) => `--filter=@keyfob/example-${name}`);
  execFileSync(join(programs, 'turbo'), ['run', 'build', '--output-logs=errors-only', ...filters], {
    cwd: root,
    env: {
      ...process.env,
      PATH: `${programs}${delimiter}${process.env.PATH}`, // turbo calls pnpm
      TURBO_TELEMETRY_DISABLED: '1',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
