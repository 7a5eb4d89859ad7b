/** Why a failed activation has put a new key on screen. */
export type NewKeyReason = 'wrong_password' | 'wrong_code' | 'flow_state' | 'other';

/**
 * Texts of the screen with the key, of `keyfob-enrolment` and `keyfob-shared-key`, which is loaded when
 * there is a key.
 */
export interface KeyScreenMessages {
  readonly enrolmentIntro: string;
  readonly getApp: string;
  readonly getAppText: (periodSeconds: number) => string;
  readonly apps: string;
  readonly phoneApps: string;
  readonly browserExtensions: string;
  readonly newTab: string;
  readonly scan: string;
  readonly scanText: string;
  readonly qrLabel: string;
  readonly qrFailed: string;
  readonly openInApp: string;
  readonly otherDevice: string;
  readonly cannotScan: string;
  readonly byHand: string;
  readonly sharedKey: string;
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
