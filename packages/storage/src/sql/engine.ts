import type { AuditEvent, Instant } from '@keyfob/core';
import type { Statement, Syntax, Value } from './statement.ts';

/** A row as a driver gives it. */
export type Row = Readonly<Record<string, unknown>>;

export interface Result {
  readonly rows: readonly Row[];
  /** How many rows the statement has written or removed. */
  readonly changed: number;
}

/** A database server, as far as the engines differ. What they share stands on top of it. */
export interface Engine {
  readonly dialect: Dialect;
  /** Takes a connection from the pool, or waits for one. */
  connect(): Promise<Connection>;
  /** Whether the server has refused something for the sake of others that ran at the same time. */
  isLostRace(error: unknown): boolean;
  /** Whether the server has refused a statement, and the connection is as good as before. */
  isRefusal(error: unknown): boolean;
}

/** One connection, for the time that it is out of its pool. */
export interface Connection {
  query(statement: Statement, values: readonly Value[]): Promise<Result>;
  /** @param longestMs when the server itself is to end what waits or runs for too long */
  begin(longestMs: number): Promise<unknown>;
  commit(): Promise<unknown>;
  rollback(): Promise<unknown>;
  /** Writes one document with its record; in a commit of its own where no transaction is open. */
  write(change: Change): Promise<boolean>;
  /** @param isBroken nobody is to get this connection again */
  release(isBroken: boolean): void;
}

export interface Dialect {
  /** @param sql with `?` in the place of each value, and `{now}` where the time is meant */
  readonly statement: (sql: string) => Statement;
  /** Names of the tables, as they stand in a statement. */
  readonly tables: Tables;
  readonly readOnly: Syntax['readOnly'];
  /** What stands behind an INSERT that leaves alone what is there already. */
  readonly leaveAlone: (key: string) => string;
  /** What stands behind a table to have it read by this index, where the server might take a worse way. */
  readonly byIndex: (index: string) => string;
  /** What stands behind UPDATE or DELETE to reach only the first few rows, `?` of them. */
  readonly firstFew: (rows: {
    readonly table: Table;
    readonly key: string;
    readonly where: string;
    readonly order: string;
  }) => string;
}

export type Table = 'account' | 'event' | 'message' | 'budget' | 'request' | 'turn' | 'migration';
export type Tables = Readonly<Record<Table, string>>;

/** One document, and what is kept beside it in the same commit. */
export interface Change extends Omit<DocumentRow, 'userId'> {
  /** Whose events and messages these are; empty for nobody's messages. */
  readonly userId: string;
  /** What the document was judged at; 0 where there was none. */
  readonly version: number;
  readonly now: Instant;
  readonly events: readonly AuditEvent[];
  readonly messages: readonly MessageRow[];
}

export interface DocumentRow {
  readonly table: 'account' | 'request';
  readonly key: { readonly column: string; readonly value: string };
  readonly columns: Readonly<Record<string, Value>>;
  /** Whose it is, undefined for nobody's. */
  readonly userId: string | undefined;
}

/** A message as it is written at first. */
export interface MessageRow {
  readonly id: string;
  readonly channel: string;
  readonly notBefore: Instant | null;
  readonly dropAt: Instant;
  readonly dueAt: Instant;
  readonly ringKey: string;
  readonly sealed: string;
}
