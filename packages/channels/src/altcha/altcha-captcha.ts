import type { Captcha } from '@keyfob/core';
import { loadPeer } from '../shared/load-peer.ts';
import { refuseUnknownOptions, requireToken, requireWhole } from '../shared/options.ts';
import { parseAltchaSolution, readTerms } from './altcha-solution.ts';

/** What `altchaCaptcha` needs. */
export interface AltchaCaptchaOptions {
  /** Signs the challenges; at least 32 characters, the same in all processes, and used for nothing else. */
  readonly secret: string;
  /**
   * The greatest number that may be the solution, 1,000 to 1,000,000. On average half of them are
   * tried; 50,000, the default, takes a browser about a second.
   */
  readonly maxNumber?: number;
  /** How long a challenge may be solved, 30 to 300 seconds. Default 300. */
  readonly lifetimeSeconds?: number;
}

const known = ['secret', 'maxNumber', 'lifetimeSeconds'];

/**
 * Makes programs pay: the browser looks for a number whose SHA-256 with the salt is the challenge
 * (ALTCHA, proof of work, version 1). Nothing is asked of the person, and no other site is involved.
 *
 * Nothing is kept: action and expiry stand in the salt, which the signature covers. The `id` of a
 * solution is the challenge, however the same solution is written, so that it can be counted once (Q1).
 *
 * @throws TypeError or RangeError at once for an option that is unknown, missing or out of range
 */
export function altchaCaptcha(options: AltchaCaptchaOptions): Captcha {
  refuseUnknownOptions('altchaCaptcha', options, known);
  const secret = requireToken('altchaCaptcha: secret', options.secret, 32);
  const { maxNumber = 50_000, lifetimeSeconds = 300 } = options;
  requireWhole('altchaCaptcha: maxNumber', maxNumber, {
    min: 1000,
    max: 1_000_000,
    unit: 'numbers',
  });
  requireWhole('altchaCaptcha: lifetimeSeconds', lifetimeSeconds, {
    min: 30,
    max: 300,
    unit: 'seconds',
  });

  return Object.freeze<Captcha>({
    async challenge(action) {
      const { createChallenge } = await library();
      const expires = new Date(Date.now() + lifetimeSeconds * 1000);
      const params = { action };
      const challenge = await createChallenge({ hmacKey: secret, maxNumber, expires, params });
      return { provider: 'altcha', challenge: { ...challenge } };
    },
    async verify({ text, action }) {
      const solution = parseAltchaSolution(text);
      const terms = solution && readTerms(solution.salt);
      if (!terms || terms.action !== action || terms.expires * 1000 <= Date.now()) return undefined;
      const { verifySolution } = await library();
      const isRight = await verifySolution({ ...solution }, secret);
      return isRight ? { id: `altcha:${solution.challenge}` } : undefined;
    },
  });
}

function library() {
  return loadPeer('altcha-lib', () => import('altcha-lib/v1'));
}
