import type { ContactKind, Enrolment, FieldError } from './types.ts';

/**
 * Every error a caller can meet, with its HTTP status. Server, elements and docs read this one table;
 * a code, once published, is never renamed.
 */
export const errorStatuses = {
  invalid_input: 400,
  login_required: 401,
  second_factor_required: 401,
  wrong_origin: 403,
  not_allowed: 403,
  password_change_required: 403,
  not_found: 404,
  already_enabled: 409,
  not_enabled: 409,
  contact_not_verified: 409,
  flow_state: 409,
  link_invalid: 410,
  wrong_password: 422,
  wrong_code: 422,
  code_already_used: 422,
  captcha_failed: 422,
  too_many_attempts: 429,
  delivery_limit: 429,
  unavailable: 503,
} as const satisfies Record<string, number>;

/** One English sentence for developers about each error. The elements have words of their own. */
export const errorTitles: Readonly<Record<ErrorCode, string>> = {
  invalid_input: 'The request is malformed.',
  login_required: 'Log in first.',
  second_factor_required: 'The second factor is needed for this.',
  wrong_origin: 'The request did not come from this site.',
  not_allowed: 'This is not allowed.',
  password_change_required: 'The password must be changed first.',
  not_found: 'There is nothing here.',
  already_enabled: 'The second factor is already on.',
  not_enabled: 'The second factor is not on.',
  contact_not_verified: 'A contact must be verified first.',
  flow_state: 'This step does not fit what went before.',
  link_invalid: 'The link is not valid.',
  wrong_password: 'The password is wrong.',
  wrong_code: 'The code is wrong.',
  code_already_used: 'The code was used before; wait for the next one.',
  captcha_failed: 'The CAPTCHA was not solved.',
  too_many_attempts: 'Too many attempts.',
  delivery_limit: 'Too many messages were asked for.',
  unavailable: 'This does not work at the moment.',
};

/** A stable name of an error: see {@link errorStatuses}. */
export type ErrorCode = keyof typeof errorStatuses;

/**
 * Why something is not allowed. `frozen`: the owner said that somebody else was at the account.
 * `contact_changed`: e-mail or phone was changed lately. Both end, after `retryAfterSeconds`.
 * `support_only`: only support can do it for this account. `policy`: the site does not offer it.
 */
export type NotAllowedReason = 'frozen' | 'contact_changed' | 'support_only' | 'policy';

/** What an error may carry beside its code; nothing in it is secret but `enrolment`. */
export interface ErrorDetails {
  /** Seconds until the same call can succeed. */
  readonly retryAfterSeconds?: number | undefined;
  /** With `invalid_input`: what is wrong with which field. */
  readonly fields?: readonly FieldError[] | undefined;
  /** With `contact_not_verified`: which. */
  readonly missing?: readonly ContactKind[] | undefined;
  /** With `not_allowed`: why, where there is more to say. */
  readonly reason?: NotAllowedReason | undefined;
  /** After a failed activation: the key that replaces the one on screen. */
  readonly enrolment?: Enrolment | undefined;
}

/** The body of an error answer (RFC 9457), content type `application/problem+json`. */
export interface Problem {
  /** `urn:keyfob:error:` and the code. */
  readonly type: string;
  /** One English sentence for developers, the same for every error of a code. */
  readonly title: string;
  /** The HTTP status. */
  readonly status: number;
  /** What programs go by. */
  readonly code: ErrorCode;
  /** Seconds until the same call can succeed; also the header `Retry-After`. */
  readonly retryAfter?: number | undefined;
  /** With `invalid_input`: what is wrong with which field. */
  readonly errors?: readonly FieldError[] | undefined;
  /** With `contact_not_verified`: which. */
  readonly missing?: readonly ContactKind[] | undefined;
  /** With `not_allowed`: why, where there is more to say. */
  readonly reason?: NotAllowedReason | undefined;
  /** After a failed activation: the key that replaces the one on screen. */
  readonly enrolment?: Enrolment | undefined;
}

/**
 * A refusal or a fault, told by its `code`. Compare codes, not classes or messages: two copies of
 * this package may live in one process.
 */
export class KeyfobError extends Error {
  /** Tells these errors from others without `instanceof`: see {@link isKeyfobError}. */
  override readonly name = 'KeyfobError';
  /** Which error it is. */
  readonly code: ErrorCode;
  /** What goes with the code. */
  readonly details: ErrorDetails;

  /**
   * @param code one of the table; it is the message, too: {@link errorTitles} has a sentence
   * @param options `cause`: what has gone wrong, for logs; it is never sent to anybody
   */
  constructor(code: ErrorCode, details: ErrorDetails = {}, options?: { cause: unknown }) {
    super(code, options);
    this.code = code;
    this.details = details;
  }

  /** The HTTP status that goes with the code. */
  get status(): number {
    return errorStatuses[this.code];
  }
}

/** Whether a thrown value is a Keyfob error, whichever copy of the package made it. */
export function isKeyfobError(thrown: unknown): thrown is KeyfobError {
  return (
    thrown instanceof Error &&
    thrown.name === 'KeyfobError' &&
    isErrorCode((thrown as Partial<KeyfobError>).code)
  );
}

function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && Object.hasOwn(errorStatuses, value);
}

/** Writes an error as the problem document that goes over the wire. */
export function toProblem(error: KeyfobError): Problem {
  const { code, status } = error;
  const { retryAfterSeconds, fields, missing, reason, enrolment } = error.details;
  return {
    type: `urn:keyfob:error:${code}`,
    title: errorTitles[code],
    status,
    code,
    retryAfter: retryAfterSeconds,
    errors: fields,
    missing,
    reason,
    enrolment,
  };
}

/** Reads a problem document back into an error; an unknown code or shape becomes `unavailable`. */
export function fromProblem(body: unknown): KeyfobError {
  const problem = (typeof body === 'object' && body !== null ? body : {}) as Partial<Problem>;
  const { code, retryAfter, errors, missing, reason, enrolment } = problem;
  if (!isErrorCode(code)) return new KeyfobError('unavailable');
  return new KeyfobError(code, {
    retryAfterSeconds: retryAfter,
    fields: errors,
    missing,
    reason,
    enrolment,
  });
}
