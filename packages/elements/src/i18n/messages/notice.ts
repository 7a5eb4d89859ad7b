import type { AccountMessages } from './account.ts';
import type { SupportLineMessages } from './support-line.ts';

/** Texts of `keyfob-notice`. */
export interface NoticeMessages extends SupportLineMessages, AccountMessages {
  readonly noticeTitle: string;
  readonly noticeIntro: string;
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
