import { duration } from '../durations/en.ts';
import type { RecoveryMessages } from '../messages/recovery.ts';
import { account } from './account.ts';
import { captcha } from './captcha.ts';
import { supportLine } from './support-line.ts';

export const recovery: RecoveryMessages = {
  ...account,
  ...supportLine,
  ...captcha,
  lost: 'I lost my OTP keycard',
  recoveryTitle: 'Deactivate OTP',
  recoveryIntro:
    'We mail a link to the e-mail address of your account. Follow it, confirm that it is you, and OTP is disabled. Then you can log in with your password and set OTP again.',
  sendLink: 'Send link',
  yourEmail: 'your e-mail address',
  mailTitle: 'Check your e-mail',
  mail: {
    on_its_way: (email) => `A mail to ${email} is on its way.`,
    sent: (email) => `We sent a mail to ${email}.`,
    failed: (email) => `The mail to ${email} could not be sent.`,
  },
  mailAdvice: 'Nothing there? Look in your spam folder.',
  openWithin: (seconds) => `Open the link in it within ${duration(seconds)}.`,
  failedAdvice: 'Send it again. If that fails too, contact support.',
  sendAgain: 'Send again',
  sendAgainIn: (seconds) => `You can send it again in ${duration(seconds)}.`,
  noMoreMessages: 'It cannot be sent again for now.',

  linkIntro:
    'Have you lost your authenticator? Continue, and as soon as you have confirmed that it is you, OTP is disabled for your account.',
  linkUnasked: 'If you did not ask for this, close the page. Opening it has changed nothing.',
  linkPassword: 'You are not logged in here, so we need your password first.',
  linkIncomplete:
    'This address is incomplete. Open the link in our mail once more, or copy the whole of it, also where it runs over several lines.',
  continue: 'Continue',

  yourPhone: 'your phone',
  smsIntro: (phone) => `To confirm that it is you, we send an SMS with a code to ${phone}.`,
  sendSms: 'Send SMS',
  sms: {
    on_its_way: (phone) => `An SMS with a code to ${phone} is on its way.`,
    sent: (phone) => `We sent an SMS with a code to ${phone}.`,
    failed: (phone) => `The SMS to ${phone} could not be sent.`,
  },
  smsCode: 'SMS code',
  smsCodeHint: (digits) => `The ${digits} digits in the SMS`,
  smsCodeRequired: 'Enter the code from the SMS.',
  wrongSmsCode: 'That code is not right. Enter the one from the SMS.',
  newestSms: 'If you were sent several, only the newest counts.',
  disableOtp: 'Disable OTP',
  completionIntro: 'You have confirmed that it is you.',

  captchaSolving: 'Checking that you are not a robot…',
  captchaNeeded: 'Show that you are not a robot.',

  recovered: 'OTP is disabled',
  recoveredText: 'Log in with your password, then set OTP again.',
  waiting: 'OTP will be disabled',
  waitingText: (moment) =>
    `OTP goes off at ${moment}. Until then you can stop it by the link in the messages we sent you.`,

  waitingUntold:
    'OTP goes off after a waiting time. It begins once a message about this has reached you.',
  elsewhere: 'The link was opened in another browser. Go on there.',
  elsewhereOver: 'If you could not finish there, ask for another mail.',

  deadEnd: {
    link_invalid:
      'This link no longer works: it has expired, was used before, or a newer one was sent.',
    flow_state:
      'This attempt has ended: it took too long, or it was stopped or finished elsewhere.',
    too_many_attempts: 'There were too many attempts, so this one has ended. OTP stays on.',
    login_required:
      'You are no longer logged in. Log in again with your password, then choose “I lost my OTP keycard” once more.',
    not_allowed:
      'OTP cannot be disabled here for this account. Support can do it once they know that it is you.',
    contact_not_verified:
      'OTP cannot be disabled here for this account: its contact details are not verified. Support can do it once they know that it is you.',
    delivery_limit:
      'No more messages can be sent to you for now. Try again tomorrow, or contact support.',
    not_enabled: 'OTP is off for this account already. Log in with your password.',
  },
};
