import { defineConfig } from 'vitest/config';

const conditions = ['@keyfob/source'];

/** This package's tests alone; each of its mutants repeats them. */
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ['src/**/*.test.ts'],
    exclude: [
      // The work of these is done by processes of their own, where no mutant is at work,
      'src/backups.test.ts',
      'src/crashes.test.ts',
      'src/races.test.ts',
      'src/sql/restarts.test.ts',
      'src/sqlite/power-cut.test.ts',
      'src/sqlite/small-disk.test.ts',
      'src/upgrades.test.ts',
      // and these wait for limits of seconds, which thousands of mutants cannot.
      'src/health.test.ts',
      'src/sql/outages.test.ts',
    ],
    // One run of the suite for each engine; other isolation levels and layouts find the same mutants.
    testNamePattern: /^(?!PostgreSQL (that serialises|with))/,
    testTimeout: 30_000, // as in the other runs of these tests
  },
});
