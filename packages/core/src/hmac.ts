import { hash } from 'node:crypto';
import type { OtpAlgorithm } from './contract/index.ts';

const digests = {
  SHA1: { name: 'sha1', blockBytes: 64, digestBytes: 20 },
  SHA256: { name: 'sha256', blockBytes: 64, digestBytes: 32 },
  SHA512: { name: 'sha512', blockBytes: 128, digestBytes: 64 },
} as const;

const counterBytes = 8;

/**
 * HMAC (RFC 2104) of eight-byte messages under one key.
 *
 * Two one-shot hashes instead of `createHmac`: the padded key serves all codes of a window, and
 * `createHmac` with raw bytes takes six times as long on Node 24 (docs/decisions/0004).
 *
 * @param key the key; longer than a block it is hashed first, as the RFC says
 * @returns a function from message to digest; its buffers are reused, so it must not be shared
 */
export function hmacUnder(
  key: Uint8Array,
  algorithm: OtpAlgorithm,
): (message: Uint8Array) => Uint8Array {
  const { name, blockBytes, digestBytes } = digests[algorithm];
  const fitting = key.length > blockBytes ? hash(name, key, 'buffer') : key;
  const inner = new Uint8Array(blockBytes + counterBytes).fill(0x36, 0, blockBytes);
  const outer = new Uint8Array(blockBytes + digestBytes).fill(0x5c, 0, blockBytes);
  fitting.forEach((byte, index) => {
    inner[index] = byte ^ 0x36;
    outer[index] = byte ^ 0x5c;
  });
  return (message) => {
    inner.set(message, blockBytes);
    outer.set(hash(name, inner, 'buffer'), blockBytes);
    return hash(name, outer, 'buffer');
  };
}
