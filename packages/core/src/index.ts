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
export type { Decision, Refusal } from './decision.ts';
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
  readSessionState,
  type SecondFactorMark,
  type SessionState,
  sessionKey,
} from './login-state.ts';
export { type KeyfobOptions, logFault } from './options.ts';
export { limits, type Policy } from './policy.ts';
export type { Instant, Store, User, Users } from './ports.ts';
export type { SealedKey } from './sealed-key.ts';
export type { TotpParameters } from './totp.ts';
