import type { NoticeMessages } from '../messages/notice.ts';
import { account } from './account.ts';
import { supportLine } from './support-line.ts';

export const notice: NoticeMessages = {
  ...account,
  ...supportLine,
  noticeTitle: 'Keep my account safe',
  noticeIntro:
    'Somebody has changed how you log in, or tried to. If it was not you, press the button: what is under way is stopped, and nothing more can be changed for a while.',
  noticeOwn: 'If it was you, close this page. Opening it has changed nothing.',
  keepSafe: 'Keep my account safe',
  noticeNoLink: 'This page belongs to the link in a message of ours. Open that link once more.',
  noticeCut:
    'This link is incomplete: a part of it was cut off. Open it once more in our message, or copy the whole of it, also where it runs over several lines.',
  noticeInvalid:
    'This link no longer works. If you do not recognise what happened to your account, change your password and contact support.',
  cancelled: 'OTP stays on',
  cancelledText: 'Nothing was changed. If it was not you, change your password.',
  frozen: 'Your account is frozen',
  frozenText: (moment) =>
    `Until ${moment} nothing about the second factor can be changed. Change your password now. If OTP is not as you left it, contact support.`,
};
