import { KeyfobError } from '#contract';
import { canWork, insecureError } from './insecure.ts';

interface AltchaChallenge {
  readonly algorithm: 'SHA-256';
  /** What the digest of salt and number must be, in hexadecimal. */
  readonly challenge: string;
  readonly maxnumber: number;
  readonly salt: string;
  readonly signature: string;
}

/** Digests under way at once. After each batch the page gets its turn: it stays responsive. */
const batchSize = 500;

/** No server asks for more; a number beyond it is a mistake, not a minute of work. */
const mostNumbers = 10_000_000;

/**
 * Solves the proof of work of an ALTCHA challenge: finds the number that the server has hidden in a
 * digest. Nothing is asked of the person.
 *
 * @returns what the server takes as `captcha`
 * @throws KeyfobError `unavailable` for a challenge that is none or cannot be solved, `captcha_failed`
 *   where the browser cannot do the work
 */
export async function solveAltcha(
  input: Readonly<Record<string, unknown>>,
  signal: AbortSignal,
): Promise<string> {
  if (!canWork()) throw insecureError();
  const { algorithm, challenge, maxnumber, salt, signature } = readChallenge(input);
  const encoder = new TextEncoder();
  const digest = async (number: number) =>
    hex(await crypto.subtle.digest(algorithm, encoder.encode(`${salt}${number}`)));

  for (let first = 0; first <= maxnumber; first += batchSize) {
    signal.throwIfAborted();
    const length = Math.min(batchSize, maxnumber - first + 1);
    const numbers = Array.from({ length }, (_, index) => first + index);
    const digests = await Promise.all(numbers.map(digest));
    const found = digests.indexOf(challenge);
    if (found >= 0) {
      return btoa(JSON.stringify({ algorithm, challenge, number: first + found, salt, signature }));
    }
  }
  throw new KeyfobError('unavailable');
}

function readChallenge(input: Readonly<Record<string, unknown>>): AltchaChallenge {
  const { algorithm, challenge, maxnumber, salt, signature } = input;
  if (
    algorithm !== 'SHA-256' ||
    typeof challenge !== 'string' ||
    typeof salt !== 'string' ||
    typeof signature !== 'string' ||
    !(Number.isInteger(maxnumber) && Number(maxnumber) <= mostNumbers)
  ) {
    throw new KeyfobError('unavailable');
  }
  return { algorithm, challenge, maxnumber: Number(maxnumber), salt, signature };
}

function hex(digest: ArrayBuffer): string {
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
