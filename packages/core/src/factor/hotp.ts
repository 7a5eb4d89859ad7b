import { hash } from 'node:crypto';
import type { TotpParameters } from '../account/totp-parameters.ts';

const digests = {
  SHA1: { name: 'sha1', blockBytes: 64, digestBytes: 20 },
  SHA256: { name: 'sha256', blockBytes: 64, digestBytes: 32 },
  SHA512: { name: 'sha512', blockBytes: 128, digestBytes: 64 },
} as const;

const counterBytes = 8;

/**
 * Codes under one key (HOTP, RFC 4226 section 5.3; RFC 6238 section 1.2 for SHA-256 and SHA-512).
 *
 * Its HMAC (RFC 2104) is two one-shot hashes instead of `createHmac`: the padded key serves all codes of a
 * window, and `createHmac` with raw bytes takes six times as long on Node 24. Digests stay hexadecimal text
 * because `hash` gives that faster than bytes (docs/decisions/0004).
 *
 * @param key the shared key; longer than a block it is hashed first, as RFC 2104 says
 * @returns a function from counter to code, as a number; its buffers are reused, so it must not be shared
 */
export function hotpUnder(
  key: Uint8Array,
  { algorithm, digits }: Pick<TotpParameters, 'algorithm' | 'digits'>,
): (counter: number) => number {
  const { name, blockBytes, digestBytes } = digests[algorithm];
  const fitting = key.length > blockBytes ? hash(name, key, 'buffer') : key;
  const inner = Buffer.alloc(blockBytes + counterBytes);
  const outer = Buffer.alloc(blockBytes + digestBytes);
  for (let index = 0; index < blockBytes; index += 1) {
    const byte = fitting[index] ?? 0;
    inner[index] = byte ^ 0x36;
    outer[index] = byte ^ 0x5c;
  }
  return (counter) => {
    inner.writeUInt32BE(Math.floor(counter / 2 ** 32), blockBytes);
    inner.writeUInt32BE(counter >>> 0, blockBytes + 4);
    outer.write(hash(name, inner, 'hex'), blockBytes, 'hex');
    return truncated(hash(name, outer, 'hex')) % 10 ** digits;
  };
}

/** Four bytes from where the last half-byte says, without their first bit (RFC 4226 section 5.3, `DT`). */
function truncated(hexDigest: string): number {
  const offset = Number.parseInt(hexDigest.slice(-1), 16);
  return Number.parseInt(hexDigest.slice(2 * offset, 2 * offset + 8), 16) & 0x7fffffff;
}
