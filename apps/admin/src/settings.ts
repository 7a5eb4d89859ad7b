import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateKeyRing, type KeyRing, parseKeyRing } from '@keyfob/core';

/** Everything that the environment decides. Nothing else in the demo reads the environment. */
export interface Settings {
  readonly port: number;
  readonly dataFolder: string;
  readonly issuer: string;
  readonly keys: KeyRing;
  /** Where the key ring came from, for the line that is printed at start. */
  readonly keysFrom: 'environment' | 'made just now' | 'kept in the data folder';
}

const defaultFolder = fileURLToPath(new URL('../data', import.meta.url));

/**
 * Reads PORT, KEYFOB_DATA, KEYFOB_KEYS and KEYFOB_ISSUER; the README lists them.
 *
 * @throws Error naming the variable that is wrong
 */
export function readSettings(environment: NodeJS.ProcessEnv = process.env): Settings {
  const dataFolder = resolve(environment.KEYFOB_DATA || defaultFolder);
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  return {
    port: readPort(environment.PORT),
    dataFolder,
    issuer: environment.KEYFOB_ISSUER || 'Example Hosting',
    ...readKeys(environment.KEYFOB_KEYS, join(dataFolder, 'keys')),
  };
}

/** A text that is made once and kept beside the database, readable by its owner only. */
export function keptSecret(file: string, make: () => string): string {
  if (!existsSync(file)) writeFileSync(file, `${make()}\n`, { mode: 0o600 });
  chmodSync(file, 0o600);
  return readFileSync(file, 'utf8').trim();
}

function readPort(text = '3000'): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) {
    throw new Error(`PORT is "${text}"; it must be a number from 0 to 65535`);
  }
  return port;
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
