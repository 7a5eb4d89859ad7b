import type { CommonMessages } from '../messages/common.ts';
import { duration } from './duration.ts';

export const common: CommonMessages = {
  close: 'Close',
  cancel: 'Cancel',
  done: 'Done',
  loading: 'Loading…',
  tryAgain: 'Try again',
  disable: 'Disable',

  password: 'Password',
  passwordRequired: 'Enter your password.',
  passwordFormat: 'This password cannot be taken. Check it.',
  show: 'Show',
  hide: 'Hide',
  code: 'OTP code',
  codeHint: (digits) => `The ${digits} digits your authenticator shows now`,
  codeRequired: 'Enter the code from your authenticator.',
  codeFormat: (digits) => `A code has ${digits} digits and nothing else.`,

  errors: {
    invalid_input: 'The server did not understand this. Reload the page and try again.',
    login_required: 'You are no longer logged in. Log in again, then come back.',
    second_factor_required: 'Log in again with a code from your authenticator first.',
    wrong_origin: 'This did not seem to come from our own page. Reload the page and try again.',
    not_allowed: 'You are not allowed to do this.',
    password_change_required: 'You must change your password first.',
    not_found: 'This was not found. Reload the page and try again.',
    already_enabled: 'OTP is already on for this account.',
    not_enabled: 'OTP is not on for this account.',
    contact_not_verified: 'Your contact details must be verified first.',
    flow_state: 'This step does not fit any more. Start again.',
    link_invalid: 'This link is no longer valid.',
    wrong_password: 'That password is not right.',
    wrong_code: 'That code is not right. Enter the one your authenticator shows now.',
    code_already_used: 'This code was used before. Each one works once: wait for the next.',
    captcha_failed: 'The CAPTCHA was not solved. Try again.',
    too_many_attempts: 'Too many wrong attempts.',
    delivery_limit: 'Too many messages were asked for. Wait a while.',
    unavailable: 'The server did not answer as it should. Try again in a moment.',
  },
  clockAdvice: 'Codes depend on the time: check that the clock of your phone is set automatically.',
  closed:
    'There were too many wrong codes, so none is accepted any more. Contact support to regain access.',
  tryAgainIn: (seconds) => `You can try again in ${duration(seconds)}.`,
  tryAgainNow: 'You can try again now.',
  nextCodeIn: (seconds) => `The next code works in ${duration(seconds)}.`,
  nextCodeNow: 'Enter the code your authenticator shows now.',

  contact: {
    email: {
      missing: 'Your e-mail address is missing.',
      unverified: 'Your e-mail address is not verified.',
    },
    phone: {
      missing: 'Your mobile phone number is missing.',
      unverified: 'Your mobile phone number is not verified.',
    },
  },
};
