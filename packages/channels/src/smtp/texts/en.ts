import type { MailTexts } from './mail-texts.ts';

export const en: MailTexts = {
  recovery_link: {
    subject: 'Deactivate OTP',
    before: [
      'Somebody who knows your password asks to turn off the one-time passwords (OTP) of your {site} account, because the authenticator is lost.',
      'If that was you, go on with this link. It works once, for {minutes} minutes.',
    ],
    button: 'Deactivate OTP',
    after: [
      'If it was not you, do not open the link, and change your password: somebody else knows it.',
    ],
  },
  otp_disabled: {
    subject: 'OTP was turned off',
    before: [
      'One-time passwords (OTP) no longer protect your {site} account. Your password alone is enough to log in.',
      'If you did not do this, tell us at once:',
    ],
    button: 'This was not me',
    after: ['If it was you, you can set OTP again in your account at any time.'],
  },
  otp_disabling_by_recovery: {
    subject: 'OTP will be turned off',
    before: [
      'The one-time passwords (OTP) of your {site} account go off on {time}. Somebody has asked for it and has proven to have your password and your mail.',
      'If that was not you, or if you have found your authenticator, keep OTP on:',
    ],
    button: 'Keep OTP on',
    after: ['If it was you, wait until then and log in with your password.'],
  },
  otp_disabling_by_support: {
    subject: 'OTP will be turned off',
    before: [
      'The one-time passwords (OTP) of your {site} account go off on {time}. Somebody has asked our support for it, and support has approved.',
      'If that was not you, or if you have found your authenticator, keep OTP on:',
    ],
    button: 'Keep OTP on',
    after: ['If it was you, wait until then and log in with your password.'],
  },
  otp_kept: {
    subject: 'OTP stays on',
    before: [
      'The one-time passwords (OTP) of your {site} account stay on; turning them off was cancelled.',
    ],
    after: ['If you did not expect this, change your password: somebody else may know it.'],
  },
  shared_key_shown: {
    subject: 'The key of your OTP was shown',
    before: [
      'The shared key of your one-time passwords (OTP) at {site} was shown again, to set up another authenticator.',
      'If you did not do this, tell us at once:',
    ],
    button: 'This was not me',
    after: ['If it was you, there is nothing to do.'],
  },
  support_rejected: {
    subject: 'Your request to support',
    before: [
      'We could not confirm that the request to turn off the one-time passwords (OTP) of your {site} account comes from its owner. OTP stays on.',
    ],
    after: ['If the account is yours, you can send another request and say more in it.'],
  },
  footer:
    'Sent by {site} because of your account. We never ask for your codes, and never for this mail.',
};
