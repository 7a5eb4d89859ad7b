import type { CaptchaAction, CaptchaChallenge } from '../contract/index.ts';
import type { Policy } from '../policy/policy.ts';
import type { Captcha } from './channels.ts';
import { portFault } from './port-fault.ts';
import { withinSeconds } from './within-seconds.ts';

/** A CAPTCHA as the use cases may rely on it. */
export interface CheckedCaptcha {
  challenge(action: CaptchaAction): Promise<CaptchaChallenge>;
  /** The id of a right solution; undefined for any other. */
  verify(solution: Parameters<Captcha['verify']>[0]): Promise<string | undefined>;
}

const longestId = 1_000;

/**
 * The gate at the port `captcha`.
 *
 * @throws from each function: Error when the provider does not answer in time, or with something else
 */
export function checkedCaptcha(
  captcha: Captcha,
  { sendTimeoutSeconds: seconds }: Pick<Policy, 'sendTimeoutSeconds'>,
): CheckedCaptcha {
  return {
    async challenge(action) {
      const port = 'captcha.challenge';
      const answer = await withinSeconds(seconds, captcha.challenge(action), port);
      if (typeof (answer as Partial<CaptchaChallenge> | undefined)?.provider === 'string') {
        return answer;
      }
      throw portFault(port, answer, 'an object with provider');
    },

    async verify(solution) {
      const port = 'captcha.verify';
      const signal = AbortSignal.timeout(seconds * 1000);
      const answer = await withinSeconds(seconds, captcha.verify(solution, signal), port);
      if (answer === undefined || answer === null) return undefined;
      const { id } = answer as { readonly id?: unknown };
      if (typeof id === 'string' && id !== '' && id.length <= longestId) return id;
      throw portFault(`${port}: id`, id, `a text of 1 to ${longestId} characters`);
    },
  };
}
