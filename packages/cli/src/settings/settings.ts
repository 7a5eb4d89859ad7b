import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { wrongUsage } from '../output/stop.ts';
import { type DatabaseAddress, databaseAddress } from './database-address.ts';
import { readSettingsFile, type SettingsFile } from './settings-file.ts';

/** What a command goes by: flags before the environment before the file. */
export interface Settings extends Omit<SettingsFile, 'database' | 'keysFile'> {
  /** Undefined where nothing names one. */
  readonly database: DatabaseAddress | undefined;
  readonly keys: KeySource | undefined;
}

/** Where the key ring comes from. */
export type KeySource = { readonly text: string } | { readonly file: string };

/** Settings as flags; commander names them so. */
export interface Flags {
  readonly config?: string | undefined;
  readonly database?: string | undefined;
  readonly schema?: string | undefined;
  readonly prefix?: string | undefined;
  readonly keysFile?: string | undefined;
}

/** What surrounds a command. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly folder: string;
}

const defaultFile = 'keyfob.config.json';

/** @throws Stop for a file that cannot be read, or a value that means nothing */
export function readSettings(flags: Flags, { env, folder }: Surroundings): Settings {
  const config = first([
    { name: '--config', value: flags.config, folder },
    { name: 'KEYFOB_CONFIG', value: env.KEYFOB_CONFIG, folder },
  ]);
  const path = resolve(folder, config?.value ?? defaultFile);
  const file = config || existsSync(path) ? readSettingsFile(path) : {};
  const { database, keysFile, ...rest } = file;
  const schema = flags.schema ?? env.KEYFOB_SCHEMA ?? file.schema;
  const prefix = flags.prefix ?? env.KEYFOB_PREFIX ?? file.prefix;
  const address = first([
    { name: '--database', value: flags.database, folder },
    { name: 'KEYFOB_DATABASE', value: env.KEYFOB_DATABASE, folder },
    { name: `database of ${path}`, value: database, folder: dirname(path) },
  ]);
  return {
    ...rest,
    ...(schema !== undefined && { schema }),
    ...(prefix !== undefined && { prefix }),
    database: address && databaseAddress(address.value, address.folder),
    keys: keySource([
      { name: '--keys-file', value: flags.keysFile, folder },
      { text: env.KEYFOB_KEYS },
      { name: 'KEYFOB_KEYS_FILE', value: env.KEYFOB_KEYS_FILE, folder },
      { name: `keysFile of ${path}`, value: keysFile, folder: dirname(path) },
    ]),
  };
}

/** @throws Stop where nothing names the database */
export function requireDatabase({ database }: Settings): DatabaseAddress {
  if (database !== undefined) return database;
  throw wrongUsage(
    `no database is named; give --database sqlite:data/keyfob.sqlite, set KEYFOB_DATABASE, or write it into ${defaultFile}`,
  );
}

/** A setting that names a file or a server, by the place that it comes from. */
interface Given<Value = string | undefined> {
  readonly name: string;
  readonly value: Value;
  /** What a relative path begins at. */
  readonly folder: string;
}

/** The first that is given. */
function first(places: readonly Given[]): Given<string> | undefined {
  return places.find(isGiven);
}

/**
 * An empty one is refused wherever it comes from: mostly a variable of a script that has no value, and what
 * the next place names may be the database of another site.
 */
function isGiven(place: Given): place is Given<string> {
  if (place.value?.trim() === '') {
    throw wrongUsage(`${place.name} is empty; name what it is for, or leave it out`);
  }
  return place.value !== undefined;
}

function keySource(
  places: readonly (Given | { readonly text: string | undefined })[],
): KeySource | undefined {
  for (const place of places) {
    if ('text' in place) {
      if (place.text) return { text: place.text };
    } else if (isGiven(place)) return { file: resolve(place.folder, place.value) };
  }
  return undefined;
}
