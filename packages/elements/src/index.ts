export {
  type ActivationRequest,
  type AuthenticatorSummary,
  type ContactKind,
  type ContactState,
  type DeactivationRequest,
  type Enrolment,
  type ErrorCode,
  type FactorState,
  KeyfobError,
  type Status,
  type Verification,
  type VerificationRequest,
} from '#contract';
export { KeyfobAccountSecurity } from './account-security/account-security.ts';
export { HttpKeyfobClient, type HttpKeyfobClientOptions } from './client/http-keyfob-client.ts';
export type { KeyfobClient } from './client/keyfob-client.ts';
export { KeyfobCodeField } from './code-field/code-field.ts';
export { KeyfobDeactivation } from './deactivation/deactivation.ts';
export type { Theme } from './element/keyfob-element.ts';
export { KeyfobEnrolment } from './enrolment/enrolment.ts';
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
  KeyfobChangeEvent,
  KeyfobDeactivatedEvent,
  KeyfobEnrolledEvent,
  KeyfobLostEvent,
  KeyfobVerifiedEvent,
} from './events/outcomes.ts';
export type { FlowState, Presentation } from './flow/flow-element.ts';
export { type DurationUnits, durationWords } from './i18n/duration.ts';
export { en } from './i18n/en.ts';
export type { MessageOverrides, Messages } from './i18n/messages.ts';
export { registerMessages } from './i18n/registry.ts';
export { KeyfobVerification } from './verification/verification.ts';
