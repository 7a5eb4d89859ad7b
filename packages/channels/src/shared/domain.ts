import { domainToASCII } from 'node:url';

/** Labels of RFC 5321 § 4.1.2, and the underscore that some hosts have. */
const domainName = /^(?=.{1,253}$)(?!-)[a-z0-9_-]{1,63}(?<!-)(\.(?!-)[a-z0-9_-]{1,63}(?<!-))*$/i;
const foreign = /\P{ASCII}/u;
/** ASCII that no domain has, and that `domainToASCII` reads as the rest of a URL. */
const unfit = /(?![a-z0-9._-])\p{ASCII}/iu;

/**
 * A domain as it goes over the wire: in ASCII, foreign letters by IDNA (UTS #46).
 *
 * @returns undefined when it can be none
 */
export function asciiDomain(domain: string): string | undefined {
  if (unfit.test(domain)) return undefined;
  const ascii = foreign.test(domain) ? domainToASCII(domain) : domain;
  // Full-width digits would become an IP address, which nobody has written.
  const isAddress = ascii !== domain && /^[\d.]+$/.test(ascii);
  return domainName.test(ascii) && !isAddress ? ascii : undefined;
}

/** Whether a text has letters that plain SMTP cannot carry. */
export function isForeign(text: string): boolean {
  return foreign.test(text);
}

/**
 * The host of a URL whose scheme Node does not know, and therefore leaves percent-encoded.
 *
 * @returns undefined when it can be none
 */
export function hostOf(url: URL): string | undefined {
  const { hostname } = url;
  if (/^\[.*\]$/.test(hostname)) return hostname.slice(1, -1);
  const decoded = decodePercent(hostname);
  return decoded === undefined ? undefined : asciiDomain(decoded);
}

/** @returns undefined when a percent sign is not followed by two hexadecimal digits of UTF-8 */
export function decodePercent(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
