import { availableParallelism } from 'node:os';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { launchOptions } from './chromium.ts';

/** Packages are tested from their sources: nothing needs a build first. */
const conditions = ['@keyfob/source'];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    maxWorkers: availableParallelism() + 1, // many tests wait for clocks, servers and processes
    projects: [
      './apps/storybook/vitest.config.ts',
      {
        extends: true,
        test: {
          name: 'node',
          include: ['{packages,apps}/*/src/**/*.test.ts', 'docs/**/*.test.ts'],
          exclude: ['**/*.browser.test.ts', '**/node_modules/**'],
          testTimeout: 30_000, // properties run a thousand times, beside browsers
        },
      },
      {
        extends: true,
        resolve: { alias: [{ find: /^express(?=\/|$)/, replacement: 'express4' }] },
        test: {
          name: 'express-4', // the same tests of the two packages that stand on Express
          include: ['packages/{express,passport}/src/**/*.test.ts'],
          env: { EXPRESS_MAJOR: '4' },
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['apps/*/e2e/**/*.test.ts'],
          testTimeout: 90_000,
          hookTimeout: 60_000,
          expect: { poll: { timeout: 20_000 } },
        },
      },
      {
        extends: true,
        // Found before the first test: what Vite finds later makes it reload the page of a test.
        optimizeDeps: { entries: ['packages/*/src/**/*.browser.test.ts'] },
        test: {
          name: 'browser',
          include: ['packages/*/src/**/*.browser.test.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
