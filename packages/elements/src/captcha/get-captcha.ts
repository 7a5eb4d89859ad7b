import type { CaptchaAction } from '#contract';
import type { KeyfobClient } from '../client/keyfob-client.ts';
import { KeyfobCaptchaRequiredEvent } from '../events/requests.ts';
import { solveAltcha } from './solve-altcha.ts';

interface CaptchaAsk {
  /** Whose page is told when a widget is needed. */
  readonly host: EventTarget;
  readonly client: Pick<KeyfobClient, 'captcha'>;
  readonly action: CaptchaAction;
}

/**
 * Gets a CAPTCHA solved for one call. Loaded by the forms that need one when they are sent.
 *
 * @returns nothing when the page must show the widget of a provider first
 */
export async function getCaptcha(
  { host, client, action }: CaptchaAsk,
  signal: AbortSignal,
): Promise<string | undefined> {
  const asked = await client.captcha(action, signal);
  signal.throwIfAborted();
  if (asked.provider === 'altcha') return await solveAltcha(asked.challenge, signal);
  const { provider, siteKey } = asked;
  host.dispatchEvent(new KeyfobCaptchaRequiredEvent({ provider, siteKey, action }));
  return undefined;
}
