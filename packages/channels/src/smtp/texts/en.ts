import type { MailTexts } from './mail-texts.ts';

export const en: MailTexts = {
  recovery_link: {
    subject: 'Deactivate OTP',
    before: [
      'Somebody who knows your password has asked to turn off one-time passwords (OTP) for your {site} account, because the authenticator is lost.',
      'If that was you, continue with this link. It works once, for {duration} after this mail was sent.',
    ],
    button: 'Deactivate OTP',
    after: [
      'If it was not you, do not open the link, and change your password: somebody else knows it.',
    ],
  },
  otp_enabled: {
    subject: 'OTP was turned on',
    before: [
      'One-time passwords (OTP) now protect your {site} account. From now on, logging in takes a code from the authenticator besides the password.',
      'If you did not do this, tell us at once:',
    ],
    button: 'This was not me',
    after: ['If it was you, there is nothing more to do.'],
  },
  otp_disabled: {
    subject: 'OTP was turned off',
    before: [
      'One-time passwords (OTP) no longer protect your {site} account. The password alone is enough to log in.',
      'If you did not do this, tell us at once:',
    ],
    button: 'This was not me',
    after: ['If it was you, you can set up OTP again in your account at any time.'],
  },
  otp_disabling_by_recovery: {
    subject: 'OTP will be turned off',
    before: [
      'One-time passwords (OTP) for your {site} account will be turned off on {time}. Somebody has asked for this and has proved that they know your password and can read your mail.',
      'If that was not you, or if you have found your authenticator, keep OTP on:',
    ],
    button: 'Keep OTP on',
    after: ['If it was you, wait until then and log in with your password alone.'],
  },
  otp_disabling_by_support: {
    subject: 'OTP will be turned off',
    before: [
      'One-time passwords (OTP) for your {site} account will be turned off on {time}. Somebody has asked our support team for this, and the team has approved it.',
      'If that was not you, or if you have found your authenticator, keep OTP on:',
    ],
    button: 'Keep OTP on',
    after: ['If it was you, wait until then and log in with your password alone.'],
  },
  otp_kept: {
    subject: 'OTP stays on',
    before: [
      'One-time passwords (OTP) for your {site} account stay on. The request to turn them off was cancelled.',
    ],
    after: ['If you did not expect this, change your password: somebody else may know it.'],
  },
  shared_key_shown: {
    subject: 'Your OTP key was shown',
    before: [
      'The shared key of the one-time passwords (OTP) for your {site} account was shown again, so that another authenticator can be set up.',
      'If you did not do this, tell us at once:',
    ],
    button: 'This was not me',
    after: ['If it was you, there is nothing more to do.'],
  },
  support_rejected: {
    subject: 'Your support request',
    before: [
      'We could not confirm that the request to turn off one-time passwords (OTP) for your {site} account came from its owner. OTP stays on.',
    ],
    after: ['If the account is yours, you can send another request with more details.'],
  },
  footer: 'Sent by {site} about your account. We never ask you for your codes or for this mail.',
};
