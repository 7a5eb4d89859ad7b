import { fileURLToPath } from 'node:url';
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { launchOptions } from '../../chromium.ts';
import { compare, shoot } from './pictures/commands.ts';

/**
 * Every story is a test: it must render, its play function must pass, axe must find nothing, and it must
 * look as its known picture does.
 */
export default defineConfig({
  plugins: [
    storybookTest({
      configDir: fileURLToPath(new URL('.storybook', import.meta.url)),
      disableAddonDocs: true,
    }),
  ],
  test: {
    name: 'storybook',
    setupFiles: ['pictures/setup.ts'],
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      // axe must not look in the middle of a fade
      provider: playwright({
        launchOptions,
        contextOptions: { reducedMotion: 'reduce', timezoneId: 'UTC', locale: 'en-GB' },
      }),
      instances: [{ browser: 'chromium' }],
      commands: { compare, shoot },
    },
  },
});
