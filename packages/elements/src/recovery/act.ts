import type { CaptchaAction, Recovery } from '#contract';
import type { RecoveryClient } from '../client/keyfob-client.ts';
import type { CodeFormValues } from '../form/state/values.ts';

/** What can be sent: the link is followed, asked for; the SMS is asked for; OTP is turned off. */
export type Act = 'open' | 'mail' | 'text' | 'complete';

/** What the button of a step does. */
export function actOf({ state, needs }: Recovery): Act {
  if (state === 'none' || state === 'mailed' || state === 'continued_elsewhere') return 'mail';
  return state === 'confirmed' && needs.includes('sms') ? 'text' : 'complete';
}

/** What a CAPTCHA is solved for. The link itself needs none. */
export const captchaActions: Readonly<Record<Act, CaptchaAction | undefined>> = {
  open: undefined,
  mail: 'recovery_mail',
  text: 'recovery_sms',
  complete: 'recovery_completion',
};

interface Sent {
  readonly server: RecoveryClient;
  /** Names the log-in that the mail is asked for, where that is known. */
  readonly login: string | undefined;
  /** Of the mailed link. */
  readonly token: string;
  readonly values: CodeFormValues;
  /** The solution, where one is needed. */
  readonly captcha: { readonly captcha?: string };
}

/** Sends what an act needs and nothing else. */
export function sendAct(
  act: Act,
  { server, login, token, values, captcha }: Sent,
  signal: AbortSignal,
): Promise<Recovery> {
  const { password, code } = values;
  switch (act) {
    case 'open':
      return server.openRecoveryLink({ token, ...(password && { password }) }, signal);
    case 'mail':
      return server.beginRecovery({ ...captcha, ...(login && { login }) }, signal);
    case 'text':
      return server.sendRecoverySms(captcha, signal);
    case 'complete':
      return server.completeRecovery({ ...(code && { smsCode: code }), ...captcha }, signal);
  }
}
