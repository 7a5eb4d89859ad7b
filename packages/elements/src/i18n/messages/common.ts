import type { ErrorCode } from '#contract';

/** Errors that any call may bring. */
export type CommonErrorCode = Exclude<
  ErrorCode,
  | 'already_enabled'
  | 'contact_not_verified'
  | 'link_invalid'
  | 'wrong_password'
  | 'delivery_limit'
  | 'not_found'
  | 'password_change_required'
>;

/** Texts that several elements show, or that any of them may need. */
export interface CommonMessages {
  readonly close: string;
  readonly cancel: string;
  readonly done: string;
  readonly loading: string;
  readonly tryAgain: string;
  readonly disable: string;
  readonly logIn: string;

  readonly code: string;
  readonly codeHint: (digits: number) => string;
  readonly codeRequired: string;
  readonly codeFormat: (digits: number) => string;

  /** What a log-in may meet. The elements for an account have a text for every code. */
  readonly errors: Readonly<Record<CommonErrorCode, string>> &
    Readonly<Partial<Record<ErrorCode, string>>>;
  readonly clockAdvice: string;
  /** Codes are refused for good: no waiting time helps. */
  readonly closed: string;
  readonly tryAgainIn: (seconds: number) => string;
  readonly tryAgainAt: (moment: string) => string;
  readonly tryAgainNow: string;
  readonly nextCodeIn: (seconds: number) => string;
  readonly nextCodeNow: string;
}
