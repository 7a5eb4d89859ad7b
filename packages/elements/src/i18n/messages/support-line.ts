/** Texts of what keyfob-recovery and keyfob-notice say alike. */
export interface SupportLineMessages {
  readonly noAccess: string;
  /** The same where no SMS is asked for. */
  readonly noAccessMail: string;
  readonly contactSupport: string;
  /** What to do where the page has no way of its own. */
  readonly supportAdvice: string;
}
