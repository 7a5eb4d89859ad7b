import { describe, expect, it } from 'vitest';
import { KeyfobError } from '../contract/index.ts';
import { generateKeyRing, parseKeyRing } from './key-ring.ts';
import { isSealedByOldKey, ringKeyOf } from './seal.ts';
import { openKey, resealed, sealKey } from './sealed-key.ts';

const oldText = generateKeyRing();
const ring = parseKeyRing(oldText);
const key = Buffer.from('12345678901234567890');
const alice = { userId: 'alice', authenticatorId: 'one' };

function whyItStaysShut(open: () => unknown): string {
  try {
    open();
  } catch (error) {
    if (error instanceof KeyfobError && error.code === 'unavailable') {
      return String((error.cause as Error).message);
    }
  }
  throw new Error('it opened');
}

describe('a sealed key', () => {
  it('opens for its owner and shows nothing of the key (S3)', () => {
    const sealed = sealKey(ring, key, alice);

    expect(openKey(ring, sealed, alice)).toEqual(key);
    expect(Buffer.from(sealed.split('.')[2] ?? '', 'base64url').includes(key)).toBe(false);
  });

  it.each([
    ['another user', { ...alice, userId: 'mallory' }],
    ['another authenticator', { ...alice, authenticatorId: 'two' }],
    ['a pair of ids that reads the same when joined', { userId: 'ali', authenticatorId: 'ceone' }],
  ])('stays shut for %s (attack 82, S3)', (_, owner) => {
    const sealed = sealKey(ring, key, alice);

    expect(whyItStaysShut(() => openKey(ring, sealed, owner))).toContain('broken');
  });

  it('stays shut when any one bit is flipped, and when cut short (attack 82)', () => {
    const sealed = sealKey(ring, key, alice);
    const [version, id, body = ''] = sealed.split('.');
    const bytes = Buffer.from(body, 'base64url');

    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const flipped = Buffer.from(bytes);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const tampered = `${version}.${id}.${flipped.toString('base64url')}`;
      expect(whyItStaysShut(() => openKey(ring, tampered, alice))).toContain('broken');
    }
    for (let length = 0; length < bytes.length; length += 1) {
      const cut = `${version}.${id}.${bytes.subarray(0, length).toString('base64url')}`;
      whyItStaysShut(() => openKey(ring, cut, alice));
    }
  });

  it.each([
    ['', 'unknown version'],
    ['0.k.AAAA', 'unknown version'],
    ['2.k.AAAA', 'unknown version'],
    ['null', 'unknown version'],
    ['1', 'cut short'],
    ['1..', 'cut short'],
    ['1.k', 'cut short'],
    [`1.k.${Buffer.alloc(28).toString('base64url')}`, 'cut short'],
    [`1.k.${Buffer.alloc(29).toString('base64url')}`, 'no key "k" (it has: '],
  ])('stays shut when it is %j and says why (C13)', (sealed, reason) => {
    expect(whyItStaysShut(() => openKey(ring, sealed, alice))).toContain(reason);
  });

  it('of another version stays shut under the right key', () => {
    const sealed = sealKey(ring, key, alice);

    expect(whyItStaysShut(() => openKey(ring, sealed.replace('1.', '2.'), alice))).toContain(
      'version',
    );
  });

  it('never uses a nonce twice (attack 82)', () => {
    const nonces = Array.from({ length: 20_000 }, () =>
      (sealKey(ring, key, alice).split('.')[2] ?? '').slice(0, 16),
    );

    expect(new Set(nonces).size).toBe(nonces.length);
  });

  it('opens under a rotated ring, and says that it should be sealed anew (S3)', () => {
    const sealed = sealKey(ring, key, alice);
    const rotated = parseKeyRing(`${generateKeyRing()},${oldText}`);

    expect(openKey(rotated, sealed, alice)).toEqual(key);
    expect(isSealedByOldKey(rotated, sealed)).toBe(true);
    expect(isSealedByOldKey(rotated, sealKey(rotated, key, alice))).toBe(false);
  });

  it('is sealed anew under the current key, by one that can open it and by no other (S3)', () => {
    const holder = { id: 'one', sealedKey: sealKey(ring, key, alice) };
    const rotated = parseKeyRing(`${generateKeyRing()},${oldText}`);

    const anew = resealed(rotated, holder, alice);

    expect(anew).toEqual({ id: 'one', sealedKey: anew.sealedKey });
    expect(ringKeyOf(anew.sealedKey)).toBe(rotated.currentId);
    expect(openKey(rotated, anew.sealedKey, alice)).toEqual(key);
    expect(resealed(rotated, anew, alice)).toBe(anew); // nothing to write
    expect(whyItStaysShut(() => resealed(rotated, holder, { ...alice, userId: 'bob' }))).toContain(
      'broken',
    );
  });

  it('names the missing ring key without showing any (C13, attack 36)', () => {
    const sealed = sealKey(ring, key, alice);
    const first = generateKeyRing();
    const second = generateKeyRing();
    const other = parseKeyRing(`${first},${second}`);

    const reason = whyItStaysShut(() => openKey(other, sealed, alice));

    const [a, b] = [first, second].map((text) => text.split(':')[0]);
    expect(reason).toBe(`the key ring has no key "${ring.currentId}" (it has: ${a}, ${b})`);
    expect(reason).not.toContain(oldText.split(':')[1]);
  });
});

describe('a key ring', () => {
  const part = generateKeyRing();

  it.each([
    ['no id', part.split(':')[1] ?? ''],
    ['a short key', 'k1:AAAA'],
    ['the same id twice', `${part},${part}`],
    ['a comma at the end', `${part},`],
    ['something before it', `x ${part}`],
    ['something behind it', `${part} x`],
    ['an id of 33 signs', `${'k'.repeat(33)}:${part.split(':')[1]}`],
    ['signs that are not base64url', `k1:${'!'.repeat(43)}`],
  ])('is refused with %s, without repeating it', (_, text) => {
    expect(() => parseKeyRing(text)).toThrow(/^key ring: entry \d/);
    expect(() => parseKeyRing(text)).not.toThrow(/[A-Za-z0-9_-]{40}/);
  });

  it.each<[unknown, string]>([
    [undefined, 'nothing'],
    ['', 'nothing'],
    [' \n', 'nothing'],
    [null, 'null'],
    [{}, 'an object'],
    [7, 'a number'],
    [Buffer.from(part), 'an object'],
    [[part], 'a list'],
  ])('of %o says what was given, and what to do', (text, what) => {
    expect(() => parseKeyRing(text as string)).toThrow(
      new TypeError(
        `key ring: ${what} was given; set the variable it comes from (KEYFOB_KEYS) to a ring that generateKeyRing() makes`,
      ),
    );
  });

  it('says which of its entries is wrong', () => {
    expect(() => parseKeyRing(`${part},wrong`)).toThrow('key ring: entry 2 is not "id:key"');
    expect(() => parseKeyRing(`${part},${part}`)).toThrow('key ring: entry 2 repeats an id');
  });

  it('may have spaces and padding around its parts', () => {
    expect(parseKeyRing(` ${part}= , ${oldText}\n`).keys.size).toBe(2);
  });

  it('seals with its first key and keeps the others', () => {
    const parsed = parseKeyRing(`${part}, ${oldText}`);

    expect(parsed.currentId).toBe(part.split(':')[0]);
    expect(parsed.keys.size).toBe(2);
  });
});
