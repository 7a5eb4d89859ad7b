import * as v from 'valibot';
import { KeyfobError } from './errors.ts';
import { normaliseCode } from './normalise-code.ts';
import type {
  NoticeRequest,
  RecoveryCancellationRequest,
  RecoveryCompletionRequest,
  RecoveryLinkRequest,
  RecoveryRequest,
  RecoverySmsRequest,
} from './recovery.ts';
import type {
  ActivationRequest,
  DeactivationRequest,
  FieldError,
  FieldReason,
  StepUpRequest,
  VerificationRequest,
} from './types.ts';

const wellFormed = v.check<string>((text) => text.isWellFormed());

/** Long enough for any pass phrase, short enough that hashing it is no weapon. */
const password = v.pipe(v.string(), v.minLength(1), v.maxLength(1024), wellFormed);

/** Six to eight digits, however people type or paste them (C9). */
const code = v.pipe(
  v.string(),
  v.maxLength(64),
  v.check((text) => /^[0-9]{6,8}$/.test(normaliseCode(text))),
);

const authenticatorName = v.pipe(
  v.string(),
  v.maxLength(64),
  v.regex(/^[^\p{Cc}\p{Cs}]*[^\p{Cc}\p{Cs}\s][^\p{Cc}\p{Cs}]*$/u),
);

const opaqueId = v.pipe(v.string(), v.maxLength(64), v.regex(/^[A-Za-z0-9_-]+$/));

/** As in the fragment of a link: three parts with dots between them, the last one base64url. */
const token = v.pipe(
  v.string(),
  v.maxLength(2048),
  v.regex(/^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/),
);
/** What a CAPTCHA widget gives: printable ASCII. */
const captcha = v.pipe(v.string(), v.maxLength(3072), v.regex(/^[!-~]+$/));

/** The bodies of the calls that take one. An unknown field is refused, not ignored (W8). */
export const schemas = {
  activate: v.strictObject({
    password,
    code,
    name: v.exactOptional(authenticatorName),
    enrolmentId: v.exactOptional(opaqueId),
  }) satisfies v.GenericSchema<ActivationRequest>,
  verify: v.strictObject({
    code,
    login: v.exactOptional(opaqueId),
  }) satisfies v.GenericSchema<VerificationRequest>,
  deactivate: v.strictObject({ password, code }) satisfies v.GenericSchema<DeactivationRequest>,
  stepUp: v.strictObject({ code }) satisfies v.GenericSchema<StepUpRequest>,
  showSharedKey: v.strictObject({ password, code }) satisfies v.GenericSchema<DeactivationRequest>,
  beginRecovery: v.strictObject({
    captcha: v.exactOptional(captcha),
    login: v.exactOptional(opaqueId),
  }) satisfies v.GenericSchema<RecoveryRequest>,
  openRecoveryLink: v.strictObject({
    token,
    password: v.exactOptional(password),
  }) satisfies v.GenericSchema<RecoveryLinkRequest>,
  sendRecoverySms: v.strictObject({
    captcha: v.exactOptional(captcha),
  }) satisfies v.GenericSchema<RecoverySmsRequest>,
  completeRecovery: v.strictObject({
    smsCode: v.exactOptional(code),
    captcha: v.exactOptional(captcha),
  }) satisfies v.GenericSchema<RecoveryCompletionRequest>,
  openNotice: v.strictObject({ token }) satisfies v.GenericSchema<NoticeRequest>,
  cancelRecovery: v.strictObject({ token }) satisfies v.GenericSchema<RecoveryCancellationRequest>,
};

interface TypedCodes {
  readonly code?: string;
  readonly smsCode?: string;
}

/**
 * Checks a body that came from outside.
 *
 * @returns the checked value, its code as ASCII digits
 * @throws KeyfobError `invalid_input`, naming each field and what is wrong with it, never its value
 */
export function checkBody<T>(schema: v.GenericSchema<T>, input: unknown): T {
  if (Array.isArray(input)) throw refusing([{ field: 'body', reason: 'wrong_type' }]);
  // The first rule that a field breaks is told, and no later one is tried on a text that is too long.
  const outcome = v.safeParse(schema, input, { abortPipeEarly: true });
  if (!outcome.success) throw refusing(outcome.issues.map(toFieldError));
  return withCodes(outcome.output as T & TypedCodes);

  function withCodes(value: T & TypedCodes): T {
    const { code, smsCode } = value;
    return {
      ...value,
      ...(code !== undefined && { code: normaliseCode(code) }),
      ...(smsCode !== undefined && { smsCode: normaliseCode(smsCode) }),
    };
  }

  function toFieldError(issue: v.BaseIssue<unknown>): FieldError {
    const key = issue.path?.[0].key;
    if (key === undefined) return { field: 'body', reason: 'wrong_type' };
    const field = String(key);
    if (issue.expected === 'never') return { field: field.slice(0, 64), reason: 'unknown_field' };
    const isMissing = !Object.hasOwn(input as object, field);
    return { field, reason: isMissing ? 'required' : reasonOf(issue) };
  }
}

const reasons: Readonly<Record<string, FieldReason>> = {
  max_length: 'too_long',
  min_length: 'required',
  string: 'wrong_type',
  boolean: 'wrong_type',
};

function reasonOf({ type }: v.BaseIssue<unknown>): FieldReason {
  return reasons[type] ?? 'wrong_format';
}

function refusing(fields: readonly FieldError[]): KeyfobError {
  return new KeyfobError('invalid_input', { fields });
}
