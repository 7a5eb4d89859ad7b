import type { Store } from '@keyfob/core';
import type session from 'express-session';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';

declare module 'express-session' {
  interface SessionData {
    /** Who is signed in. Set by nobody but `signIn` of the host. */
    userId: string;
  }
}

/** Everything that the demo keeps. Each engine has one file that opens it. */
export interface Data {
  /** Keyfob's part. */
  readonly store: Store;
  /** Customers, contact codes and the inbox. */
  readonly database: Database;
  readonly sessions: SessionStore;
  /** Counts attempts: for all nodes of a server, for one process on SQLite. */
  limiter(limit: Limit): RateLimiterAbstract;
  /** @throws Error while something of it cannot be reached */
  reach(): Promise<void>;
  close(): Promise<void>;
}

export type Value = string | number | null;
export type Row = Readonly<Record<string, unknown>>;

/** The demo's own tables. Their statements are such that every engine understands them. */
export interface Database {
  /** Runs a statement that has `?` in the place of each value. */
  run(sql: string, ...values: readonly Value[]): Promise<Result>;
  /** Adds a row, unless one with the same key is there: then false. */
  add(table: string, row: Readonly<Record<string, Value>>): Promise<boolean>;
}

export interface Result {
  readonly rows: readonly Row[];
  /** How many rows were written or removed. */
  readonly changed: number;
}

/** What express-session needs of a store, and what the demo does. */
export interface SessionStore extends session.Store {
  /** Ends all sessions of a user, or all but one. */
  endAll(userId: string, exceptId?: string): Promise<void>;
}

/** So long a session lasts. */
export const sessionSeconds = 12 * 60 * 60;

export interface Limit {
  readonly name: string;
  readonly points: number;
  readonly seconds: number;
}
