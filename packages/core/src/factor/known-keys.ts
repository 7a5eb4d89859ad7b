import { fromBase32, toBase32 } from './totp.ts';

/**
 * Shared keys that stand in standards and in the documentation of libraries, as base32: whoever copied one
 * into a real account shares it with every reader.
 */
const published: readonly string[] = [
  'JBSWY3DPEHPK3PXP', // "Hello!" and 0xDEADBEEF, in the documentation of most libraries
  'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
  'HXDMVJECJJWSRB3HWIZR4IFUGFTMXBOZ', // Key Uri Format
  'GEZDGNBVGY3TQOJQ',
  'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', // RFC 4226 and RFC 6238, appendices
  'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZA',
  'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNA',
  'KVKFKRCPNZQUYMLXOVYDSQKJKZDTSRLD', // otplib
  'US3WHSG7X5KAPV27VANWKQHF3SH3HULL', // otpauth
  'KRSXG5CTMVRXEZLUKN2XAZLSKNSWG4TFOQ', // "TestSecretSuperSecret", Symfony's two-factor bundle and others
];
const known = new Set(published.map((text) => toBase32(fromBase32(text) as Uint8Array)));

/** Whether a shared key is no secret: one that was published, or one and the same byte over and over. */
export function isKnownKey(key: Uint8Array): boolean {
  return known.has(toBase32(key)) || new Set(key).size <= 1;
}
