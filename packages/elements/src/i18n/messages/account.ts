import type { ContactKind, ContactState, NotAllowedReason } from '#contract';

/** Texts of the elements for people who are logged in, and of the recovery: a log-in needs none of them. */
export interface AccountMessages {
  readonly password: string;
  readonly passwordRequired: string;
  readonly passwordFormat: string;
  readonly show: string;
  readonly hide: string;
  /** Their names for screen readers, which contain what is seen. */
  readonly showPassword: string;
  readonly hidePassword: string;
  /** Why something is not allowed; `until` is empty where no end is known. */
  readonly notAllowed: Readonly<Record<NotAllowedReason, (until: string) => string>>;
}

/** What is missing before OTP can be set. */
export interface ContactMessages {
  readonly contact: Readonly<
    Record<ContactKind, Readonly<Record<Exclude<ContactState, 'verified'>, string>>>
  >;
}
