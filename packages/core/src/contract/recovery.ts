import type { RecoveryProof, Timestamp } from './types.ts';

/**
 * Where a recovery stands. `none`: this browser is in none. `mailed`: the link is on its way.
 * `confirmed`: the link was followed by the owner of the password. `texted`: an SMS code is on its way.
 * `continued_elsewhere`: the link was followed in another browser, which goes on with it; asking again
 * would do nothing before `expiresAt`. `waiting`: everything is proven, OTP goes off at `effectiveAt`.
 * `done`: OTP is off, the password alone logs in.
 */
export type RecoveryState =
  | 'none'
  | 'mailed'
  | 'confirmed'
  | 'texted'
  | 'continued_elsewhere'
  | 'waiting'
  | 'done';

/** Where a message is: `failed` means that it could not be sent, and will not be. */
export type Delivery = 'on_its_way' | 'sent' | 'failed';

/** Answer of every call about a recovery. It never holds a whole address or number. */
export interface Recovery {
  readonly state: RecoveryState;
  /** What the next call must bring: `POST /recovery/sms` at `confirmed` where an SMS is asked for, else `POST /recovery/completion`. */
  readonly needs: readonly RecoveryNeed[];
  /** What a recovery asks for, in this order, beside the password. */
  readonly proofs: readonly RecoveryProof[];
  /** The e-mail address, masked: `c•••@example.com`. */
  readonly email?: string;
  /** The phone number, masked down to its last two digits. */
  readonly phone?: string;
  /** Of the newest message of this flow. */
  readonly delivery?: Delivery;
  /** When the next mail or SMS may be asked for; absent when there is none left to ask for. */
  readonly resendAt?: Timestamp;
  /** When the link, the SMS code or the whole flow ends, whichever the next step needs; absent until the message is handed over. */
  readonly expiresAt?: Timestamp;
  /** With `waiting`: when OTP goes off; absent until a notice to the owner was handed over. */
  readonly effectiveAt?: Timestamp;
}

/** `sms`: ask for the SMS first. `sms_code`, `captcha`: fields of the next call. */
export type RecoveryNeed = 'sms' | 'sms_code' | 'captcha';

/** Body of `POST /recovery`, which sends the link by mail, and again after a pause. */
export interface RecoveryRequest {
  /** The solution, where one is asked for before the mail. */
  readonly captcha?: string;
  /** As in `POST /verification`. */
  readonly login?: string;
}

/** Body of `POST /recovery/link`. */
export interface RecoveryLinkRequest {
  /** From the fragment of the mailed link. */
  readonly token: string;
  /** Needed where this browser has not given the password a moment ago. */
  readonly password?: string;
}

/** Body of `POST /recovery/sms`. */
export interface RecoverySmsRequest {
  /** The solution, where one is asked for before the first SMS. */
  readonly captcha?: string;
}

/** Body of `POST /recovery/completion`. */
export interface RecoveryCompletionRequest {
  /** However it was typed or pasted. */
  readonly smsCode?: string;
  /** The solution, where one is asked for at the end. */
  readonly captcha?: string;
}

/** Body of `POST /recovery/notice`: the token of a link in a notice. */
export interface NoticeRequest {
  readonly token: string;
}

/** What a notice with a link can tell of. `otp_disabling`: OTP is going to be turned off. */
export type NoticeKind = 'otp_enabled' | 'otp_disabled' | 'otp_disabling' | 'shared_key_shown';

/**
 * Answer of `POST /recovery/notice`, which changes nothing. Empty for notices of before this call was
 * there. It holds no address and no number.
 */
export interface NoticeView {
  readonly what?: NoticeKind;
  readonly at?: Timestamp;
  /** What it was done with, in a few words: `Firefox on Windows`. Absent where that is not known. */
  readonly browser?: string;
  /** With `otp_disabling`: when OTP goes off; absent until a notice to the owner was handed over. */
  readonly effectiveAt?: Timestamp;
}

/** Body of `POST /recovery/cancellation`: the token of a link in a notice. */
export interface RecoveryCancellationRequest {
  readonly token: string;
}

/**
 * Answer of `POST /recovery/cancellation`. `cancelled`: OTP stays on. `frozen`: it was off already;
 * nothing about the second factor can be changed until `until`, and a request waits at the support desk.
 */
export interface RecoveryCancellation {
  readonly state: 'cancelled' | 'frozen';
  readonly until?: Timestamp;
}

/** What a CAPTCHA is solved for. A solution counts for this only. */
export type CaptchaAction =
  | 'recovery_mail'
  | 'recovery_sms'
  | 'recovery_completion'
  | 'support_request';

/**
 * Answer of `GET /captcha?action=…`: what the browser needs to solve one. `altcha`: a proof of work,
 * solved without the person. The others show the widget of a provider.
 */
export type CaptchaChallenge =
  | { readonly provider: 'altcha'; readonly challenge: Readonly<Record<string, unknown>> }
  | { readonly provider: 'turnstile' | 'hcaptcha'; readonly siteKey: string };
