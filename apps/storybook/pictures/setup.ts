import { afterEach, beforeEach, expect, vi } from 'vitest';
import { commands, page } from 'vitest/browser';
import { preparePage } from '../.storybook/page.ts';
import { initialGlobals } from '../.storybook/toolbars.ts';
import type { Clip } from './images.ts';

declare module 'vitest/browser' {
  interface BrowserCommands {
    shoot: (clip: Clip, forced: boolean) => Promise<boolean>;
    compare: (name: string) => Promise<string>;
  }
}

// Dates on screen are the same on every day, and for every story of a file.
const now = Date.UTC(2026, 2, 2, 9, 0, 20);
vi.useFakeTimers({ toFake: ['Date'], now, shouldAdvanceTime: true });
beforeEach(() => void vi.setSystemTime(now));

/** Stories that are another one seen in another way: the pictures of that one show it. */
const variants = /^(?:Dark|Czech|Arabic|Japanese|Narrow|Text Twice)/;

afterEach(async ({ task }) => {
  const place = /([\w-]+)\.stories\.ts$/.exec(task.file.name)?.[1];
  if (import.meta.env.VITE_STORY_GLOBALS) return; // they are looked at in another way than the pictures
  if (
    !place ||
    /^(?:brands|anatomy|controls|theme-builder)$/.test(place) ||
    variants.test(task.name)
  )
    return;
  // As tall as the longest, so that nothing is cut off; the desk alone uses a wide screen.
  await page.viewport(place === 'support-desk' ? 1200 : 680, 1500);
  const name = `${place}/${task.name.toLowerCase().replaceAll(/\W+/g, '-')}`;
  if ((await look(name)) !== '') {
    // Something may still have been on its way to its place; what is really different stays so.
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(await look(name)).toBe('');
  }
  const { body } = document;
  const roots = [...body.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? []);
  for (const root of roots) zeroDigits(root, /\d+(?= (?:second|minute|hour|day)s?\b)/g); // sentences tell waits, too
  const [dialog] = roots.flatMap((root) => root.querySelector('dialog[open]') ?? []);
  // An open dialog is all that a screen reader is told of.
  await expect.element(page.elementLocator(dialog ?? body)).toMatchAriaSnapshot();
});

/** Takes the pictures of a story as it is now, and says what is wrong with them. */
async function look(name: string): Promise<string> {
  for (const [scheme, direction, forced] of [
    ['light', 'ltr', false],
    ['dark', 'ltr', false],
    ['light', 'rtl', false],
    ['light', 'ltr', true],
  ] as const) {
    preparePage({ ...initialGlobals, scheme, direction });
    stopClocks(document);
    if (!(await commands.shoot(clipOf(document.body), forced))) return '';
  }
  return commands.compare(name);
}

/** What the elements of a story take up, with a margin; a dialog is not where its element is. */
function clipOf(story: ParentNode): Clip {
  const boxes = [...story.querySelectorAll('*')]
    .flatMap(({ localName, shadowRoot }) =>
      localName.startsWith('keyfob-') ? (shadowRoot ?? []) : [],
    )
    .flatMap((root) => [
      ...(root.querySelector('dialog[open]') ? [root.querySelector('dialog')] : root.children),
    ])
    .flatMap((element) => element?.getBoundingClientRect() ?? [])
    .filter(({ width, height }) => width > 1 && height > 1);
  if (boxes.length === 0) return { left: 0, top: 0, width: 200, height: 100 };
  const left = Math.floor(Math.min(...boxes.map((box) => box.left))) - 12;
  const top = Math.floor(Math.min(...boxes.map((box) => box.top))) - 12;
  const width = Math.ceil(Math.max(...boxes.map((box) => box.right))) + 12 - left;
  const height = Math.ceil(Math.max(...boxes.map((box) => box.bottom))) + 12 - top;
  return { left: Math.max(0, left), top: Math.max(0, top), width, height };
}

/** Waiting times differ from run to run, and a caret blinks; that there is one can be seen all the same. */
function stopClocks(root: ParentNode): void {
  for (const element of root.querySelectorAll('*')) {
    if (element.matches('[role=timer], button')) zeroDigits(element);
    if (element instanceof HTMLInputElement) element.readOnly = true; // in forced colours nothing else hides it
    if (element instanceof HTMLTextAreaElement) element.readOnly = true;
    if (element.shadowRoot) stopClocks(element.shadowRoot);
  }
}

function zeroDigits(root: Node, digits = /\d+/g): void {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    node.nodeValue = node.nodeValue?.replaceAll(digits, '00') ?? '';
  }
}
