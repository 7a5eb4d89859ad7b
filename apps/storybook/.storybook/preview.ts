import '@keyfob/elements/define';
import '@keyfob/elements/locales/cs';
import './preview.css';
import { type Preview, setCustomElementsManifest } from '@storybook/web-components-vite';

// Made by the build of the elements; without one the docs have no tables and everything else works.
const [manifest] = Object.values(
  import.meta.glob<object>('../../../packages/elements/custom-elements.json', {
    eager: true,
    import: 'default',
  }),
);
if (manifest) setCustomElementsManifest(manifest);

const preview: Preview = {
  tags: ['autodocs'],
  parameters: {
    a11y: { test: 'error' },
    layout: 'fullscreen',
    viewport: {
      options: {
        smallest: { name: 'Smallest (320 px)', styles: { width: '320px', height: '640px' } },
        phone: { name: 'Phone', styles: { width: '390px', height: '844px' } },
        tablet: { name: 'Tablet', styles: { width: '768px', height: '1024px' } },
      },
    },
    options: {
      storySort: {
        order: [
          'Start',
          ['Welcome', 'Theming', 'Content Security Policy'],
          'Elements',
          'Journeys',
          'Theming',
        ],
      },
    },
  },
  globalTypes: {
    theme: {
      toolbar: {
        icon: 'mirror',
        title: 'Theme',
        items: [
          { value: 'light', title: 'Light', icon: 'sun' },
          { value: 'dark', title: 'Dark', icon: 'moon' },
        ],
      },
    },
    locale: {
      toolbar: {
        icon: 'globe',
        title: 'Language',
        items: [
          { value: 'en', title: 'English' },
          { value: 'cs', title: 'Čeština' },
        ],
      },
    },
    presentation: {
      toolbar: {
        icon: 'component',
        title: 'Presentation',
        items: [
          { value: 'own', title: 'As the story says' },
          { value: 'dialog', title: 'Dialog' },
          { value: 'inline', title: 'Inline' },
        ],
      },
    },
    textSize: {
      toolbar: {
        icon: 'zoom',
        title: 'Text size',
        items: [
          { value: '100', title: 'Text 100 %' },
          { value: '200', title: 'Text 200 %' },
        ],
      },
    },
  },
  initialGlobals: { theme: 'light', locale: 'en', presentation: 'own', textSize: '100' },
  decorators: [
    (story, { globals }) => {
      const page = document.documentElement;
      page.lang = globals.locale;
      page.style.colorScheme = globals.theme;
      page.style.fontSize = `${globals.textSize}%`;
      return story();
    },
  ],
};

export default preview;
