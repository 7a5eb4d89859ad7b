import { readFileSync } from 'node:fs';
import { completePolicy } from '@keyfob/core';
import { wrongUsage } from '../output/stop.ts';
import { nearestName } from './nearest-name.ts';

/** What `keyfob.config.json` may hold. Secrets have no place in it: it names the file of the key ring. */
export interface SettingsFile {
  readonly database?: string;
  readonly schema?: string;
  readonly prefix?: string;
  /** Path of a file that holds the key ring. */
  readonly keysFile?: string;
  readonly issuer?: string;
  /** What the application gives `createKeyfob` as `policy`. */
  readonly policy?: Readonly<Record<string, unknown>>;
  /** Where the site is reached, such as `https://www.example.test`. */
  readonly origin?: string;
  /** What the application gives Express as `trust proxy`. */
  readonly trustProxy?: boolean | number | string | readonly string[];
  /** The options of the session cookie. */
  readonly cookie?: CookieSettings;
  /** How many connections one process of the application may have, and how many processes there are. */
  readonly pool?: { readonly max?: number; readonly processes?: number };
}

export interface CookieSettings {
  readonly name?: string;
  readonly secure?: boolean | 'auto';
  readonly httpOnly?: boolean;
  readonly sameSite?: boolean | string;
  readonly path?: string;
  readonly domain?: string;
}

type Kind = 'text' | 'object' | 'any';

const known: Readonly<Record<keyof SettingsFile, Kind>> = {
  database: 'text',
  schema: 'text',
  prefix: 'text',
  keysFile: 'text',
  issuer: 'text',
  policy: 'object',
  origin: 'text',
  trustProxy: 'any',
  cookie: 'object',
  pool: 'object',
};
const knownInside: Readonly<Record<string, readonly string[]>> = {
  cookie: ['name', 'secure', 'httpOnly', 'sameSite', 'path', 'domain'],
  pool: ['max', 'processes'],
  policy: Object.keys(completePolicy()),
};

/** @throws Stop naming the file, and the name or the place that is wrong */
export function readSettingsFile(path: string): SettingsFile {
  const given = parse(path);
  if (!isObject(given)) throw wrongUsage(`${path} holds no JSON object`);
  checkNames(path, given, { what: '', names: Object.keys(known) });
  for (const [name, kind] of Object.entries(known)) {
    const value = given[name];
    if (value === undefined) continue;
    if (kind === 'text' && typeof value !== 'string')
      throw wrongUsage(`${path}: ${name} is no text`);
    if (kind !== 'object') continue;
    if (!isObject(value)) throw wrongUsage(`${path}: ${name} is no object`);
    const names = knownInside[name];
    if (names) checkNames(path, value, { what: `${name}.`, names });
  }
  return given as SettingsFile; // name by name as checked above
}

function parse(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const { code } = error as { readonly code?: string };
    if (code === undefined) throw wrongUsage(`${path} is no JSON`);
    throw wrongUsage(
      code === 'ENOENT' ? `there is no file ${path}` : `${path} cannot be read (${code})`,
    );
  }
}

function checkNames(
  path: string,
  given: object,
  { what, names }: { readonly what: string; readonly names: readonly string[] },
): void {
  const unknown = Object.keys(given).find((name) => !names.includes(name));
  if (unknown === undefined) return;
  const near = nearestName(unknown, names);
  const hint =
    near === undefined ? `known are ${names.join(', ')}` : `did you mean ${what}${near}?`;
  const secret = unknown === 'keys' ? 'keep the key ring in a file of its own: keysFile' : hint;
  throw wrongUsage(`${path} has no setting "${what}${unknown}"; ${secret}`);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
