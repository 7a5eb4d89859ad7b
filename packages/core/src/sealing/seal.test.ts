import { describe, expect, it } from 'vitest';
import { generateKeyRing, parseKeyRing } from './key-ring.ts';
import { makeToken, userOfToken } from './link-token.ts';
import { isHashOf, keyedHash } from './seal.ts';

const bytes = Buffer.alloc(32, 7).toString('base64url');
const ring = parseKeyRing(`first:${bytes}`);

describe('a keyed hash', () => {
  it('stays what it is: databases are full of them (S4)', () => {
    // HKDF-SHA-256 (RFC 5869) without salt, info "keyfob hash 1"; HMAC-SHA-256 over the parts as JSON.
    expect(keyedHash(ring, ['link', 'alice', 'secret'])).toBe(
      'first.1SfSAknvWZUfQlpXXEo86oNS556cAB2STfUAZWSgUU8',
    );
  });

  it('is of exactly its parts, in their places', () => {
    const hash = keyedHash(ring, ['link', 'alice', 'secret']);

    expect(isHashOf(ring, hash, ['link', 'alice', 'secret'])).toBe(true);
    for (const parts of [
      ['link', 'alice'],
      ['link', 'alic', 'esecret'],
      ['sms', 'alice', 'secret'],
    ]) {
      expect(isHashOf(ring, hash, parts)).toBe(false);
    }
    expect(isHashOf(ring, `${hash}x`, ['link', 'alice', 'secret'])).toBe(false);
    expect(isHashOf(ring, 'first.', ['link', 'alice', 'secret'])).toBe(false);
  });

  it('is another one under another key, and known when the ring was rotated', () => {
    const rotated = parseKeyRing(`${generateKeyRing()},first:${bytes}`);
    const old = keyedHash(ring, ['a', 'b']);

    expect(keyedHash(rotated, ['a', 'b'])).not.toBe(old);
    expect(isHashOf(rotated, old, ['a', 'b'])).toBe(true);
  });
});

describe('a keyed hash whose key has left the ring', () => {
  it('belongs to nothing any more, and is no fault: links die with their key (S3)', () => {
    const other = parseKeyRing(generateKeyRing());
    const old = keyedHash(ring, ['a', 'b']);

    expect(isHashOf(other, old, ['a', 'b'])).toBe(false);
    for (const broken of ['', 'first', '.', 'no key at all']) {
      expect(isHashOf(ring, broken, ['a', 'b'])).toBe(false);
      expect(isHashOf(other, broken, ['a', 'b'])).toBe(false);
    }
  });
});

describe('the token of a link', () => {
  it('says whose it is to its own server, for its own purpose', () => {
    const token = makeToken(ring, 'recovery', 'příkladná alice');

    expect(userOfToken(ring, 'recovery', token)).toBe('příkladná alice');
    expect(userOfToken(ring, 'notice', token)).toBeUndefined();
    expect(userOfToken(parseKeyRing(generateKeyRing()), 'recovery', token)).toBeUndefined();
    expect(token).toMatch(/^[\w.-]+$/); // as it is in any address
    expect(makeToken(ring, 'recovery', 'příkladná alice')).not.toBe(token);
  });

  it('is not taken for forged when it is the code that is broken', () => {
    const broken = { currentId: 'first', keys: undefined } as never;

    expect(() => userOfToken(broken, 'recovery', '1.first.AAAA'.padEnd(80, 'A'))).toThrow(
      TypeError,
    );
  });
});
