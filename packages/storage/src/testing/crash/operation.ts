import type { VirtualAuthenticator } from '@keyfob/core/testing';
import type { CallName } from './job.ts';
import type { Stage } from './stage.ts';

/** Something that a process is killed in the middle of. */
export interface Operation {
  readonly name: string;
  /** It writes rows that all users share, so two of it cannot be held in their transactions at once. */
  readonly isAlone?: boolean;
  /**
   * A chore that nobody waits for: after so many seconds another process makes it again and brings it to the
   * same end. It finds the work of all users, so there is one at a time.
   */
  readonly againAfterSeconds?: number;
  /** Brings a user to where it can be made. */
  prepare(stage: Stage, userId: string): Promise<Plan>;
}

/** How an operation is made, and what a person may then meet who makes it again. */
export interface Plan extends Made {
  /** Leaves what a chore is to find, when all that had waited before has been sent. */
  readonly leaveWork?: () => Promise<void>;
  /** What it comes to where nothing goes wrong. Default: `done`. */
  readonly answer?: string;
  readonly later: readonly Later[];
  /** What the user logs in with afterwards, where OTP is on. */
  readonly authenticator?: VirtualAuthenticator;
}

interface Made {
  /** The newer key of the ring is the current one. */
  readonly isRotated?: boolean;
  readonly call: CallName;
  readonly given: unknown;
}

/** A call of another process afterwards, and all that may come of it. */
export interface Later {
  readonly call: CallName;
  readonly given: unknown;
  readonly ifDone: string;
  /** Default: as `ifDone`. */
  readonly ifNot?: string;
}
