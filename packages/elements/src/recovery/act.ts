import type { CaptchaAction, Recovery } from '#contract';

/** What can be sent: the link is followed, asked for; the SMS is asked for; OTP is turned off. */
export type Act = 'open' | 'mail' | 'text' | 'complete';

/** What the button of a step does. */
export function actOf({ state, needs }: Recovery): Act {
  if (state === 'none' || state === 'mailed') return 'mail';
  return state === 'confirmed' && needs.includes('sms') ? 'text' : 'complete';
}

/** What a CAPTCHA is solved for. The link itself needs none. */
export const captchaActions: Readonly<Record<Act, CaptchaAction | undefined>> = {
  open: undefined,
  mail: 'recovery_mail',
  text: 'recovery_sms',
  complete: 'recovery_completion',
};
