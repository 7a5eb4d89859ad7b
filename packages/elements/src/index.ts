export {
  type ActivationRequest,
  type AuthenticatorSummary,
  type CaptchaAction,
  type CaptchaChallenge,
  type ContactKind,
  type ContactState,
  type DeactivationRequest,
  type Enrolment,
  type ErrorCode,
  type FactorState,
  KeyfobError,
  type Recovery,
  type RecoveryCancellation,
  type Status,
  type SupportQueue,
  type SupportRequestSubmission,
  type SupportRequestView,
  type SupportState,
  type Verification,
  type VerificationRequest,
} from '#contract';
export { KeyfobAccountSecurity } from './account-security/account-security.ts';
export { HttpKeyfobClient } from './client/http-keyfob-client.ts';
export type { HttpKeyfobClientOptions } from './client/http-login-client.ts';
export type {
  AccountClient,
  KeyfobClient,
  NoticeClient,
  RecoveryClient,
  SupportDeskClient,
  SupportRequestClient,
} from './client/keyfob-client.ts';
export { KeyfobCodeField } from './code-field/code-field.ts';
export { KeyfobDeactivation } from './deactivation/deactivation.ts';
export type { Theme } from './element/keyfob-element.ts';
export { KeyfobEnrolment } from './enrolment/enrolment.ts';
export {
  KeyfobRecoveredEvent,
  KeyfobRecoveryCancelledEvent,
  KeyfobSharedKeyShownEvent,
} from './events/lazy-outcomes.ts';
export {
  type CloseReason,
  KeyfobAuthRequiredEvent,
  KeyfobErrorEvent,
  KeyfobHiddenEvent,
  KeyfobHideEvent,
  KeyfobShowEvent,
  KeyfobShownEvent,
} from './events/lifecycle.ts';
export {
  KeyfobAddDeviceEvent,
  KeyfobChangeEvent,
  KeyfobDeactivatedEvent,
  KeyfobEnrolledEvent,
  KeyfobLostEvent,
  KeyfobVerifiedEvent,
} from './events/outcomes.ts';
export { KeyfobCaptchaRequiredEvent, KeyfobSupportOpenEvent } from './events/requests.ts';
export { KeyfobDecidedEvent, KeyfobSupportRequestedEvent } from './events/support-outcomes.ts';
export type { FlowState, Presentation } from './flow/flow-state.ts';
export { en } from './i18n/en/en.ts';
export { supportDesk as enSupportDesk } from './i18n/en/support-desk.ts';
export { type DurationUnits, durationWords } from './i18n/formats/duration.ts';
export type { LoginMessages, MessageOverrides, Messages } from './i18n/messages/messages.ts';
export type { SupportDeskMessages } from './i18n/messages/support-desk.ts';
export { registerMessages } from './i18n/registry.ts';
export { KeyfobNotice } from './notice/notice.ts';
export { KeyfobRecovery } from './recovery/recovery.ts';
export { KeyfobSharedKey } from './shared-key/shared-key.ts';
export { KeyfobSupportDesk, type SupportDeskState } from './support-desk/support-desk.ts';
export { KeyfobSupportRequest } from './support-request/support-request.ts';
export { KeyfobVerification } from './verification/verification.ts';
