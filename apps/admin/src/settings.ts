import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateKeyRing, type KeyRing, parseKeyRing } from '@keyfob/core';
import { type ChannelSettings, readChannels } from './channel-settings.ts';
import { type DataSettings, readData } from './data-settings.ts';
import { type ReachSettings, readReach } from './reach-settings.ts';
import { keptSecret } from './secrets.ts';
import { readNumber } from './variables.ts';

/** Everything that the environment decides. Nothing else in the demo reads the environment. */
export interface Settings extends ChannelSettings, DataSettings, ReachSettings {
  readonly dataFolder: string;
  readonly issuer: string;
  readonly keys: KeyRing;
  /** Where the key ring came from, for the line that is printed at start. */
  readonly keysFrom: 'environment' | 'made just now' | 'kept in the data folder';
  /** What signs cookies and the like; undefined: made once for the data folder. */
  readonly secret: string | undefined;
  /** How long the owner can object after support has approved. */
  readonly supportWaitSeconds: number;
  /** When a backup of the data folder was put back; undefined: never. */
  readonly restoredAt: Date | undefined;
}

const defaultFolder = fileURLToPath(new URL('../data', import.meta.url));
const shortestSecret = 32;
const mostWaitSeconds = 2_592_000;

/**
 * Reads HOST, PORT, DATABASE_URL, REDIS_URL, SMTP_URL, SMS_URL, MAIL_FROM and what begins with KEYFOB_; the
 * README lists them.
 *
 * @throws Error naming the variable that is wrong
 */
export function readSettings(environment: NodeJS.ProcessEnv = process.env): Settings {
  const dataFolder = resolve(environment.KEYFOB_DATA || defaultFolder);
  const issuer = environment.KEYFOB_ISSUER || 'Example Hosting';
  const supportWait = { standard: 86_400, least: 0, most: mostWaitSeconds };
  const rest = {
    ...readReach(environment),
    ...readData(environment),
    ...readChannels(environment, issuer),
    supportWaitSeconds: readNumber(environment, 'KEYFOB_SUPPORT_WAIT', supportWait),
    secret: readSecret(environment.KEYFOB_SECRET),
    restoredAt: readMoment('KEYFOB_RESTORED_AT', environment.KEYFOB_RESTORED_AT),
  };
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  return {
    ...rest,
    dataFolder,
    issuer,
    ...readKeys(environment.KEYFOB_KEYS, join(dataFolder, 'keys')),
  };
}

function readSecret(text: string | undefined): string | undefined {
  if (!text) return undefined;
  if (text.length < shortestSecret) {
    throw new Error(
      `KEYFOB_SECRET has ${text.length} characters; it must have at least ${shortestSecret}`,
    );
  }
  return text;
}

/** With its zone: the same text must not mean another moment on another machine. */
function readMoment(name: string, text: string | undefined): Date | undefined {
  if (!text) return undefined;
  const moment = new Date(text);
  const hasZone = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d)$/.test(
    text,
  );
  if (!hasZone || Number.isNaN(moment.getTime()) || moment.getTime() > Date.now()) {
    throw new Error(
      `${name} is "${text}"; it must be a time that has passed, like 2026-01-31T08:30:00Z`,
    );
  }
  return moment;
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
