import type { StorybookConfig } from '@storybook/web-components-vite';
import remarkGfm from 'remark-gfm'; // tables
import { defaultClientConditions, mergeConfig } from 'vite';

const config: StorybookConfig = {
  stories: [
    '../stories/*.stories.ts',
    '../docs/*.mdx',
    '../../../packages/elements/src/**/*.stories.ts',
  ],
  addons: [
    {
      name: '@storybook/addon-docs',
      options: { mdxPluginOptions: { mdxCompileOptions: { remarkPlugins: [remarkGfm] } } },
    },
    '@storybook/addon-a11y',
    '@storybook/addon-vitest',
  ],
  framework: { name: '@storybook/web-components-vite', options: {} },
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  // Stories show the sources of the elements, not what was built of them last.
  viteFinal: (vite) =>
    mergeConfig(vite, {
      resolve: { conditions: ['@keyfob/source', ...defaultClientConditions] },
      build: {
        // Older targets have `light-dark()` taken apart, by media queries that know nothing of the toolbar.
        cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
      },
      optimizeDeps: { include: ['@keyfob/elements > qrcode/lib/core/qrcode.js'] },
    }),
};

export default config;
