/** What a client asked, and what it heard. Times are those of the client, in milliseconds. */
export interface Asked {
  readonly kind: 'asked';
  readonly start: number;
  readonly end: number;
  readonly user: string;
  readonly node: number;
  readonly call: Call;
  /** `done`, the code of a refusal, or `unknown`: the connection ended, or the node could not say. */
  readonly outcome: string;
  readonly status?: number | undefined;
  /** The browser session, anew with each password. */
  readonly session: string;
  /** Whose code was given: the name of the shared key, and the time step. */
  readonly key?: string | undefined;
  readonly step?: number | undefined;
  /** What is good for one use: a mailed token or an SMS code. */
  readonly token?: string | undefined;
  /** What `password` led to. */
  readonly next?: string | undefined;
}

export type Call =
  | 'password'
  | 'verify'
  | 'page'
  | 'log_out'
  | 'begin_enrolment'
  | 'activate'
  | 'deactivate'
  | 'begin_recovery'
  | 'open_link'
  | 'send_sms'
  | 'complete_recovery'
  | 'last_log_in';

/** A message that a node has handed over; one that is repeated has the same key. */
export interface Sent {
  readonly kind: 'sent';
  readonly to: string;
  readonly about: string;
  readonly key: string;
  readonly secret?: string | undefined;
}

/** A time in which the database was certainly away. */
export interface Away {
  readonly kind: 'away';
  readonly start: number;
  readonly end: number;
}

/** Something that was done to the nodes and the database. */
export interface Fault {
  readonly kind: 'fault';
  readonly what: string;
}

export type Line = Asked | Sent | Away | Fault;

/** What is there in the end. */
export interface Final {
  readonly users: readonly {
    readonly user: string;
    readonly authenticators: number;
    /** Types of its events, those of accepted and refused codes with what the code was for. */
    readonly events: readonly string[];
  }[];
  /** Messages that still wait. */
  readonly waiting: number;
  /** Everything that the nodes have written to their logs, and all events as text. */
  readonly sinks: string;
  /** Shared keys. */
  readonly secrets: readonly string[];
}
