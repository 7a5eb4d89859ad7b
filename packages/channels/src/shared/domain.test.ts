import { describe, expect, it } from 'vitest';
import { asciiDomain, hostOf } from './domain.ts';

describe('a domain', () => {
  it.each([
    ['example.test', 'example.test'],
    ['Example.Test', 'Example.Test'],
    ['mail_1.example.test', 'mail_1.example.test'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['BÜCHER.example', 'xn--bcher-kva.example'],
    ['例え。テスト', 'xn--r8jz45g.xn--zckzah'],
    ['faß.example', 'xn--fa-hia.example'],
  ])('%s goes out as %s', (domain, ascii) => {
    expect(asciiDomain(domain)).toBe(ascii);
  });

  it.each([
    '',
    '.',
    'a..b',
    'example.test.',
    '-a.example',
    'a-.example',
    'xn--iñvalid.example',
    '\u00ad',
    `${'é'.repeat(64)}.example`,
    `${'a'.repeat(64)}.example`,
    `${'abcdefgh.'.repeat(29)}example`,
    'ex\u200dample.test',
    'a b.example',
  ])('that can be none is refused: %j', (domain) => {
    expect(asciiDomain(domain)).toBeUndefined();
  });

  it.each([
    'bücher.example/evil.test',
    'evil.test/bücher.example',
    'evil.test#bücher.example',
    'evil.test?bücher.example',
    'b%C3%BCcher.example',
    'bücher.example:25',
    'user@bücher.example',
    '１２７.0.0.1',
    '０x7f.1',
  ])('attack 68: is never cut or turned into another: %s (M1)', (domain) => {
    expect(asciiDomain(domain)).toBeUndefined();
  });
});

describe('the host of a URL', () => {
  it.each([
    ['smtp://mail.example.test:25', 'mail.example.test'],
    ['smtp://bücher.example', 'xn--bcher-kva.example'],
    ['smtp://[::1]:25', '::1'],
    ['smtp://127.0.0.1', '127.0.0.1'],
  ])('of %s is %s', (url, host) => {
    expect(hostOf(new URL(url))).toBe(host);
  });

  it.each(['smtp://a%2Fb.example', 'smtp://a%zz', 'smtp://a%ff', 'smtp:///x'])(
    'of %s is none',
    (url) => {
      expect(hostOf(new URL(url))).toBeUndefined();
    },
  );
});
