import { declarationOf } from '../.storybook/controls.ts';
import { manifest } from './manifest.ts';

/** The tokens that every element takes, as the manifest describes them. */
export const tokens = (declarationOf(manifest, 'keyfob-verification')?.cssProperties ?? []).map(
  ({ name, description = '', default: initial = '' }) => ({
    name,
    description: description.replace(/[*`]/g, ''),
    initial,
  }),
);
