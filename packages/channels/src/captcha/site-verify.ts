import { createHash } from 'node:crypto';
import { type Fetch, postForm } from '../shared/post-form.ts';

/** What a provider says of a token that it accepts. */
export interface Verdict {
  readonly action: unknown;
}

export interface SiteVerifyCall {
  readonly provider: string;
  readonly url: string;
  readonly fetch: Fetch;
  readonly timeoutSeconds: number;
  readonly signal: AbortSignal;
  /** The site that tokens must be solved on. */
  readonly hostname: string;
  readonly form: Readonly<Record<string, string>>;
}

const oldestSeconds = 300;
/** How far the provider's clock may be ahead of ours. */
const aheadSeconds = 60;

/**
 * Asks a provider about a token, and believes a yes only for this site and if it is at most 300
 * seconds old (Q1).
 *
 * @returns undefined when the token is worth nothing
 * @throws Error when the provider cannot be understood, is down, or refuses the secret; it says
 *   nothing of the token
 */
export async function siteVerify(call: SiteVerifyCall): Promise<Verdict | undefined> {
  const { provider, hostname } = call;
  const { status, answer } = await postForm(call);
  const isNo = status < 500 && answer?.success === false;
  if (!isNo && (status !== 200 || answer?.success !== true)) {
    throw new Error(`${provider}: no verdict, status ${status}`);
  }
  if (isNo) return refusedBy(provider, answer['error-codes']);
  const solvedAt = Date.parse(String(answer.challenge_ts));
  if (typeof answer.hostname !== 'string' || Number.isNaN(solvedAt)) {
    throw new Error(`${provider}: a yes without hostname or time`);
  }
  const ageSeconds = (Date.now() - solvedAt) / 1000;
  const isOfNow = ageSeconds <= oldestSeconds && ageSeconds >= -aheadSeconds;
  return answer.hostname === hostname && isOfNow ? { action: answer.action } : undefined;
}

/** A no because of our secret or the provider's trouble is nobody's solution: it is a fault. */
function refusedBy(provider: string, codes: unknown): undefined {
  const list = Array.isArray(codes) ? codes.map(String) : [];
  if (list.some((code) => /secret|internal|sitekey/.test(code))) {
    throw new Error(`${provider}: refuses the set-up of this site, or is in trouble`);
  }
  return undefined;
}

/**
 * Whether a text can be a token at all; whatever else is given is not sent anywhere.
 *
 * @param longest in characters
 */
export function isToken(text: string, longest: number): boolean {
  return text.length > 0 && text.length <= longest && /^[\x21-\x7e]+$/.test(text);
}

/** The name of a token for counting it once: no one can make a token of it again. */
export function tokenId(provider: string, token: string): string {
  return `${provider}:${createHash('sha256').update(token).digest('base64url')}`;
}
