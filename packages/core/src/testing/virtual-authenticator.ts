import { TOTP, URI } from 'otpauth';
import type { Instant } from '../time/instant.ts';

/** An authenticator app without the phone. */
export interface VirtualAuthenticator {
  /** The site, as it stands in the entry. */
  readonly issuer: string;
  /** The user, as it stands in the entry. */
  readonly account: string;
  /** The code it shows at a moment of its own clock. */
  codeAt(instant: Instant): string;
  /** A code that it shows at none of the steps around that moment. */
  wrongCodeAt(instant: Instant): string;
}

/**
 * Adds an entry the way an app does: by reading the address in the QR picture.
 *
 * @throws when the address is not an `otpauth://totp/` one
 */
export function virtualAuthenticator(uri: string): VirtualAuthenticator {
  const totp = URI.parse(uri);
  if (!(totp instanceof TOTP)) throw new TypeError('not an otpauth://totp/ address');
  const codeAt = (instant: Instant) => totp.generate({ timestamp: instant });
  return {
    issuer: totp.issuer,
    account: totp.label,
    codeAt,
    wrongCodeAt(instant) {
      const near = [-2, -1, 0, 1, 2].map((steps) => codeAt(instant + steps * totp.period * 1000));
      const candidates = near.map((_, index) => String(index).repeat(totp.digits));
      return candidates.find((code) => !near.includes(code)) ?? '9'.repeat(totp.digits);
    },
  };
}
