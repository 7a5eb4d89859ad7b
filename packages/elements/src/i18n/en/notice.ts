import type { NoticeMessages } from '../messages/notice.ts';
import { supportLine } from './support-line.ts';

export const notice: NoticeMessages = {
  ...supportLine,
  noticeTitle: 'Keep my account safe',
  noticeIntro:
    'Somebody wants to turn OTP off for your account, or has turned it off. If it was not you, press the button: what is under way is stopped, and if OTP is off already, nothing more can be changed for a while.',
  noticeOwn: 'If it was you, close this page. Nothing has happened by opening it.',
  keepSafe: 'Keep my account safe',
  noticeNoLink: 'This page belongs to the link in a message of ours. Open that link once more.',
  noticeInvalid:
    'This link no longer works. If you do not recognise what happened to your account, change your password and contact support.',
  cancelled: 'OTP stays on',
  cancelledText: 'Nothing was changed. If it was not you, change your password.',
  frozen: 'Your account is frozen',
  frozenText: (moment) =>
    `OTP had been turned off. Until ${moment} nothing about the second factor can be changed, and support was told. Change your password now.`,
};
