/// <reference types="vite/client" />
/**
 * The smallest screen (WCAG 1.4.4, 1.4.10): every story with text twice as large, and in every language
 * those that need nobody to press anything. All of it fits.
 */
import { render } from 'lit';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import '../define.ts';
import '../define/notice.ts';
import '../define/recovery.ts';
import '../define/shared-key.ts';
import { registerMessages } from '../i18n/registry.ts';
import { pseudoLocale } from '../testing/index.ts';
import { languages } from './every-language.ts';

interface Story {
  readonly args?: object;
  readonly globals?: object;
  readonly render?: (args: object, context: object) => unknown;
  readonly beforeEach?: () => () => void;
  readonly play?: (context: object) => Promise<void>;
}

type Stories = Readonly<Record<string, Story>>;

const files = import.meta.glob<Stories>('../**/*.stories.ts', {
  eager: true,
});
const html = document.documentElement;

beforeAll(() => page.viewport(320, 640));

let undo = () => {};

afterEach(() => {
  undo();
  document.body.replaceChildren();
  html.removeAttribute('style');
  html.removeAttribute('dir');
  html.lang = 'en';
  history.replaceState(null, '', location.pathname + location.search);
});

interface Screen {
  readonly locale?: string;
  readonly textSize?: '100%' | '200%';
}

function makePage({ locale = 'en', textSize = '200%' }: Screen): HTMLElement {
  const canvasElement = document.createElement('div');
  html.lang = locale;
  html.dir = /^(?:ar|he)\b/.test(locale) ? 'rtl' : 'ltr';
  html.style.fontSize = textSize;
  document.body.style.margin = '0';
  canvasElement.style.padding = '1rem';
  document.body.append(canvasElement);
  return canvasElement;
}

async function show({ default: meta, ...stories }: Stories, name: string): Promise<HTMLElement> {
  const story = { ...meta, ...stories[name] };
  const globals = { locale: 'en', presentation: 'own', ...story.globals };
  const args = { ...meta?.args, ...stories[name]?.args };
  const canvasElement = makePage(globals);
  undo = story.beforeEach?.() ?? undo;
  render(story.render?.(args, { globals }), canvasElement);
  const step = (_: string, act: () => Promise<void>) => act();
  await story.play?.({ canvasElement, args, globals, step });
  await loaded();
  return canvasElement;
}

/** The stories of a file in which nothing is pressed, one below the other, and folded texts unfolded. */
async function showStill({ default: meta, ...stories }: Stories, screen: Screen) {
  const canvas = makePage(screen);
  const globals = { presentation: 'inline', ...screen };
  for (const [name, story] of Object.entries(stories)) {
    const { args, globals: own, play, beforeEach, render: draw } = { ...meta, ...story };
    if (play || beforeEach || own || name === 'Dialog') continue;
    const place = document.createElement('div');
    canvas.append(place);
    render(draw?.({ ...meta?.args, ...args }, { globals }), place);
  }
  await loaded();
  for (const root of rootsIn(canvas)) {
    for (const details of root.querySelectorAll('details')) details.open = true;
    root.querySelector<HTMLElement>('[part=request], [part=lost] button')?.click();
  }
  await loaded();
  return canvas;
}

/** Stories without a play function load, too. */
const loaded = () => new Promise((resolve) => setTimeout(resolve, 50));

const rootsIn = (canvas: HTMLElement) =>
  [...canvas.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? []);

/** What reaches beyond the frame of its element, or the screen. Cut off on purpose is what is hidden, and excerpts. */
function tooWide(canvas: HTMLElement): string[] {
  return rootsIn(canvas).flatMap((root) => {
    const frame = root.querySelector('dialog, section, [part=field]')?.getBoundingClientRect();
    const right = Math.min(frame?.right ?? innerWidth, innerWidth) + 1;
    const left = Math.max(frame?.left ?? 0, 0) - 1;
    const reaches = (element: Element, { right: to, left: from }: DOMRect) =>
      element.closest('[popover]') ? to > innerWidth || from < 0 : to > right || from < left;
    return [...root.querySelectorAll('*:not(.hidden, .hidden *, .excerpt, svg *)')]
      .filter((element) => {
        const box = element.getBoundingClientRect();
        return box.width > 0 && (reaches(element, box) || isUnreadable(element));
      })
      .map((element) => `${element.localName}.${element.getAttribute('part')}: ${said(element)}`);
  });
}

const said = (element: Element) => element.textContent.trim().replaceAll(/\s+/g, ' ').slice(0, 60);

/** A code that cannot be read as a whole, or a button with a letter on each line. */
function isUnreadable(element: Element): boolean {
  return (
    (element.id === 'code' && element.scrollWidth > element.clientWidth) ||
    (element.matches('[part=footer] button') && element.clientHeight > 5 * lineHeight(element))
  );
}

function lineHeight(element: Element): number {
  return Number.parseFloat(getComputedStyle(element).lineHeight);
}

describe.each(Object.keys(files))('%s at 320 px with text twice as large', (path) => {
  const file = files[path] ?? {};

  it.each(Object.keys(file).filter((name) => name !== 'default'))('%s', async (name) => {
    const canvas = await show(file, name);

    expect([html.scrollWidth, ...tooWide(canvas)]).toEqual([320]);
  });
});

registerMessages('en-XA', pseudoLocale('en-XA'));
registerMessages('ar-XB', pseudoLocale('ar-XB'));

const screens: readonly Screen[] = [
  ...[...languages.map(({ tag }) => tag), 'en-XA', 'ar-XB'].map(
    (locale) => ({ locale, textSize: '100%' }) as const,
  ),
  ...['de', 'fr', 'en-XA'].map((locale) => ({ locale, textSize: '200%' }) as const),
];

describe.each(screens)('at 320 px in $locale with text of $textSize', (screen) => {
  it.each(Object.keys(files))('%s', async (path) => {
    const canvas = await showStill(files[path] ?? {}, screen);

    expect([html.scrollWidth, ...tooWide(canvas)]).toEqual([320]);
  });
});
