import sharp from 'sharp';

/** Half of what is on screen is enough to see a change, and a quarter of the bytes. */
const scale = 0.5;
/** How far a channel may be off before a pixel counts: what is compressed is never quite what it was. */
const tolerance = 64;
/** How many pixels may differ all the same: a word is more. */
const negligible = 120;

/** A part of a page, in CSS pixels. */
export interface Clip {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

interface Raw {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
}

/** One small picture of several, side by side. */
export async function joinShots(shots: readonly Buffer[]): Promise<Buffer> {
  const small = await Promise.all(shots.map(halve));
  const height = Math.max(...small.map((image) => image.height));
  let left = 0;
  const layers = small.map(({ data, width, ...image }) => {
    const layer = {
      input: data,
      raw: { width, height: image.height, channels: 3 as const },
      left,
      top: 0,
    };
    left += width;
    return layer;
  });
  return sharp({ create: { width: left, height, channels: 3, background: '#808080' } })
    .composite(layers)
    .webp({ quality: 12, effort: 6 })
    .toBuffer();
}

async function halve(shot: Buffer): Promise<Raw> {
  const { width = 0 } = await sharp(shot).metadata();
  return decode(
    await sharp(shot)
      .resize({ width: Math.round(width * scale) })
      .toBuffer(),
  );
}

/** The share of pixels that differ, 0 where it is negligible, 1 where the sizes differ. */
export async function differenceOf(before: Buffer, now: Buffer): Promise<number> {
  const [a, b] = await Promise.all([before, now].map(decode));
  if (!a || !b || a.width !== b.width || a.height !== b.height) return 1;
  let different = 0;
  for (let at = 0; at < a.data.length; at += 3) {
    const isOff = [0, 1, 2].some(
      (channel) => Math.abs((a.data[at + channel] ?? 0) - (b.data[at + channel] ?? 0)) > tolerance,
    );
    if (isOff) different += 1;
  }
  return different <= negligible ? 0 : different / (a.width * a.height);
}

async function decode(image: Buffer): Promise<Raw> {
  const { data, info } = await sharp(image)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** For the eyes of a reviewer: what was above, what is below. */
export async function sideBySide(before: Buffer | undefined, now: Buffer): Promise<Buffer> {
  if (!before) return now;
  const [a, b] = await Promise.all([before, now].map((image) => sharp(image).metadata()));
  const [above, below] = [a?.height ?? 0, b?.height ?? 0];
  return sharp({
    create: {
      width: Math.max(a?.width ?? 0, b?.width ?? 0),
      height: above + 12 + below,
      channels: 3,
      background: '#ff00aa',
    },
  })
    .composite([
      { input: before, left: 0, top: 0 },
      { input: now, left: 0, top: above + 12 },
    ])
    .webp()
    .toBuffer();
}
