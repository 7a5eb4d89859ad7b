import type { Instant } from '../time/instant.ts';

/** Which counter of failures: wrong codes, wrong passwords, wrong codes at an activation. */
export type Lane = 'code' | 'password' | 'activation';

/** What a code or password was given for. */
export type Purpose =
  | 'log_in'
  | 'activation'
  | 'deactivation'
  | 'step_up'
  | 'shared_key'
  | 'recovery';

/**
 * What is written down of everything that happens to a second factor. No event holds a code, a key,
 * a password or a token (G1).
 */
export type EventDetail =
  | { readonly type: 'enrolment_started' }
  | { readonly type: 'enrolment_cancelled' }
  | { readonly type: 'enrolment_expired' }
  | { readonly type: 'activated'; readonly authenticatorId: string }
  | { readonly type: 'code_accepted'; readonly purpose: Purpose; readonly authenticatorId: string }
  | { readonly type: 'code_refused'; readonly purpose: Purpose; readonly failures: number }
  | { readonly type: 'password_refused'; readonly purpose: Purpose; readonly failures: number }
  | { readonly type: 'attempts_blocked'; readonly lane: Lane; readonly waitSeconds: number }
  | { readonly type: 'authenticators_closed'; readonly failures: number }
  | { readonly type: 'deactivated' }
  | { readonly type: 'reset'; readonly actor: string; readonly reason?: string | undefined }
  | { readonly type: 'unlocked'; readonly actor: string; readonly reason?: string | undefined }
  | { readonly type: 'imported'; readonly actor: string; readonly authenticatorId: string }
  | { readonly type: 'shared_key_shown'; readonly authenticatorId: string }
  | { readonly type: 'recovery_started' }
  | { readonly type: 'recovery_link_sent_again' }
  | { readonly type: 'recovery_confirmed' }
  | { readonly type: 'recovery_sms_sent' }
  | { readonly type: 'recovery_code_refused'; readonly failures: number }
  | { readonly type: 'recovery_ended'; readonly reason: RecoveryEnd }
  | {
      readonly type: 'recovery_waiting';
      readonly by: 'recovery' | 'support';
      /** Told by events from before the wait was counted from the moment the owner was told. */
      readonly effectiveAt?: Instant;
    }
  | { readonly type: 'owner_told'; readonly effectiveAt: Instant }
  | { readonly type: 'recovered'; readonly by: 'recovery' | 'support' }
  | { readonly type: 'recovery_cancelled'; readonly by: 'link' | 'code' }
  | { readonly type: 'frozen'; readonly until: Instant }
  | { readonly type: 'password_changed' }
  | { readonly type: 'support_requested'; readonly requestId: string }
  | { readonly type: 'support_approved'; readonly requestId: string; readonly actor: string }
  | { readonly type: 'support_rejected'; readonly requestId: string; readonly actor: string };

/** Why a recovery ended without turning OTP off. */
export type RecoveryEnd =
  | 'superseded'
  | 'wrong_order'
  | 'too_many_attempts'
  | 'contacts_changed'
  | 'password_changed'
  | 'owner_not_reached'
  | 'data_restored';

/** The name of an event. */
export type EventType = EventDetail['type'];

/** Where a call came from, as far as the caller of the use case knows. Shown to the account's owner. */
export interface Client {
  /** Network address, already freed of what untrusted proxies claim (W9); limits go by its network. */
  readonly address?: string | undefined;
  /** What the browser calls itself. Events keep 160 characters of it, without control characters. */
  readonly userAgent?: string | undefined;
}

/** An event as a rule makes it, with the client added on the way to the store. */
export type AuditEvent = EventDetail & { readonly client?: Client };

/** An event as the store gives it back. */
export type StoredEvent = AuditEvent & {
  /** Rises with time for each user. With the user's id it names the event. */
  readonly id: number;
  readonly userId: string;
  readonly at: Instant;
};

const longestAddress = 45;
const longestUserAgent = 160;

/** Cuts a client's own words to a bounded length without control characters, so that a log stays a log. */
export function cleanClient(client: Client): Client {
  return {
    address: plain(client.address, longestAddress),
    userAgent: plain(client.userAgent, longestUserAgent),
  };
}

function plain(text: string | undefined, longest: number): string | undefined {
  return text?.slice(0, longest).replaceAll(/\p{C}/gu, '?');
}
