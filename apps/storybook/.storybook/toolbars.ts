import type { Preview } from '@storybook/web-components-vite';
import { brands } from '../brands/brands.ts';
import { languages } from './languages.ts';

type GlobalType = NonNullable<Preview['globalTypes']>[string];
type Icon = NonNullable<NonNullable<GlobalType['toolbar']>['icon']>;

function toolbar(
  title: string,
  icon: Icon,
  items: readonly (readonly [value: string, title: string])[],
): GlobalType {
  const dynamicTitle = true;
  return {
    toolbar: {
      icon,
      title,
      dynamicTitle,
      items: items.map(([value, name]) => ({ value, title: name })),
    },
  };
}

/** What the toolbar can change. Each value is a plain word, so that all of it stands in the address. */
export const globalTypes: Preview['globalTypes'] = {
  scheme: toolbar('Scheme', 'mirror', [
    ['light', 'Light'],
    ['dark', 'Dark'],
  ]),
  brand: toolbar('Brand', 'paintbrush', [
    ['keyfob', 'Keyfob'],
    ...brands.map(({ name, title }) => [name, title] as const),
  ]),
  locale: toolbar('Language', 'globe', languages),
  direction: toolbar('Direction', 'transfer', [
    ['auto', 'Direction of the language'],
    ['ltr', 'Left to right'],
    ['rtl', 'Right to left'],
  ]),
  textSize: toolbar('Text size', 'zoom', [
    ['100', 'Text 100 %'],
    ['150', 'Text 150 %'],
    ['200', 'Text 200 %'],
  ]),
  presentation: toolbar('Presentation', 'component', [
    ['own', 'As the story says'],
    ['dialog', 'Dialog'],
    ['inline', 'Inline'],
  ]),
  colours: toolbar('Colours', 'contrast', [
    ['own', 'Own colours'],
    ['forced', 'Forced colours'],
    ['more', 'More contrast'],
  ]),
  motion: toolbar('Motion', 'play', [
    ['own', 'Motion as the system says'],
    ['reduced', 'Reduced motion'],
  ]),
};

/** Tests may begin every story in another way: `VITE_STORY_GLOBALS=scheme=dark,direction=rtl,viewport=w320`. */
const { viewport, ...given } = Object.fromEntries(
  new URLSearchParams(import.meta.env.VITE_STORY_GLOBALS?.replaceAll(',', '&')),
);

export const initialGlobals: NonNullable<Preview['initialGlobals']> = {
  scheme: 'light',
  brand: 'keyfob',
  locale: 'en',
  direction: 'auto',
  textSize: '100',
  presentation: 'own',
  colours: 'own',
  motion: 'own',
  ...given,
  ...(viewport && { viewport: { value: viewport } }),
};

export const viewports = Object.fromEntries(
  (
    [
      [320, 640],
      [360, 800],
      [768, 1024],
      [1280, 800],
    ] as const
  ).map(([width, height]) => [
    `w${width}`,
    { name: `${width} px`, styles: { width: `${width}px`, height: `${height}px` } },
  ]),
);
