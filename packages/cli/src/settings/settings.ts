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
  const named = flags.config ?? env.KEYFOB_CONFIG;
  const path = resolve(folder, named ?? defaultFile);
  const file = named !== undefined || existsSync(path) ? readSettingsFile(path) : {};
  const { database, keysFile, ...rest } = file;
  const schema = flags.schema ?? env.KEYFOB_SCHEMA ?? file.schema;
  const prefix = flags.prefix ?? env.KEYFOB_PREFIX ?? file.prefix;
  return {
    ...rest,
    ...(schema !== undefined && { schema }),
    ...(prefix !== undefined && { prefix }),
    database: firstAddress([
      [flags.database ?? env.KEYFOB_DATABASE, folder],
      [database, dirname(path)],
    ]),
    keys: keySource({ flags, env, folder, fromFile: keysFile && resolve(dirname(path), keysFile) }),
  };
}

/** @throws Stop where nothing names the database */
export function requireDatabase({ database }: Settings): DatabaseAddress {
  if (database !== undefined) return database;
  throw wrongUsage(
    `no database is named; give --database sqlite:data/keyfob.sqlite, set KEYFOB_DATABASE, or write it into ${defaultFile}`,
  );
}

function firstAddress(
  given: readonly (readonly [string | undefined, string])[],
): DatabaseAddress | undefined {
  for (const [address, folder] of given) {
    if (address !== undefined && address !== '') return databaseAddress(address, folder);
  }
  return undefined;
}

function keySource({
  flags,
  env,
  folder,
  fromFile,
}: Surroundings & {
  readonly flags: Flags;
  readonly fromFile: string | undefined;
}): KeySource | undefined {
  if (flags.keysFile !== undefined) return { file: resolve(folder, flags.keysFile) };
  if (env.KEYFOB_KEYS !== undefined && env.KEYFOB_KEYS !== '') return { text: env.KEYFOB_KEYS };
  if (env.KEYFOB_KEYS_FILE !== undefined) return { file: resolve(folder, env.KEYFOB_KEYS_FILE) };
  return fromFile === undefined || fromFile === '' ? undefined : { file: fromFile };
}
