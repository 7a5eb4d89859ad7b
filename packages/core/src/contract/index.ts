export {
  type ErrorCode,
  type ErrorDetails,
  errorTable,
  fromProblem,
  isKeyfobError,
  KeyfobError,
  type Problem,
  toProblem,
} from './errors.ts';
export { type Caller, type Route, type RouteName, routes } from './routes.ts';
export type {
  ActivationRequest,
  AuthenticatorSummary,
  ContactKind,
  ContactState,
  DeactivationRequest,
  Enrolment,
  FactorState,
  FieldError,
  FieldReason,
  OtpAlgorithm,
  Status,
  Timestamp,
  Verification,
  VerificationRequest,
} from './types.ts';
