import type { Policy, SealedCount } from '@keyfob/core';
import type { Figures, SchemaReport } from '@keyfob/storage/sqlite';
import type { ServerFacts } from '../database/database.ts';
import type { Settings } from '../settings/settings.ts';

/** Everything that the checks look at, gathered once. What could not be gathered is undefined. */
export interface Facts {
  readonly settings: Pick<Settings, 'origin' | 'trustProxy' | 'cookie' | 'pool'>;
  /** The policy, or why the core refuses it. */
  readonly policy: Policy | { readonly problem: string };
  readonly schema: SchemaReport;
  readonly server: ServerFacts | undefined;
  readonly clock: { readonly offsetMs: number; readonly uncertainMs: number } | undefined;
  readonly figures: Figures | undefined;
  /** By the database's clock. */
  readonly now: number;
  readonly keys: KeyFacts | undefined;
}

/** What is known of the key ring, without the keys. */
export interface KeyFacts {
  /** The current one first. */
  readonly ids: readonly string[];
  readonly sealed: readonly SealedCount[];
  /** Why the core's own check of the ring fails. */
  readonly problem: string | undefined;
  /** Permission bits of its file, where it is in one. */
  readonly fileMode: number | undefined;
}
