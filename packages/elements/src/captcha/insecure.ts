import { KeyfobError } from '#contract';

const cause = 'no crypto.subtle';
let isTold = false;

/** Whether a proof of work can be done here: browsers compute digests on pages of https alone. */
export function canWork(): boolean {
  return globalThis.crypto?.subtle !== undefined;
}

/** The refusal of a CAPTCHA that this page cannot solve. Whoever made the page is told why, once. */
export function insecureError(): KeyfobError {
  if (!isTold) {
    console.warn(
      'Keyfob: without https (or localhost) browsers have no crypto.subtle, so this page cannot solve the CAPTCHA.',
    );
  }
  isTold = true;
  return new KeyfobError('captcha_failed', {}, { cause });
}

/** Whether that is why a CAPTCHA failed: trying again does not help. */
export function isInsecure(error: KeyfobError | undefined): boolean {
  return error?.cause === cause;
}
