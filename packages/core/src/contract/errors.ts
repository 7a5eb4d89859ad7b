import type { ContactKind, Enrolment, FieldError } from './types.ts';

/**
 * Every error a caller can meet, with its HTTP status. Server, elements and docs read this one table;
 * a code, once published, is never renamed.
 */
export const errorTable = {
  invalid_input: { status: 400, title: 'The request is malformed.' },
  login_required: { status: 401, title: 'Log in first.' },
  second_factor_required: { status: 401, title: 'The second factor is needed for this.' },
  wrong_origin: { status: 403, title: 'The request did not come from this site.' },
  not_allowed: { status: 403, title: 'This is not allowed.' },
  password_change_required: { status: 403, title: 'The password must be changed first.' },
  not_found: { status: 404, title: 'There is nothing here.' },
  already_enabled: { status: 409, title: 'The second factor is already on.' },
  not_enabled: { status: 409, title: 'The second factor is not on.' },
  contact_not_verified: { status: 409, title: 'A contact must be verified first.' },
  flow_state: { status: 409, title: 'This step does not fit what went before.' },
  link_invalid: { status: 410, title: 'The link is not valid.' },
  wrong_password: { status: 422, title: 'The password is wrong.' },
  wrong_code: { status: 422, title: 'The code is wrong.' },
  code_already_used: { status: 422, title: 'The code was used before; wait for the next one.' },
  captcha_failed: { status: 422, title: 'The CAPTCHA was not solved.' },
  too_many_attempts: { status: 429, title: 'Too many attempts.' },
  delivery_limit: { status: 429, title: 'Too many messages were asked for.' },
  unavailable: { status: 503, title: 'This does not work at the moment.' },
} as const satisfies Record<string, { status: number; title: string }>;

/** A stable name of an error: see {@link errorTable}. */
export type ErrorCode = keyof typeof errorTable;

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
   * @param code one of the table; the message follows from it
   * @param options `cause`: what has gone wrong, for logs; it is never sent to anybody
   */
  constructor(code: ErrorCode, details: ErrorDetails = {}, options?: { cause: unknown }) {
    super(errorTable[code].title, options);
    this.code = code;
    this.details = details;
  }

  /** The HTTP status that goes with the code. */
  get status(): number {
    return errorTable[this.code].status;
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
  return typeof value === 'string' && Object.hasOwn(errorTable, value);
}

/** Writes an error as the problem document that goes over the wire. */
export function toProblem(error: KeyfobError): Problem {
  const { status, title } = errorTable[error.code];
  const { retryAfterSeconds, fields, missing, reason, enrolment } = error.details;
  return {
    type: `urn:keyfob:error:${error.code}`,
    title,
    status,
    code: error.code,
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
