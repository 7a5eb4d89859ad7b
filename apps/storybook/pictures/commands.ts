import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { BrowserCommand } from 'vitest/node';
import { type Clip, differenceOf, joinShots, sideBySide } from './images.ts';

const folder = join(import.meta.dirname, 'known');
const changed = join(import.meta.dirname, 'changed');
const environmentFile = join(folder, 'drawn-by.txt');
const isAccepting = process.env.PICTURES === 'accept';

/** Pictures of the story that is being looked at, in the order in which they were taken. */
let shots: Buffer[] = [];
let sameMachine: Promise<boolean> | undefined;

/**
 * Takes a picture of the story as it is now.
 *
 * @param clip the part of the page that matters, in CSS pixels
 * @param forced whether the browser forces its colours
 * @returns whether pictures can be compared here at all
 */
export const shoot: BrowserCommand<[clip: Clip, forced: boolean]> = async (
  { page, iframe },
  clip,
  forced,
) => {
  sameMachine ??= drawsAlike(page);
  if (!(await sameMachine)) return false;
  await page.emulateMedia({ forcedColors: forced ? 'active' : 'none' });
  const frame = await iframe.owner().boundingBox();
  const { left, top, width, height } = clip;
  const place = { x: left + (frame?.x ?? 0), y: top + (frame?.y ?? 0), width, height };
  const options = { animations: 'disabled', caret: 'hide', clip: place } as const;
  shots.push(await page.screenshot(options));
  return true;
};

/**
 * Compares the pictures taken since the last call with the known ones.
 *
 * @param name of the story, as a path below the folder of pictures
 * @returns what is wrong, or an empty text
 */
export const compare: BrowserCommand<[name: string]> = async ({ page }, name) => {
  const taken = shots;
  shots = [];
  await page.emulateMedia({ forcedColors: 'none' });
  const now = await joinShots(taken);
  const file = join(folder, `${name}.webp`);
  const before = existsSync(file) ? readFileSync(file) : undefined;
  const difference = before ? await differenceOf(before, now) : 1;
  if (difference === 0) return '';
  if (isAccepting) {
    put(file, now);
    return '';
  }
  const review = join(changed, `${name}.webp`);
  put(review, await sideBySide(before, now));
  const share = `${(difference * 100).toFixed(2)} %`;
  return `${before ? `looks different (${share} of it)` : 'has no known picture'}: see ${review}, then \`pnpm run pictures\` if it is meant`;
};

/**
 * Whether this machine draws as the one did that made the known pictures: another Chromium or other fonts
 * make all of them different, and nothing would be learnt from that.
 */
async function drawsAlike(page: Parameters<typeof shoot>[0]['page']): Promise<boolean> {
  rmSync(changed, { recursive: true, force: true });
  const probe = await page.context().newPage();
  await probe.setContent(
    ['system-ui', 'sans-serif', 'serif', 'ui-monospace, monospace']
      .map(
        (font) => `<p style="font:16px ${font}">Sphinx 0123456789 <b>žluťoučký</b> عربي 日本語</p>`,
      )
      .join(''),
  );
  const drawn = createHash('sha256')
    .update(await probe.screenshot())
    .digest('hex');
  await probe.close();
  const here = `${page.context().browser()?.version()}\n${drawn}\n`;
  if (isAccepting) put(environmentFile, Buffer.from(here));
  const isAlike = existsSync(environmentFile) && readFileSync(environmentFile, 'utf8') === here;
  if (!isAlike) {
    console.log(
      'Pictures were left out: this machine has another Chromium or other fonts than theirs.',
    );
  }
  return isAlike;
}

function put(file: string, content: Buffer): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
