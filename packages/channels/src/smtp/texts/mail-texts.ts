/**
 * One mail. `{site}`, `{minutes}` ("5"), `{duration}` ("5 minutes") and `{time}` are filled in;
 * everything is text, never markup.
 */
export interface MailText {
  readonly subject: string;
  /** Paragraphs above the link. */
  readonly before: readonly string[];
  /** What the link is called. Needed where the mail has one. */
  readonly button?: string;
  /** Paragraphs below the link. */
  readonly after: readonly string[];
}

/** All mails of one language. */
export interface MailTexts {
  /** The link that begins the rest of a recovery; `{duration}` or `{minutes}` is how long it works. */
  readonly recovery_link: MailText;
  readonly otp_enabled: MailText;
  readonly otp_disabled: MailText;
  /** OTP goes off at `{time}`, after all that a recovery asks for was proven. */
  readonly otp_disabling_by_recovery: MailText;
  /** OTP goes off at `{time}`, after support has approved it. */
  readonly otp_disabling_by_support: MailText;
  readonly otp_kept: MailText;
  readonly shared_key_shown: MailText;
  readonly support_rejected: MailText;
  /** The small print of every mail. */
  readonly footer: string;
}
