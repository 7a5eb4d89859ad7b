/**
 * What travels over HTTP. These types are read by the router, by the web components and by anyone
 * who writes a client of their own; they know neither Node nor the DOM.
 */

/** What somebody who lost the authenticator can be asked to prove; the order is a policy. */
export type RecoveryProof = 'mail' | 'sms' | 'captcha';

/** A moment as RFC 3339 text in UTC, for example `2026-01-31T09:30:00.000Z`. */
export type Timestamp = string;

/** Hash of the HMAC behind a code (RFC 6238 section 1.2). Authenticator apps rely on `SHA1`. */
export type OtpAlgorithm = 'SHA1' | 'SHA256' | 'SHA512';

/** How far the proof of a contact (e-mail address, mobile phone) has come. */
export type ContactState = 'missing' | 'unverified' | 'verified';

/** The contacts that can be asked for before OTP may be set. */
export type ContactKind = 'email' | 'phone';

/**
 * `off`: log-in asks only for the password. `pending`: a shared key is on screen, not yet activated.
 * `on`: every log-in asks for a code. `blocked`: on, and codes are refused for now.
 */
export type FactorState = 'off' | 'pending' | 'on' | 'blocked';

/** One authenticator, as the person who owns it may see it: no key. */
export interface AuthenticatorSummary {
  readonly id: string;
  /** As it was named at the activation. */
  readonly name: string;
  readonly addedAt: Timestamp;
  /** When a code of it was accepted last; the one of the activation counts. */
  readonly lastUsedAt: Timestamp;
}

/** Answer of `GET /status`, and of every call that changes the factor. */
export interface Status {
  readonly state: FactorState;
  /** How far each contact is proven. */
  readonly prerequisites: Readonly<Record<ContactKind, ContactState>>;
  /** Contacts that must be verified before OTP can be set and are not. */
  readonly missing: readonly ContactKind[];
  /** Empty while OTP is off. */
  readonly authenticators: readonly AuthenticatorSummary[];
  /** There are no recovery codes yet: always 0. */
  readonly recoveryCodesLeft: number;
  /** What the authenticator shows beside the issuer; absent for somebody who owes a code. */
  readonly account?: string;
  /** Whether somebody who lost the authenticator can get back in by mail and SMS. */
  readonly recovery: 'self_service' | 'support_only';
  /** What a recovery asks for, in this order, beside the password. */
  readonly recoveryProofs: readonly RecoveryProof[];
  /** Whether the shared key can be shown again for one more device. */
  readonly canShowSharedKey: boolean;
  /** With `blocked`: when codes are taken again. Absent when only recovery helps. */
  readonly blockedUntil?: Timestamp;
  /** Until then nothing about the second factor can be changed: the owner said "this was not me". */
  readonly frozenUntil?: Timestamp;
  /** For somebody who owes a code: names the newest log-in of this browser, for `POST /verification`. */
  readonly login?: string;
}

/**
 * Answer of `POST /enrolment` and of `POST /shared-key`: everything an authenticator needs. Never
 * stored in clear, and to be taken off the screen at `expiresAt`.
 */
export interface Enrolment {
  /** Names this key, so that an activation cannot hit the key of another tab. */
  readonly id: string;
  /** The shared key in base32 (RFC 4648 section 6), without padding. */
  readonly sharedKey: string;
  /** The same as an `otpauth://totp/` address, for the QR picture. */
  readonly uri: string;
  /** The site, as the authenticator shows it. */
  readonly issuer: string;
  /** The user, as the authenticator shows them. */
  readonly account: string;
  readonly algorithm: OtpAlgorithm;
  readonly digits: number;
  /** How long one code is shown. */
  readonly periodSeconds: number;
  /** Until then the key can be activated, or stay on screen. */
  readonly expiresAt: Timestamp;
}

/** Body of `POST /enrolment/activation`. */
export interface ActivationRequest {
  /** The password of the account, 1 to 1,024 characters. */
  readonly password: string;
  /** A code of the new key, however it was typed or pasted: see `normaliseCode`. */
  readonly code: string;
  /** What to call the authenticator, 1 to 64 characters. */
  readonly name?: string;
  /** `id` of the enrolment whose key was scanned. Without it the newest key is meant. */
  readonly enrolmentId?: string;
}

/** Body of `POST /verification`. */
export interface VerificationRequest {
  /** However it was typed or pasted. */
  readonly code: string;
  /** `login` of the status when the page was opened: a tab never completes the log-in of another. */
  readonly login?: string;
}

/** Answer of `POST /verification`. The new session travels in the cookie. */
export interface Verification {
  readonly state: 'signed_in';
}

/** Body of `POST /step-up`. */
export interface StepUpRequest {
  /** However it was typed or pasted. */
  readonly code: string;
}

/** Body of `POST /deactivation` and of `POST /shared-key`. */
export interface DeactivationRequest {
  /** The password of the account, 1 to 1,024 characters. */
  readonly password: string;
  /** However it was typed or pasted. */
  readonly code: string;
}

/** Why a field of a body was not taken. */
export type FieldReason =
  | 'required'
  | 'wrong_type'
  | 'wrong_format'
  | 'too_long'
  | 'unknown_field'
  | 'duplicate_field';

/** One field that was not taken; the field `body` stands for the body as a whole. */
export interface FieldError {
  readonly field: string;
  readonly reason: FieldReason;
}
