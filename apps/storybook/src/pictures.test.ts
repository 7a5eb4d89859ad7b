import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp, { type OverlayOptions } from 'sharp';
import { describe, expect, it } from 'vitest';
import { differenceOf, joinShots } from '../pictures/images.ts';

const known = fileURLToPath(new URL('../pictures/known', import.meta.url));
const page = (colour: string, extra: readonly OverlayOptions[] = []) =>
  sharp({ create: { width: 400, height: 300, channels: 3, background: colour } })
    .composite([...extra])
    .png()
    .toBuffer();
const box = (width: number, height: number) =>
  ({
    input: { create: { width, height, channels: 3, background: '#b3202c' } },
    left: 40,
    top: 40,
  }) as const;

describe('two pictures', () => {
  it('are the same where nothing or a dot has changed', async () => {
    const before = await joinShots([await page('#ffffff'), await page('#17191f')]);
    const now = await joinShots([await page('#ffffff', [box(12, 12)]), await page('#17191f')]);

    expect(await differenceOf(before, before)).toBe(0);
    expect(await differenceOf(before, now)).toBe(0);
  });

  it('are different where a button has appeared, or where one is higher', async () => {
    const before = await joinShots([await page('#ffffff')]);

    expect(
      await differenceOf(before, await joinShots([await page('#ffffff', [box(90, 44)])])),
    ).toBeGreaterThan(0.02);
    expect(
      await differenceOf(before, await joinShots([await page('#eeeeee'), await page('#ffffff')])),
    ).toBe(1);
  });
});

it('the known pictures stay within 3 MB', () => {
  const files = readdirSync(known, { recursive: true, encoding: 'utf8' });
  const bytes = files.map((file) => statSync(join(known, file)).size);

  expect(files.length).toBeGreaterThan(100);
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(3_000_000);
});
