import { randomBytes } from 'node:crypto';
import { isKeyfobError } from '../contract/index.ts';
import type { KeyRing } from './key-ring.ts';
import { seal, unseal } from './seal.ts';

/** What a link is for: to go on with a recovery, or to object to what a notice tells. */
export type LinkPurpose = 'recovery' | 'notice';

const secretBytes = 32;

/**
 * Makes the token of a link. It tells the server, and nobody else, whose it is, so no table has to be
 * searched for it; what it is still good for stands in the account, as a hash.
 */
export function makeToken(ring: KeyRing, purpose: LinkPurpose, userId: string): string {
  const secret = randomBytes(secretBytes).toString('base64url');
  return seal(ring, Buffer.from(`${secret}${userId}`), ['link', purpose]);
}

/** A token and the link that carries it, in the fragment: no server on the way gets to see it (R6). */
export function makeLink(
  ring: KeyRing,
  links: Readonly<Record<LinkPurpose, string>>,
  { purpose, userId }: { readonly purpose: LinkPurpose; readonly userId: string },
): { readonly token: string; readonly link: string } {
  const token = makeToken(ring, purpose, userId);
  return { token, link: `${links[purpose]}#${token}` };
}

/** The user whom a token was made for, or undefined when it was not made here for this purpose. */
export function userOfToken(
  ring: KeyRing,
  purpose: LinkPurpose,
  token: string,
): string | undefined {
  try {
    const opened = Buffer.from(unseal(ring, token, ['link', purpose])).toString();
    return opened.slice(Math.ceil((secretBytes * 4) / 3));
  } catch (error) {
    if (isKeyfobError(error)) return undefined; // forged, cut short, or from a ring long gone
    throw error;
  }
}
