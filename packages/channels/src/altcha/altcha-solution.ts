/** A solution as the browser gives it: the challenge, and the number that was found. */
export interface AltchaSolution {
  readonly algorithm: 'SHA-256';
  readonly challenge: string;
  readonly number: number;
  readonly salt: string;
  readonly signature: string;
}

/** What the salt says, which the hash and thereby the signature cover. */
export interface AltchaTerms {
  readonly action: string;
  /** Seconds since 1970-01-01T00:00:00Z. */
  readonly expires: number;
}

const longestText = 1024;
const hex256 = /^[0-9a-f]{64}$/;

/**
 * Reads base64 of a JSON object `{ algorithm, challenge, number, salt, signature }`. Other members are
 * passed over, as some widgets add how long they took.
 *
 * @returns undefined for anything else
 */
export function parseAltchaSolution(text: string): AltchaSolution | undefined {
  if (text.length > longestText || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return undefined;
  let input: Partial<Record<string, unknown>>;
  try {
    input = Object(JSON.parse(Buffer.from(text, 'base64').toString()));
  } catch {
    return undefined;
  }
  const { algorithm, challenge, number, salt, signature } = input;
  if (algorithm !== 'SHA-256' || !isHex256(challenge) || !isHex256(signature)) return undefined;
  if (!Number.isSafeInteger(number) || Number(number) < 0 || typeof salt !== 'string') {
    return undefined;
  }
  return { algorithm, challenge, number: Number(number), salt, signature };
}

/** The terms of a salt, which has exactly the form in which `altchaCaptcha` writes it. */
export function readTerms(salt: string): AltchaTerms | undefined {
  const [, action, expires] =
    /^[0-9a-f]{24}\?action=([a-z_]{1,40})&expires=(\d{10,12})&$/.exec(salt) ?? [];
  return action && expires ? { action, expires: Number(expires) } : undefined;
}

function isHex256(value: unknown): value is string {
  return typeof value === 'string' && hex256.test(value);
}
