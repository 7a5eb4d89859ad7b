export {
  type Account,
  type Authenticator,
  decodeAccount,
  encodeAccount,
  newAccount,
  type PendingEnrolment,
  type SpentLogin,
} from './account.ts';
export type { Attempts } from './attempts.ts';
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
export type { Decision, Refusal, SealedDecision } from './decision.ts';
export type {
  AuditEvent,
  Client,
  EventDetail,
  EventType,
  Lane,
  Purpose,
  StoredEvent,
} from './events.ts';
export { generateKeyRing, type KeyRing, parseKeyRing } from './key-ring.ts';
export type { Call, Keyfob, LoginStep, Proven } from './keyfob.ts';
export {
  type PendingLogin,
  type Recovering,
  readSessionState,
  type SecondFactorMark,
  type SessionState,
  sessionKey,
} from './login-state.ts';
export type {
  MailContent,
  Message,
  MessageBody,
  SealedMessage,
  SmsContent,
  Task,
} from './message.ts';
export { type KeyfobOptions, logFault, type RecoveryOptions } from './options.ts';
export { limits, type Policy } from './policy.ts';
export type {
  Budget,
  Captcha,
  Instant,
  LeasedMessage,
  Mailer,
  MessageOutcome,
  Outbox,
  Sender,
  SmsSender,
  Store,
  SupportRequests,
  User,
  Users,
} from './ports.ts';
export type { RecoveryCalls } from './recovery-calls.ts';
export type { SealedKey } from './sealed-key.ts';
export { storeChecks } from './store-checks.ts';
export type { SupportCalls } from './support-calls.ts';
export type { SupportPolicy } from './support-policy.ts';
export {
  decodeSupportRequest,
  encodeSupportRequest,
  type StaffMember,
  type SupportRequest,
  type TrailEntry,
} from './support-request.ts';
export type { TotpParameters } from './totp.ts';
export type { WorkingCalendar } from './working-calendar.ts';
