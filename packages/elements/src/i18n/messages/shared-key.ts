import type { AccountMessages } from './account.ts';
/** Texts of `keyfob-shared-key` beside those of the screen with a key. */
export interface SharedKeyMessages extends AccountMessages {
  /** The heading. */
  readonly addDevice: string;
  readonly showSharedKey: string;
  readonly sharedKeyIntro: string;
  readonly keepSecret: string;
  readonly keyHiddenIn: (seconds: number) => string;
  readonly keyHidden: string;
  readonly showAgain: string;
}
