import { setTimeout as pause } from 'node:timers/promises';
import jsQR from 'jsqr';
import { TOTP, URI } from 'otpauth';
import type { Page } from 'playwright';
import { PNG } from 'pngjs';

const periodMs = 30_000;
const roomMs = 8_000;

/** A phone: it reads the QR picture off the screen and shows codes. */
export class Phone {
  private readonly totp: TOTP;
  readonly uri: string;

  constructor(uri: string) {
    const totp = URI.parse(uri);
    if (!(totp instanceof TOTP)) throw new TypeError(`not a time-based entry: ${uri}`);
    this.totp = totp;
    this.uri = uri;
  }

  /** Photographs the page and reads the QR picture that is on it. */
  static async scan(page: Page): Promise<Phone> {
    const { data, width, height } = PNG.sync.read(await page.screenshot());
    const found = jsQR.default(new Uint8ClampedArray(data), width, height);
    if (found === null) throw new Error('there is no readable QR picture on the page');
    return new Phone(found.data);
  }

  get sharedKey(): string {
    return this.totp.secret.base32;
  }

  /** The code of the current step, or of one beside it. */
  code(stepsAhead = 0): string {
    return this.totp.generate({ timestamp: Date.now() + stepsAhead * periodMs });
  }

  wrongCode(): string {
    const near = [-2, -1, 0, 1, 2].map((steps) => this.code(steps));
    return ['000000', '111111', '222222', '333333', '444444', '555555'].find(
      (code) => !near.includes(code),
    ) as string;
  }
}

/**
 * Waits until the current step has some seconds left, so that codes which are worked out now still
 * belong to the steps they were meant for when they arrive.
 */
export async function roomInStep(): Promise<void> {
  const left = periodMs - (Date.now() % periodMs);
  if (left < roomMs) await pause(left);
}
