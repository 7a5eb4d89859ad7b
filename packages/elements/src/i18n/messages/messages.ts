import type {
  ContactKind,
  ContactState,
  Delivery,
  ErrorCode,
  SupportRequestView,
  SupportState,
  SupportTrailEntry,
} from '#contract';
import type { NoticeMessages, RecoveryMessages, SharedKeyMessages } from './recovery.ts';

export type {
  NoticeMessages,
  RecoveryMessages,
  SharedKeyMessages,
  SupportLineMessages,
} from './recovery.ts';

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
  readonly showSharedKey: string;
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
    DeactivationMessages,
    SupportRequestMessages,
    SharedKeyMessages,
    RecoveryMessages,
    NoticeMessages {}

/** Texts that replace those of the language, one by one. */
export type MessageOverrides = Partial<Omit<Messages & SupportDeskMessages, 'errors'>> & {
  readonly errors?: Partial<Messages['errors']>;
};

/** Texts of `keyfob-support-request`. */
export interface SupportRequestMessages {
  readonly supportRequestTitle: string;
  readonly supportRequestIntro: string;
  readonly email: string;
  readonly emailHint: string;
  readonly emailRequired: string;
  readonly emailFormat: string;
  readonly whatHappened: string;
  readonly whatHappenedHint: (limit: number) => string;
  readonly whatHappenedRequired: string;
  /** Beside the field, for those who see it. */
  readonly charactersUsed: (used: number, limit: number) => string;
  readonly charactersLeft: (left: number) => string;
  readonly charactersOver: (over: number) => string;
  readonly sendRequest: string;
  /** Stands above the widget of a CAPTCHA provider. */
  readonly solveCaptcha: string;
  readonly tooManyRequests: string;
  readonly supportRequested: string;
  readonly supportRequestedText: string;
}

/** Why a request cannot be approved by who looks at it. */
export type WhyNot = 'own_account' | 'approved_already' | 'claim_first' | 'evidence_first';

/**
 * Texts of `keyfob-support-desk`. Staff pages alone need them, so they are no part of
 * {@link Messages}: a language has them in a pack of their own.
 */
export interface SupportDeskMessages {
  readonly deskTitle: string;
  readonly deskFilter: string;
  readonly deskOpen: (count: number) => string;
  readonly deskEnded: (count: number) => string;
  readonly deskRefresh: string;
  readonly deskUpdated: (time: string) => string;
  readonly deskNew: (count: number) => string;
  readonly deskNoOpen: string;
  readonly deskNoEnded: string;
  readonly deskChoose: string;
  readonly deskBack: string;
  /** `when` is relative, such as "in 3 hours" or "2 hours ago". */
  readonly deskDue: (when: string) => string;
  readonly deskOverdue: (when: string) => string;
  readonly deskGoesOff: (when: string) => string;
  readonly deskCame: string;
  readonly deskDueLabel: string;
  readonly deskClaimedBy: (name: string) => string;
  readonly deskKinds: Readonly<Record<SupportRequestView['kind'], string>>;
  readonly deskStates: Readonly<Record<SupportState, string>>;
  readonly deskHalfApproved: string;
  readonly deskWaiting: (moment: string) => string;
  readonly deskMessage: string;

  readonly deskAccount: string;
  readonly deskNoAccount: string;
  readonly deskFactor: string;
  readonly deskFactorOn: string;
  readonly deskFactorOff: string;
  readonly deskEmail: string;
  readonly deskPhone: string;
  readonly deskContactsChanged: string;
  readonly deskNone: string;
  readonly deskNotices: string;
  readonly deskDelivery: Readonly<Record<Delivery, string>>;

  readonly deskEvidence: string;
  /** Stands behind evidence without which nobody can approve. */
  readonly deskRequired: string;
  readonly deskTrail: string;
  readonly deskActors: Readonly<Record<'owner' | 'requester' | 'system', string>>;
  readonly deskTrailActions: Readonly<Record<SupportTrailEntry['action'], string>>;
  readonly deskExport: string;
  readonly deskExportAccount: string;
  readonly deskComment: string;
  readonly deskCommentHint: string;
  readonly deskCommentRequired: string;
  readonly deskAddComment: string;

  readonly deskDecision: string;
  readonly deskClaim: string;
  readonly deskApprove: string;
  readonly deskReject: string;
  readonly deskReason: string;
  readonly deskReasonHint: string;
  readonly deskReasonRequired: string;
  readonly deskTooLong: string;
  readonly deskFirstApproval: string;
  /** `moment` is empty where the server has not said when. */
  readonly deskSecondApproval: (moment: string) => string;
  readonly deskRejection: string;
  readonly deskWhyNot: Readonly<Record<WhyNot, string>>;
  readonly deskFaster: string;

  readonly deskStepUpTitle: string;
  readonly deskStepUpText: string;
  readonly deskContinue: string;
}
