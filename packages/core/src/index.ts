export type { Attempts } from './account/account.ts';
export {
  type Account,
  type Authenticator,
  newAccount,
  type PendingEnrolment,
  type SpentLogin,
} from './account/account.ts';
export type { Decision, Refusal, SealedDecision } from './account/decision.ts';
export { decodeAccount, encodeAccount } from './account/document.ts';
export type {
  AuditEvent,
  Client,
  EventDetail,
  EventType,
  Lane,
  Purpose,
  StoredEvent,
} from './account/events.ts';
export {
  decodeSupportRequest,
  encodeSupportRequest,
  type StaffMember,
  type SupportRequest,
  type TrailEntry,
} from './account/support-request.ts';
export type { TotpParameters } from './account/totp-parameters.ts';
export type { User } from './account/user.ts';
export type { Call, LoginStep, Proven } from './calls/factor-calls.ts';
export type { Keyfob } from './calls/keyfob.ts';
export { type KeyfobOptions, logFault, type RecoveryOptions } from './calls/options.ts';
export type { RecoveryCalls } from './calls/recovery-calls.ts';
export type { SupportCalls } from './calls/support-calls.ts';
export {
  type CaptchaAction,
  type CaptchaChallenge,
  type Delivery,
  type ErrorCode,
  type ErrorDetails,
  type FieldError,
  type FieldReason,
  isKeyfobError,
  KeyfobError,
  type Problem,
  toProblem,
} from './contract/index.ts';
export { createKeyfob } from './create-keyfob.ts';
export {
  type PendingLogin,
  type Recovering,
  readSessionState,
  type SecondFactorMark,
  type SessionState,
  sessionKey,
} from './factor/login-state.ts';
export { limits, type Policy } from './policy/policy.ts';
export type { SupportPolicy } from './policy/support-policy.ts';
export type { Captcha, Mailer, Sender, SmsSender } from './ports/channels.ts';
export type {
  Budget,
  LeasedMessage,
  MessageOutcome,
  Outbox,
  Store,
  SupportRequests,
} from './ports/store.ts';
export { storeChecks } from './ports/store-checks.ts';
export type { Users } from './ports/users.ts';
export { generateKeyRing, type KeyRing, parseKeyRing } from './sealing/key-ring.ts';
export type {
  MailContent,
  Message,
  MessageBody,
  SealedMessage,
  SmsContent,
  Task,
} from './sealing/message.ts';
export type { SealedKey } from './sealing/sealed-key.ts';
export type { WorkingCalendar } from './support/working-calendar.ts';
export type { Instant } from './time/instant.ts';
