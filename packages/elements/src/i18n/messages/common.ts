import type { ContactKind, ContactState, ErrorCode } from '#contract';

/** Texts that several elements show, or that any of them may need. */
export interface CommonMessages {
  readonly close: string;
  readonly cancel: string;
  readonly done: string;
  readonly loading: string;
  readonly tryAgain: string;
  readonly disable: string;

  readonly password: string;
  readonly passwordRequired: string;
  readonly passwordFormat: string;
  readonly show: string;
  readonly hide: string;
  readonly code: string;
  readonly codeHint: (digits: number) => string;
  readonly codeRequired: string;
  readonly codeFormat: (digits: number) => string;

  /** One text for every code of the error table. */
  readonly errors: Readonly<Record<ErrorCode, string>>;
  readonly clockAdvice: string;
  /** Codes are refused for good: no waiting time helps. */
  readonly closed: string;
  readonly tryAgainIn: (seconds: number) => string;
  readonly tryAgainNow: string;
  readonly nextCodeIn: (seconds: number) => string;
  readonly nextCodeNow: string;

  readonly contact: Readonly<
    Record<ContactKind, Readonly<Record<Exclude<ContactState, 'verified'>, string>>>
  >;
}
