import { defineConfig } from 'vitest/config';

const conditions = ['@keyfob/source'];

/** This package's tests alone; each of its mutants repeats them. */
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ['src/**/*.test.ts'],
    exclude: ['src/sql/restarts.test.ts'], // its nodes are processes of their own: no mutant is in them
    testTimeout: 30_000, // as in the other runs of these tests
  },
});
