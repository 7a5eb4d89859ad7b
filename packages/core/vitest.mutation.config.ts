import { defineConfig } from 'vitest/config';

/** The core's tests alone, with fewer random runs: each of thousands of mutants repeats them. */
export default defineConfig({
  test: {
    include: ['src/**/*.test.ts'],
    env: { KEYFOB_MODEL_RUNS: '60' },
  },
});
