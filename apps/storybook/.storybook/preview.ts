import './media.ts'; // before any element makes its root
import '@keyfob/elements/define';
import './preview.css';
import type { Preview } from '@storybook/web-components-vite';
import { html } from 'lit';
import { manifest } from '../src/manifest.ts';
import { applyControls, argTypesOf } from './controls.ts';
import { loadLanguage } from './languages.ts';
import { preparePage } from './page.ts';
import { globalTypes, initialGlobals, viewports } from './toolbars.ts';

const preview: Preview = {
  tags: ['autodocs'],
  parameters: {
    a11y: { test: 'error' },
    layout: 'fullscreen',
    controls: { expanded: true, sort: 'none' },
    docs: { extractArgTypes: (tag: string) => argTypesOf(manifest, tag) },
    viewport: { options: viewports },
    options: {
      storySort: {
        order: [
          'Start',
          ['Welcome', 'For designers', 'Theming', 'Content Security Policy'],
          'Foundations',
          ['Tokens', 'Theme builder', 'Brands', 'Anatomy', 'Words', 'Icons', 'Accessibility'],
          'Elements',
          'Journeys',
          'Patterns',
          'Changelog',
        ],
      },
    },
  },
  globalTypes,
  initialGlobals,
  loaders: [({ globals }) => loadLanguage(globals.locale)],
  decorators: [
    (story, { globals, component, args, parameters }) => {
      preparePage(globals);
      document.body.classList.toggle('wide', Boolean(parameters.wide));
      return component ? html`${story()}${applyControls(component as string, args)}` : story();
    },
  ],
};

export default preview;
