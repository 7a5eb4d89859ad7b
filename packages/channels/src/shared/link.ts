import { isSafe } from './options.ts';
import { impossible } from './send-failure.ts';

/**
 * The link as it is written into a message: `https:`, or `http:` on this machine (M1).
 *
 * @throws an error that is permanent for any other; the link itself is a secret and is not named
 */
export function requireLink(link: string): string {
  const url = URL.canParse(link) ? new URL(link) : undefined;
  if (!url || !isSafe(url) || url.username || url.password) {
    throw impossible('the link of a message must be https:, or http: on localhost');
  }
  return url.href;
}
