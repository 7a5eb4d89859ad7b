/** Whether a process can serve, and what it found. Holds no secret and nothing of a user. */
export interface Health {
  /**
   * `ready`: all is well. `degraded`: it answers rightly, and an operator should look. `not_ready`: it
   * cannot answer rightly, so nothing should be sent to it.
   */
  readonly status: 'ready' | 'degraded' | 'not_ready';
  /** What was looked at. */
  readonly checks: HealthChecks;
}

/** Every check of {@link Health}. */
export interface HealthChecks {
  /** Whether the store answers, with a schema that this version knows. */
  readonly store: HealthCheck;
  /** Whether the key ring has every key that something stored needs, and opens what it should. */
  readonly keys: HealthCheck;
  /** Whether this process and the store agree on the time. */
  readonly clock: HealthCheck & {
    /**
     * By how many seconds at least this process is ahead of the store; negative when it is behind. The time
     * that the answer took is not counted.
     */
    readonly offsetSeconds?: number;
  };
  /** Whether messages get out. */
  readonly outbox: HealthCheck & {
    /** How many messages of all processes wait. */
    readonly waiting?: number;
    /** For how many seconds the oldest message that is due has waited; 0 when none is due. */
    readonly oldestDueSeconds?: number;
    /** Channels on which the last attempts of this process have all failed. */
    readonly failing: readonly ('mail' | 'sms' | 'task')[];
  };
}

/** What one check says. */
export interface HealthCheck {
  /** `unknown`: it could not be looked at, because something else has failed. */
  readonly status: 'ok' | 'degraded' | 'failed' | 'unknown';
}
