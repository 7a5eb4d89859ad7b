/// <reference types="vite/client" />
/** Every story on the smallest screen with text twice as large (WCAG 1.4.4, 1.4.10): all of it fits. */
import { render } from 'lit';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import '../define.ts';
import '../define/notice.ts';
import '../define/recovery.ts';
import '../define/shared-key.ts';
import '../locales/cs.ts';

interface Story {
  readonly args?: object;
  readonly globals?: object;
  readonly render?: (args: object, context: object) => unknown;
  readonly beforeEach?: () => () => void;
  readonly play?: (context: object) => Promise<void>;
}

const files = import.meta.glob<Readonly<Record<string, Story>>>('../**/*.stories.ts', {
  eager: true,
});
const html = document.documentElement;

beforeAll(() => page.viewport(320, 640));

let undo = () => {};

afterEach(() => {
  undo();
  document.body.replaceChildren();
  html.removeAttribute('style');
  html.lang = 'en';
  history.replaceState(null, '', location.pathname + location.search);
});

async function show({ default: meta, ...stories }: Readonly<Record<string, Story>>, name: string) {
  const story = { ...meta, ...stories[name] };
  const globals = { locale: 'en', presentation: 'own', ...story.globals };
  const args = { ...meta?.args, ...stories[name]?.args };
  const canvasElement = document.createElement('div');
  html.lang = globals.locale;
  html.style.fontSize = '200%';
  document.body.style.margin = '0';
  canvasElement.style.padding = '1rem';
  document.body.append(canvasElement);
  undo = story.beforeEach?.() ?? undo;
  render(story.render?.(args, { globals }), canvasElement);
  const step = (_: string, act: () => Promise<void>) => act();
  await story.play?.({ canvasElement, args, globals, step });
  await new Promise((resolve) => setTimeout(resolve, 50)); // stories without a play function load, too
  return canvasElement;
}

/** What reaches beyond the frame of its element, or the screen. Cut off on purpose is what is hidden, and excerpts. */
function tooWide(canvas: HTMLElement): string[] {
  return [...canvas.querySelectorAll('*')]
    .flatMap(({ shadowRoot }) => shadowRoot ?? [])
    .flatMap((root) => {
      const frame = root.querySelector('dialog, section, [part=field]')?.getBoundingClientRect();
      const edge = Math.min(frame?.right ?? innerWidth, innerWidth) + 1;
      return [...root.querySelectorAll('*:not(.hidden, .excerpt, svg *)')]
        .filter((element) => element.getBoundingClientRect().right > edge || isUnreadable(element))
        .map((element) => `${element.localName}.${element.getAttribute('part')}`);
    });
}

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
