import type { Store } from '@keyfob/core';
import type { Inspector, SchemaReport } from '@keyfob/storage/sqlite';

/** A database as the commands need it: looked at, lifted, or worked on. */
export interface Database {
  /** As it may be printed. */
  readonly label: string;
  /** How its schema fits; a file that is not there has none. */
  schema(): Promise<SchemaReport>;
  /** Looks at it and changes nothing. Only for a schema that fits. */
  readonly inspector: Inspector;
  /** Facts of this kind of database, for `doctor`. */
  facts(): Promise<ServerFacts>;
  /** The store of the application. Only for a schema that fits: it makes and lifts no tables. */
  store(): Store;
  /** Makes and lifts the tables. */
  migrate(): Promise<void>;
  /** What `migrate` would do from a schema on, as SQL. */
  migrationsAsSql(from: number): string;
  close(): Promise<void>;
}

/** What `doctor` looks at beside the tables. */
export type ServerFacts =
  | {
      readonly kind: 'sqlite';
      readonly file: string;
      readonly journalMode: string;
      /** Permission bits of the file and of the folder that it is in; Windows has none. */
      readonly fileMode: number | undefined;
      readonly folderMode: number | undefined;
      /** Type of its file system, as `statfs` has it. */
      readonly fileSystem: number;
    }
  | {
      readonly kind: 'postgres' | 'mysql';
      /** Settings of the server that decide what a power cut takes back. */
      readonly settings: Readonly<Record<string, string>>;
      /** It only follows another server. */
      readonly isReplica: boolean;
      /** Servers that follow this one, as far as the role may see them, and whether commits wait for any. */
      readonly followers: number;
      readonly isWaitedFor: boolean;
      /** Connections that the server has for roles without privileges. */
      readonly mostConnections: number;
    };
