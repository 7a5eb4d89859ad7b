import { asciiDomain, isForeign } from '../shared/domain.ts';

/** A bare address: no quotes, commas or brackets that would make two recipients of one (M1). */
const bare = /^([^\s@<>"(),:;\\[\]\p{C}]{1,64})@([^\s@<>"(),:;\\[\]\p{C}]{1,255})$/u;

export interface MailAddress {
  /** With its domain in ASCII. */
  readonly address: string;
  readonly domain: string;
  /** Letters outside ASCII before the `@`: only a server that offers SMTPUTF8 takes them (RFC 6531). */
  readonly needsUtf8: boolean;
}

/** @returns undefined for what is no bare address, or has a domain that cannot be one */
export function parseMailAddress(input: unknown): MailAddress | undefined {
  const [, mailbox = '', domainPart = ''] =
    typeof input === 'string' ? (bare.exec(input) ?? []) : [];
  const domain = asciiDomain(domainPart);
  if (mailbox === '' || domain === undefined) return undefined;
  return { address: `${mailbox}@${domain}`, domain, needsUtf8: isForeign(mailbox) };
}

/** The same address with its domain in ASCII, whatever nodemailer has made of it. */
export function withAsciiDomain(address: string): string {
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1);
  return `${address.slice(0, at)}@${asciiDomain(domain) ?? domain}`;
}
