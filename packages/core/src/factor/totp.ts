import { Secret, TOTP } from 'otpauth';
import type { TotpParameters } from '../account/totp-parameters.ts';
import type { Instant } from '../time/instant.ts';
import { hotpUnder } from './hotp.ts';

/** The time step at a moment (RFC 6238 section 4.2, T0 = 0). */
export function stepAt(now: Instant, periodSeconds: number): number {
  return Math.floor(now / (periodSeconds * 1000));
}

/** When a time step begins. */
export function startOfStep(step: number, periodSeconds: number): Instant {
  return step * periodSeconds * 1000;
}

/**
 * The code of one time step (RFC 4226 section 5.3 with the step as counter).
 *
 * @param key the shared key, raw bytes
 */
export function codeAtStep(key: Uint8Array, step: number, parameters: TotpParameters): string {
  return String(hotpUnder(key, parameters)(step)).padStart(parameters.digits, '0');
}

/**
 * Finds the time step that a code belongs to, at most `window` steps from now.
 *
 * All steps are always computed and compared as numbers, whatever matches, so the time taken tells
 * nothing (C8). Of several matching steps it is the highest: that one is burnt (C5).
 *
 * @param code as many ASCII digits as the parameters say
 * @returns the step, or undefined when no step of the window has this code
 */
export function matchStep(
  key: Uint8Array,
  code: string,
  { now, window, ...parameters }: TotpParameters & { now: Instant; window: number },
): number | undefined {
  const codeAt = hotpUnder(key, parameters);
  const given = Number(code);
  const current = stepAt(now, parameters.periodSeconds);
  let matched: number | undefined;
  for (let step = current - window; step <= current + window; step += 1) {
    const differs = codeAt(step) ^ given;
    matched = differs === 0 ? step : matched;
  }
  return matched;
}

/**
 * The address that an authenticator reads from a QR picture (Key Uri Format): issuer as label prefix
 * and as parameter, upper-case algorithm, spaces as `%20`, so that every app shows the same.
 */
export function otpauthUri(
  key: Uint8Array,
  names: { issuer: string; account: string },
  { algorithm, digits, periodSeconds }: TotpParameters,
): string {
  return new TOTP({
    issuer: names.issuer,
    label: names.account,
    secret: toSecret(key),
    algorithm,
    digits,
    period: periodSeconds,
  }).toString();
}

/** The shared key as people type it: base32 (RFC 4648 section 6) without padding. */
export function toBase32(key: Uint8Array): string {
  return toSecret(key).base32;
}

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/**
 * Reads a shared key as people and other systems write it: base32 in either case, with or without padding,
 * in groups with spaces or hyphens between them.
 *
 * @returns undefined for a text that is none
 */
export function fromBase32(text: string): Uint8Array | undefined {
  const digits = text.replaceAll(/[\s-]/g, '').replace(/=+$/, '').toUpperCase();
  // Of eight digits one, three and six never stand alone at the end: no byte ends there.
  if (digits === '' || [1, 3, 6].includes(digits.length % 8)) return undefined;
  const key = new Uint8Array(Math.floor((digits.length * 5) / 8));
  let [held, bits, index] = [0, 0, 0];
  for (const digit of digits) {
    const value = base32.indexOf(digit);
    if (value === -1) return undefined;
    held = ((held << 5) | value) & 0xfff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    key[index] = held >> bits;
    index += 1;
  }
  return key;
}

function toSecret(key: Uint8Array): Secret {
  return new Secret({ buffer: new Uint8Array(key).buffer });
}
