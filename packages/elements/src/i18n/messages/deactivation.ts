/** Texts of `keyfob-deactivation`. */
export interface DeactivationMessages {
  readonly deactivationTitle: string;
  readonly deactivationIntro: string;
  readonly deactivated: string;
  readonly deactivatedText: string;
}
