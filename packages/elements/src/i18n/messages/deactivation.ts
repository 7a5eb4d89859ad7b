import type { AccountMessages } from './account.ts';
/** Texts of `keyfob-deactivation`. */
export interface DeactivationMessages extends AccountMessages {
  readonly deactivationTitle: string;
  readonly deactivationIntro: string;
  readonly deactivated: string;
  readonly deactivatedText: string;
}
