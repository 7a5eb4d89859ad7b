import type { NoticeKind } from '#contract';
import type { AccountMessages } from './account.ts';
import type { SupportLineMessages } from './support-line.ts';

/** Texts of `keyfob-notice`. */
export interface NoticeMessages extends SupportLineMessages, AccountMessages {
  readonly noticeTitle: string;
  /** Where it is not known what was done. */
  readonly noticeIntro: string;
  readonly noticeWhat: Readonly<Record<Exclude<NoticeKind, 'otp_disabling'>, string>>;
  /** `moment` is empty as long as nobody knows when. */
  readonly noticeGoesOff: (moment: string) => string;
  /** What the button does with what was done already. */
  readonly noticeStop: string;
  /** What it does with what is still to come. */
  readonly noticeKeep: string;
  readonly noticeOwn: string;
  readonly keepSafe: string;
  readonly noticeNoLink: string;
  /** A part of the link is missing. */
  readonly noticeCut: string;
  readonly noticeInvalid: string;
  readonly cancelled: string;
  readonly cancelledText: string;
  readonly frozen: string;
  readonly frozenText: (moment: string) => string;
}
