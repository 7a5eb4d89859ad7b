export type { Attempts } from './account/account.ts';
export {
  type Account,
  type Authenticator,
  newAccount,
  type PendingEnrolment,
  ringKeysOf,
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
  supportSubject,
  type TrailEntry,
} from './account/support-request.ts';
export type { TotpParameters } from './account/totp-parameters.ts';
export type { User } from './account/user.ts';
export type { Call, FactorCalls, LoginStep, Proven } from './calls/factor-calls.ts';
export type { Keyfob } from './calls/keyfob.ts';
export type { KeyCalls } from './calls/keys.ts';
export { networkOf } from './calls/network.ts';
export type { OperatorCalls } from './calls/operator-calls.ts';
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
  type Health,
  type HealthCheck,
  type HealthChecks,
  isKeyfobError,
  KeyfobError,
  type NotAllowedReason,
  normaliseCode,
  type Problem,
  toProblem,
} from './contract/index.ts';
export { createKeyfob } from './create-keyfob.ts';
export { type ForeignAuthenticator, importProblem } from './factor/import-authenticator.ts';
export {
  type PendingLogin,
  pendingLogin,
  type Recovering,
  readSessionState,
  type SecondFactorMark,
  type SessionState,
  type SignInNote,
  sessionKey,
} from './factor/login-state.ts';
export { fromBase32 } from './factor/totp.ts';
export { healthLimits } from './policy/health-limits.ts';
export { completePolicy, limits, type Policy } from './policy/policy.ts';
export type { EvidenceRule, SupportPolicy } from './policy/support-policy.ts';
export type { Captcha, Mailer, Sender, SendFailure, SmsSender } from './ports/channels.ts';
export { type RequestPlace, requestOrder } from './ports/request-order.ts';
export type {
  Budget,
  LeasedMessage,
  MessageOutcome,
  Outbox,
  Page,
  SealedCount,
  SealedPage,
  SealedThings,
  Store,
  SupportRequests,
  SweepAges,
} from './ports/store.ts';
export { storeChecks } from './ports/store-checks.ts';
export type { Telemetry } from './ports/telemetry.ts';
export type { UserId, UserRecord, Users } from './ports/users.ts';
export { generateKeyRing, type KeyRing, parseKeyRing } from './sealing/key-ring.ts';
export type {
  MailContent,
  Message,
  MessageBody,
  SealedMessage,
  SmsContent,
  Task,
} from './sealing/message.ts';
export { ringKeyOf } from './sealing/seal.ts';
export type { SealedKey } from './sealing/sealed-key.ts';
export type { WorkingCalendar } from './support/working-calendar.ts';
export { isRunning, slackMs } from './time/bounds.ts';
export type { Instant } from './time/instant.ts';
