import type { Keyfob } from '@keyfob/core';
import type { Place } from '../places.ts';

/** An operation that a process makes until it is killed in the middle of it. */
export interface Job {
  readonly place: Place;
  readonly ring: string;
  /** What the clock of the store shows all the time. */
  readonly now: number;
  readonly call: CallName;
  readonly given?: unknown;
  /** After how many statements the process ends, 1 or more; left out: after the answer. */
  readonly endsAfter?: number | undefined;
  /** A fault of the store that the test must find. */
  readonly fault?: Fault | undefined;
}

export type CallName = Exclude<keyof Keyfob, 'policy' | 'startDelivery'> | 'migrate';
export type Fault = 'answers before it commits' | 'commits messages apart';

/** What a process tells of a job, at once and for good. */
export type Line = { readonly job: number } & (
  | { readonly statement: string }
  | { readonly answer: string }
  | { readonly sent: { readonly to: string; readonly kind: string; readonly key: string } }
);
