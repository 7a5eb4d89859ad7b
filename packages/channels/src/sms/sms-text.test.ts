import type { SmsContent } from '@keyfob/core';
import { describe, expect, it } from 'vitest';
import { requireSmsSiteName } from '../shared/site-name.ts';
import { splitText } from '../smpp/split-text.ts';
import { writeSms } from './sms-text.ts';
import { languages } from './texts/languages.ts';

const tags = Object.keys(languages);

const head = { siteName: 'Example Hosting', timeZone: 'UTC' };
const code: SmsContent = { kind: 'recovery_code', code: '12345678', host: 'login.example.test' };
const effectiveAt = Date.UTC(2026, 10, 25, 14, 30);
const link = 'https://example.test/otp/cancel#token=example';

describe('an SMS', () => {
  it.each([...tags, 'eo'])(
    'with a code ends with the line for the browser, in %s (P1)',
    (locale) => {
      const lines = writeSms(head, code, locale).split('\n');

      expect(lines).toHaveLength(3);
      expect(lines[0]).toContain('12345678');
      expect(lines[0]).toContain('Example Hosting');
      expect(lines.slice(1)).toEqual(['', '@login.example.test #12345678']);
    },
  );

  it.each([
    ['en', 'Example Hosting: OTP goes off on 25 November 2026 at 14:30 UTC. Keep it on: '],
    ['cs-CZ', 'Example Hosting: OTP se vypne 25. listopadu 2026 v 14:30 UTC. Nechat zapnuté: '],
  ])('of a waiting time tells the moment and the link, in %s', (locale, text) => {
    const content: SmsContent = { kind: 'otp_disabling', link, effectiveAt };

    expect(writeSms(head, content, locale)).toBe(text + link);
  });

  it.each(tags)(
    'of an OTP that goes or is off is one line that ends with the link, in %s',
    (tag) => {
      for (const content of [
        { kind: 'otp_disabled', link },
        { kind: 'otp_disabling', link, effectiveAt },
      ] as const) {
        const text = writeSms(head, content, tag);

        expect(text).toContain('Example Hosting');
        expect(text.endsWith(link)).toBe(true);
        expect(text).not.toMatch(/\n|[{}]/);
        expect(text.includes('2026')).toBe('effectiveAt' in content);
      }
    },
  );

  it.each(tags)('with a code is one message, or two where letters are dear, in %s', (tag) => {
    const parts = splitText(writeSms({ ...head, siteName: 'A name of 20 letters' }, code, tag), 0);

    expect(parts.length).toBeLessThanOrEqual(parts[0]?.dataCoding === 0 ? 1 : 2);
  });

  it.each(['de', 'en', 'es', 'fr', 'it', 'nl', 'pt'])(
    'has the cheap letters alone, in %s',
    (tag) => {
      for (const text of Object.values(languages[tag] ?? {})) {
        expect(splitText(text, 0)[0]?.dataCoding).toBe(0);
      }
    },
  );

  it.each([
    'Example\n@evil.test #00000000',
    'Example\r@evil.test',
    '@evil.test',
    'Example #1',
    'Example\u2028Hosting',
    'Example\uff20evil',
    'Example\uff03',
    'Example\u202e',
    'x'.repeat(41),
    '',
    7,
  ])('attack 68: has no site name that could write its last line: %j (P1)', (siteName) => {
    expect(() => requireSmsSiteName('siteName', siteName)).toThrow(TypeError);
  });

  it.each([
    { ...code, code: '12345678 @evil.test' },
    { ...code, code: '1234' },
    { ...code, code: '１２３４５６７８' },
    { ...code, host: 'example.test #00000000\n@evil.test' },
    { ...code, host: 'https://example.test' },
    { ...code, host: '' },
    { kind: 'otp_disabled', link: 'http://example.test/' },
    { kind: 'otp_disabled', link: 'https://example.test/\n@evil.test #1'.replace('https', 'ftp') },
  ] as SmsContent[])('attack 68: is not written at all of %j (P1)', (content) => {
    expect(() => writeSms(head, content, 'en')).toThrow(
      expect.objectContaining({ isPermanent: true }) as Error,
    );
  });

  it('attack 68: has one line for browsers whatever the link holds (P1)', () => {
    const evil = 'https://example.test/#x\n@evil.test #00000000';

    expect(writeSms(head, { kind: 'otp_disabled', link: evil }, 'en').split('\n')).toHaveLength(1);
  });
});
