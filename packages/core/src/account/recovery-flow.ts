import type { Instant } from '../time/instant.ts';

/**
 * The way back for somebody who lost the authenticator:
 *
 * ```
 * begin ─► proving (link, CAPTCHA, SMS … in the order of the policy) ─► waiting ─► OTP is off
 *             └─ ended by: time, an illegal step, too many failures, a changed contact, a code,
 *                a newer recovery, a change of password
 * ```
 */
export type RecoveryFlow = ProvingFlow | WaitingFlow;

/** Somebody is proving who they are. */
export interface ProvingFlow {
  readonly phase: 'proving';
  readonly id: string;
  readonly expiresAt: Instant;
  readonly stage: RecoveryStage;
  /** Fingerprints of the contacts and of the factor as they were at the beginning (R8). */
  readonly contacts: string;
  readonly factor: string;
  readonly link: SentSecret;
  readonly sms: (SentSecret & { readonly failures: number }) | null;
  /** An SMS that was granted and not written yet: its place in the budgets is being asked for. */
  readonly smsGrant?: { readonly id: string; readonly at: Instant } | undefined;
}

/**
 * `mailed`: the link was asked for. `confirmed`: it was followed by somebody with the password.
 * `texted`: the SMS code was asked for.
 */
export type RecoveryStage = 'mailed' | 'confirmed' | 'texted';

/** A link or a code that was sent. Only the newest one counts. */
export interface SentSecret {
  readonly messageId: string;
  /** Of the secret (S4); null once it was used. */
  readonly hash: string | null;
  /** Set at the first hand-over that may have reached its reader; no later attempt prolongs it (P1, R3). */
  readonly expiresAt: Instant | null;
  readonly requestedAt: Instant;
  readonly sends: number;
}

/** Everything is proven or was approved by support; OTP goes off at `effectiveAt`. */
export interface WaitingFlow {
  readonly phase: 'waiting';
  readonly id: string;
  readonly by: 'recovery' | 'support';
  /** The support requests that two people have approved, and that hear of the outcome. */
  readonly requestIds: readonly string[];
  readonly since: Instant;
  readonly waitSeconds: number;
  /** Null until a notice was handed over: nobody's time to object runs before they were told (U1). */
  readonly effectiveAt: Instant | null;
}

/** A recovery that was begun: limits look at it. */
export interface RecoveryStart {
  readonly at: Instant;
  /** Where it was begun from, hashed. */
  readonly network: string;
  /** Whether its link was followed by somebody with the password. */
  readonly isConfirmed: boolean;
}
