import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateKeyRing, type KeyRing, parseKeyRing } from '@keyfob/core';
import { type ChannelSettings, readChannels } from './channel-settings.ts';

/** Everything that the environment decides. Nothing else in the demo reads the environment. */
export interface Settings extends ChannelSettings {
  readonly port: number;
  /** Where customers reach the demo; undefined: this machine, at its port. */
  readonly origin: string | undefined;
  readonly dataFolder: string;
  readonly issuer: string;
  readonly keys: KeyRing;
  /** Where the key ring came from, for the line that is printed at start. */
  readonly keysFrom: 'environment' | 'made just now' | 'kept in the data folder';
  /** How long the owner can object after support has approved. */
  readonly supportWaitSeconds: number;
}

const defaultFolder = fileURLToPath(new URL('../data', import.meta.url));
const mostWaitSeconds = 2_592_000;

/**
 * Reads PORT, SMTP_URL, SMS_URL, MAIL_FROM and what begins with KEYFOB_; the README lists them.
 *
 * @throws Error naming the variable that is wrong
 */
export function readSettings(environment: NodeJS.ProcessEnv = process.env): Settings {
  const dataFolder = resolve(environment.KEYFOB_DATA || defaultFolder);
  const issuer = environment.KEYFOB_ISSUER || 'Example Hosting';
  const numbers = {
    port: readNumber('PORT', environment.PORT, { standard: 3000, most: 65_535 }),
    supportWaitSeconds: readNumber('KEYFOB_SUPPORT_WAIT', environment.KEYFOB_SUPPORT_WAIT, {
      standard: 86_400,
      most: mostWaitSeconds,
    }),
  };
  const origin = readOrigin(environment.KEYFOB_ORIGIN);
  const channels = readChannels(environment, issuer);
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  return {
    ...numbers,
    ...channels,
    origin,
    dataFolder,
    issuer,
    ...readKeys(environment.KEYFOB_KEYS, join(dataFolder, 'keys')),
  };
}

/** A text that is made once and kept beside the database, readable by its owner only. */
export function keptSecret(file: string, make: () => string): string {
  if (!existsSync(file)) writeFileSync(file, `${make()}\n`, { mode: 0o600 });
  chmodSync(file, 0o600);
  return readFileSync(file, 'utf8').trim();
}

function readNumber(
  name: string,
  text: string | undefined,
  { standard, most }: { standard: number; most: number },
): number {
  if (!text) return standard;
  const number = Number(text);
  if (!/^\d{1,9}$/.test(text) || number > most) {
    throw new Error(`${name} is "${text}"; it must be a number from 0 to ${most}`);
  }
  return number;
}

/** Mailed links begin with it, so it comes from nowhere but here (R5). */
function readOrigin(text: string | undefined): string | undefined {
  if (!text) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(url?.hostname ?? '');
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isHere);
  if (!isSafe || url?.href !== `${url?.origin}/`) {
    throw new Error(
      `KEYFOB_ORIGIN is "${text}"; it must be like https://panel.example.test, without a path`,
    );
  }
  return url.origin;
}

function readKeys(given: string | undefined, file: string): Pick<Settings, 'keys' | 'keysFrom'> {
  if (given) {
    try {
      return { keys: parseKeyRing(given), keysFrom: 'environment' };
    } catch (cause) {
      throw new Error(`KEYFOB_KEYS is wrong: ${(cause as Error).message}`, { cause });
    }
  }
  // For a demo only: whoever can copy this folder has the keys and what they seal.
  const keysFrom = existsSync(file) ? 'kept in the data folder' : 'made just now';
  return { keys: parseKeyRing(keptSecret(file, generateKeyRing)), keysFrom };
}
