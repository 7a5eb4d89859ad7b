import type { Account, Instant, SealedCount } from '@keyfob/core';

/**
 * Looks at what a database holds, for operators: it makes nothing, changes nothing and opens nothing that is
 * sealed.
 */
export interface Inspector {
  /** How the schema of the database fits this version. */
  schema(): Promise<SchemaReport>;
  /** The database's clock. */
  now(): Promise<Instant>;
  /** What can be counted by the indexes. The schema must fit. */
  figures(): Promise<Figures>;
  /** What each ring key is needed for; a key that only Keyfob's own check needs stands there with zeros. */
  sealed(): Promise<readonly SealedCount[]>;
  /** A user's account as it is stored, a new one when there is none; its shared keys are sealed. */
  account(userId: string): Promise<Account>;
  /** Reads every account: about a second for each 100,000 of them. */
  scan(): Promise<ScannedFigures>;
  /** How many support requests there are of one user. */
  requestsOf(userId: string): Promise<{ readonly open: number; readonly ended: number }>;
}

/** The schema of a database beside that of this version. */
export interface SchemaReport {
  /**
   * `missing`: no tables of Keyfob; `older`: they can be lifted; `newer`: only a newer version can work on
   * them. A schema that a newer version has lifted and this one can work on `fits`.
   */
  readonly state: 'missing' | 'older' | 'fits' | 'newer';
  /** How many steps the database has had. */
  readonly found: number;
  /** How many steps this version knows. */
  readonly known: number;
}

/** What indexes can count. */
export interface Figures {
  /** Of users, in any state. */
  readonly accounts: number;
  /** Of these, accounts that hold a shared key, whether it is on screen still or proven. */
  readonly accountsWithKey: number;
  readonly channels: readonly ChannelFigures[];
  readonly requests: {
    readonly openOfKnown: number;
    readonly openOfUnknown: number;
    readonly ended: number;
    /** When the first of the open ones is due. */
    readonly firstDueAt?: Instant;
  };
  /** Of all events. */
  readonly oldestEventAt?: Instant;
}

/** The messages of one channel. */
export interface ChannelFigures {
  readonly channel: 'mail' | 'sms' | 'task';
  readonly waiting: number;
  /** When the first one that waits is due; it may lie ahead. */
  readonly firstDueAt?: Instant;
  /** How often the one that was tried most often was tried. */
  readonly mostAttempts: number;
  /** What became of those of the last day. */
  readonly lastDay: { readonly sent: number; readonly failed: number; readonly dropped: number };
}

/** What only the accounts themselves tell. */
export interface ScannedFigures {
  /** OTP is on. */
  readonly on: number;
  /** A recovery is open, or waits for its end. */
  readonly recovering: number;
}
