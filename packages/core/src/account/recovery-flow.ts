/**
 * The way back for somebody who lost the authenticator:
 *
 * ```
 * begin ─► proving (link, CAPTCHA, SMS … in the order of the policy) ─► waiting ─► OTP is off
 *             └─ ended by: time, an illegal step, too many failures, a changed contact, a code,
 *                a newer recovery, a change of password
 * ```
 */
import type { Instant } from '../time/instant.ts';
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
  /** Set when the message is handed over: its reader's time must not run while a mail server is down. */
  readonly expiresAt: Instant | null;
  readonly requestedAt: Instant;
  readonly sends: number;
}

/** Everything is proven or was approved by support; OTP goes off at `effectiveAt`. */
export interface WaitingFlow {
  readonly phase: 'waiting';
  readonly id: string;
  readonly by: 'recovery' | 'support';
  /** With `support`: the request that two people have approved. */
  readonly requestId?: string | undefined;
  readonly effectiveAt: Instant;
}
