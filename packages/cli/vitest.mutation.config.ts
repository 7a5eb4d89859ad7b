import { defineConfig } from 'vitest/config';

const conditions = ['@keyfob/source'];

/** This package's tests alone; each of its mutants repeats them. */
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ['src/**/*.test.ts'],
    exclude: [
      'src/commands/reseal-killed.test.ts', // its work is done by a process, where no mutant is at work
      'src/page.test.ts', // reads the sources, which a mutation run has rewritten
    ],
    env: { KEYFOB_TEST_IN_PROCESS: '1' }, // commands run where mutants are
    isolate: false, // else each mutant loads every module anew for each of these files
    testTimeout: 30_000, // as in the other runs of these tests
  },
});
