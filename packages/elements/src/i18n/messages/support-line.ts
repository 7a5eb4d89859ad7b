/** Texts of what keyfob-recovery and keyfob-notice say alike. */
export interface SupportLineMessages {
  readonly noAccess: string;
  readonly contactSupport: string;
}
