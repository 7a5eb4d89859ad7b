import * as z from 'zod/mini';
import { KeyfobError } from './errors.ts';
import { normaliseCode } from './normalise-code.ts';
import type {
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

const wellFormed = z.refine<string>((text) => text.isWellFormed());

/** Long enough for any pass phrase, short enough that hashing it is no weapon. */
const password = z.string().check(z.minLength(1), z.maxLength(1024, { abort: true }), wellFormed);

/** Six to eight digits, however people type or paste them (C9). */
const code = z.string().check(
  z.maxLength(64, { abort: true }),
  z.refine<string>((text) => /^[0-9]{6,8}$/.test(normaliseCode(text))),
);

const authenticatorName = z
  .string()
  .check(
    z.maxLength(64, { abort: true }),
    z.regex(/^[^\p{Cc}\p{Cs}]*[^\p{Cc}\p{Cs}\s][^\p{Cc}\p{Cs}]*$/u),
  );

const opaqueId = z.string().check(z.maxLength(64, { abort: true }), z.regex(/^[A-Za-z0-9_-]+$/));

/** As in the fragment of a link: three parts with dots between them, the last one base64url. */
const token = z
  .string()
  .check(
    z.maxLength(2048, { abort: true }),
    z.regex(/^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/),
  );
/** What a CAPTCHA widget gives: printable ASCII. */
const captcha = z.string().check(z.maxLength(3072, { abort: true }), z.regex(/^[!-~]+$/));

/** The bodies of the calls that take one. An unknown field is refused, not ignored (W8). */
export const schemas = {
  activate: z.strictObject({
    password,
    code,
    name: z.exactOptional(authenticatorName),
    enrolmentId: z.exactOptional(opaqueId),
  }) satisfies z.ZodMiniType<ActivationRequest>,
  verify: z.strictObject({
    code,
    login: z.exactOptional(opaqueId),
  }) satisfies z.ZodMiniType<VerificationRequest>,
  deactivate: z.strictObject({ password, code }) satisfies z.ZodMiniType<DeactivationRequest>,
  stepUp: z.strictObject({ code }) satisfies z.ZodMiniType<StepUpRequest>,
  showSharedKey: z.strictObject({ password, code }) satisfies z.ZodMiniType<DeactivationRequest>,
  beginRecovery: z.strictObject({
    captcha: z.exactOptional(captcha),
    login: z.exactOptional(opaqueId),
  }) satisfies z.ZodMiniType<RecoveryRequest>,
  openRecoveryLink: z.strictObject({
    token,
    password: z.exactOptional(password),
  }) satisfies z.ZodMiniType<RecoveryLinkRequest>,
  sendRecoverySms: z.strictObject({
    captcha: z.exactOptional(captcha),
  }) satisfies z.ZodMiniType<RecoverySmsRequest>,
  completeRecovery: z.strictObject({
    smsCode: z.exactOptional(code),
    captcha: z.exactOptional(captcha),
  }) satisfies z.ZodMiniType<RecoveryCompletionRequest>,
  cancelRecovery: z.strictObject({ token }) satisfies z.ZodMiniType<RecoveryCancellationRequest>,
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
export function checkBody<T>(schema: z.ZodMiniType<T>, input: unknown): T {
  const outcome = schema.safeParse(input);
  if (!outcome.success) {
    throw new KeyfobError('invalid_input', { fields: outcome.error.issues.flatMap(toFieldErrors) });
  }
  return withCodes(outcome.data as T & TypedCodes);

  function withCodes(value: T & TypedCodes): T {
    const { code, smsCode } = value;
    return {
      ...value,
      ...(code !== undefined && { code: normaliseCode(code) }),
      ...(smsCode !== undefined && { smsCode: normaliseCode(smsCode) }),
    };
  }

  function toFieldErrors(issue: z.core.$ZodIssue): FieldError[] {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ field: key.slice(0, 64), reason: 'unknown_field' }));
    }
    const field = issue.path.length === 0 ? 'body' : String(issue.path[0]);
    return [{ field, reason: reasonOf(issue, field) }];
  }

  function reasonOf(issue: z.core.$ZodIssue, field: string): FieldReason {
    if (issue.code === 'too_big') return 'too_long';
    if (issue.code === 'too_small') return 'required';
    if (issue.code !== 'invalid_type') return 'wrong_format';
    const isMissing = issue.path.length > 0 && !Object.hasOwn(input as object, field);
    return isMissing ? 'required' : 'wrong_type';
  }
}
