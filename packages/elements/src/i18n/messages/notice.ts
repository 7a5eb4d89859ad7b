import type { SupportLineMessages } from './support-line.ts';

/** Texts of `keyfob-notice`. */
export interface NoticeMessages extends SupportLineMessages {
  readonly noticeTitle: string;
  readonly noticeIntro: string;
  readonly noticeOwn: string;
  readonly keepSafe: string;
  readonly noticeNoLink: string;
  readonly noticeInvalid: string;
  readonly cancelled: string;
  readonly cancelledText: string;
  readonly frozen: string;
  readonly frozenText: (moment: string) => string;
}
