import type { NoticeMessages } from '../messages/notice.ts';
import { account } from './account.ts';
import { supportLine } from './support-line.ts';

export const notice: NoticeMessages = {
  ...account,
  ...supportLine,
  noticeTitle: 'Keep my account safe',
  noticeIntro: 'Somebody changed how you log in, or tried to',
  noticeWhat: {
    otp_enabled: 'OTP was turned on',
    otp_disabled: 'OTP was turned off',
    shared_key_shown: 'Your shared key was shown',
  },
  noticeGoesOff: (moment) => `OTP will be turned off${moment && ` on ${moment}`}`,
  noticeStop: 'If it wasn’t you, press the button: nothing more can be changed for a while.',
  noticeKeep: 'If it wasn’t you, press the button: OTP stays on.',
  noticeOwn: 'If it was you, just close this page.',
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
