import type { ContactKind, ContactState, ErrorCode } from '#contract';

/** Why a failed activation has put a new key on screen. */
export type NewKeyReason = 'wrong_password' | 'wrong_code' | 'flow_state' | 'other';

/** Texts that several elements show, or that any of them may need. */
export interface CommonMessages {
  readonly close: string;
  readonly cancel: string;
  readonly done: string;
  readonly loading: string;
  readonly tryAgain: string;
  readonly disable: string;

  readonly password: string;
  readonly passwordRequired: string;
  readonly passwordFormat: string;
  readonly show: string;
  readonly hide: string;
  readonly code: string;
  readonly codeHint: (digits: number) => string;
  readonly codeRequired: string;
  readonly codeFormat: (digits: number) => string;

  /** One text for every code of the error table. */
  readonly errors: Readonly<Record<ErrorCode, string>>;
  readonly clockAdvice: string;
  /** Codes are refused for good: no waiting time helps. */
  readonly closed: string;
  readonly tryAgainIn: (seconds: number) => string;
  readonly tryAgainNow: string;
  readonly nextCodeIn: (seconds: number) => string;
  readonly nextCodeNow: string;

  readonly contact: Readonly<
    Record<ContactKind, Readonly<Record<Exclude<ContactState, 'verified'>, string>>>
  >;
}

/** Texts of `keyfob-account-security`. */
export interface SectionMessages {
  readonly sectionTitle: string;
  readonly sectionOff: string;
  readonly stateOn: string;
  readonly stateOff: string;
  readonly stateBlocked: string;
  readonly onSince: (date: string) => string;
  readonly blocked: string;
  readonly setOtp: string;
  readonly authenticators: string;
  readonly added: (date: string) => string;
  readonly lastUsed: (moment: string) => string;
  readonly contactsNeeded: string;
}

/** Texts of `keyfob-enrolment` but for its screen with the key. */
export interface EnrolmentMessages {
  readonly enrolmentTitle: string;
  readonly enrolled: string;
  readonly enrolledText: string;
}

/** Texts of the screen with the key, which is loaded when there is a key. */
export interface KeyScreenMessages {
  readonly enrolmentIntro: (periodSeconds: number) => string;
  readonly apps: string;
  readonly phoneApps: string;
  readonly browserExtensions: string;
  readonly newTab: string;
  readonly scan: string;
  readonly scanText: string;
  readonly qrLabel: string;
  readonly qrFailed: string;
  readonly openInApp: string;
  readonly byHand: string;
  readonly copy: string;
  readonly copied: string;
  readonly copyByHand: string;
  readonly activateBefore: (time: string) => string;
  readonly confirm: string;
  readonly activate: string;
  readonly newKey: Readonly<Record<NewKeyReason, string>>;
  readonly newKeyAdvice: string;
  readonly keyExpired: string;
  readonly showNewKey: string;
  readonly keyReplaced: string;
  readonly startAgain: string;
  readonly leave: string;
  readonly leaveAnyway: string;
  readonly stay: string;
}

/** Texts of `keyfob-verification`. */
export interface VerificationMessages {
  readonly verificationTitle: string;
  readonly verificationIntro: string;
  readonly continue: string;
  readonly lost: string;
  readonly lostText: string;
  readonly verified: string;
  readonly verifiedText: string;
}

/** Texts of `keyfob-deactivation`. */
export interface DeactivationMessages {
  readonly deactivationTitle: string;
  readonly deactivationIntro: string;
  readonly deactivated: string;
  readonly deactivatedText: string;
}

/**
 * Every text the elements show, in one language. A locale that lacks one does not compile. Texts are
 * rendered as text, never as HTML.
 *
 * Only the labels of the two fields may hold the words of `password` and `code`: people and tests
 * find the fields by them.
 */
export interface Messages
  extends CommonMessages,
    SectionMessages,
    EnrolmentMessages,
    KeyScreenMessages,
    VerificationMessages,
    DeactivationMessages {}

/** Texts that replace those of the language, one by one. */
export type MessageOverrides = Partial<Omit<Messages, 'errors'>> & {
  readonly errors?: Partial<Messages['errors']>;
};
