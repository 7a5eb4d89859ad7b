import { duration } from '../durations/en.ts';
import type { CommonMessages } from '../messages/common.ts';

export const common: CommonMessages = {
  close: 'Close',
  cancel: 'Cancel',
  done: 'Done',
  loading: 'Loading…',
  tryAgain: 'Try again',
  disable: 'Disable',
  logIn: 'Log in',

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
    not_enabled: 'OTP is not on for this account.',
    flow_state: 'This step does not fit any more. Start again.',
    wrong_code: 'That code is not right. Enter the one your authenticator shows now.',
    code_already_used: 'This code was used before. Each one works once: wait for the next.',
    captcha_failed: 'The CAPTCHA was not solved. Try again.',
    too_many_attempts: 'There were too many attempts.',
    unavailable: 'The server did not answer as it should. Try again in a moment.',
  },
  clockAdvice: 'Codes depend on the time: check that the clock of your phone is set automatically.',
  closed:
    'There were too many wrong codes, so none is accepted any more. Contact support to regain access.',
  tryAgainIn: (seconds) => `You can try again in ${duration(seconds)}.`,
  tryAgainAt: (moment) => `You can try again after ${moment}.`,
  tryAgainNow: 'You can try again now.',
  nextCodeIn: (seconds) => `The next code works in ${duration(seconds)}.`,
  nextCodeNow: 'Enter the code your authenticator shows now.',
};
