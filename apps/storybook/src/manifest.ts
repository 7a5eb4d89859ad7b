import type { Manifest } from '../../../packages/elements/scripts/editor-data.ts';

/** Made by the build of the elements; without one the docs have no tables and everything else works. */
export const [manifest] = Object.values(
  import.meta.glob<Manifest>('../../../packages/elements/custom-elements.json', {
    eager: true,
    import: 'default',
  }),
);
