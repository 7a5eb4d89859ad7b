import { defineConfig } from 'vitest/config';

const conditions = ['@keyfob/source'];

/** This package's tests alone; each of its mutants repeats them. */
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: { include: ['src/**/*.test.ts'], exclude: ['**/*.race.test.ts'] },
});
