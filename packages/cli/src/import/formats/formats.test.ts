/** What each format makes of single rows, column by column. */
import { describe, expect, it } from 'vitest';
import { googleExport } from '../../testing/google-export.ts';
import { type FormatName, formats } from './formats.ts';

const text = 'abcdefghijklmnopqrst';
const key = Buffer.from(text);
const hex = key.toString('hex');
const secret = 'MFRGGZDFMZTWQ2LKNNWG23TPOBYXE43U';
const sha1 = { algorithm: 'SHA1', digits: 6, periodSeconds: 30 };
/** The rows of a file; keys as buffers, however they were read. */
const of = (name: FormatName, ...lines: readonly string[]) =>
  formats[name](lines.join('\n')).map((read) =>
    'problem' in read
      ? read
      : {
          ...read,
          authenticator: { ...read.authenticator, key: Buffer.from(read.authenticator.key) },
        },
  );
/** One row below the names of its columns; cells of JSON get their quotation marks. */
const row = (name: FormatName, columns: Readonly<Record<string, string>>) => {
  const cells = Object.values(columns).map((cell) => `"${cell.replaceAll('"', '""')}"`);
  return of(name, Object.keys(columns).join(','), cells.join(','))[0];
};
const keycloak = (secretData: unknown, credentialData: unknown, more = {}) =>
  row('keycloak', {
    user_id: 'alice',
    secret_data: JSON.stringify(secretData),
    credential_data: JSON.stringify(credentialData),
    ...more,
  });

describe('a row with everything is read', () => {
  const all = { algorithm: 'SHA512', digits: 8, periodSeconds: 60 };

  it.each([
    ['csv', { user_id: 'alice', secret, algorithm: 'sha-512', digits: '8', period: '60' }, all],
    ['speakeasy', { user_id: 'alice', hex, algorithm: 'SHA512', digits: '8', step: '60' }, all],
    [
      'better-auth',
      { userId: 'alice', secret: text, digits: '8', period: '60' },
      { ...all, algorithm: 'SHA1' },
    ],
    [
      'django',
      { user_id: 'alice', key: hex, digits: '8', step: '60' },
      { ...all, algorithm: 'SHA1' },
    ],
  ] as const)('%s', (name, columns, parameters) => {
    const read = row(name, columns);

    expect(read).toMatchObject({ line: 2, userId: 'alice', authenticator: { key, ...parameters } });
    expect(read).not.toHaveProperty('authenticator.name');
  });

  it('keycloak', () => {
    const data = { subType: 'totp', digits: 8, period: 60, algorithm: 'HmacSHA512' };

    expect(keycloak({ value: text }, data)).toEqual({
      ...{ line: 2, userId: 'alice' },
      authenticator: { key, ...all },
    });
    expect(keycloak({ value: secret }, { secretEncoding: 'base32' })).toMatchObject({
      authenticator: { key, ...sha1 },
    });
  });

  it('otpauth', () => {
    const uri = `otpauth://totp/Example:alice?secret=${secret}&algorithm=SHA512&digits=8&period=60`;

    expect(of('otpauth', uri)).toEqual([
      { line: 1, userId: 'alice', issuer: 'Example', authenticator: { key, ...all } },
    ]);
    expect(of('otpauth', '', '# x', ` 42 ,OTPAUTH${uri.slice(7)}&issuer=Other `)).toMatchObject([
      { line: 3, userId: '42', issuer: 'Other' },
    ]);
    expect(of('otpauth', `\uFEFFotpauth://totp/a:b:c?secret=${secret}`)).toMatchObject([
      { line: 1, userId: 'b:c', issuer: 'a', authenticator: sha1 },
    ]);
  });

  it('google', () => {
    expect(
      of(
        'google',
        googleExport([{ name: 'Example: alice', secret: key, digits: 2, algorithm: 3 }]),
      ),
    ).toEqual([
      {
        ...{ line: 1, userId: 'alice', issuer: 'Example' },
        authenticator: { ...all, key, periodSeconds: 30 },
      },
    ]);
    const other = googleExport([
      { name: 'Example:bob', issuer: 'Other', secret: key, digits: 0, algorithm: 0 },
    ]);
    expect(of('google', other)).toMatchObject([{ issuer: 'Other', authenticator: sha1 }]);
  });

  it.each([
    ['csv', { user_id: 'alice', secret, name: 'Phone', issuer: 'Example' }, 'Example'],
    ['django', { user_id: 'alice', key: hex, name: 'Phone' }, undefined],
  ] as const)('%s, with the name of the authenticator', (name, columns, issuer) => {
    expect(row(name, columns)).toEqual({
      ...{ line: 2, userId: 'alice', issuer },
      authenticator: { key, ...sha1, name: 'Phone' },
    });
  });

  it('keycloak, with the name of the authenticator', () => {
    expect(keycloak({ value: text }, {}, { user_label: 'Phone' })).toMatchObject({
      authenticator: { name: 'Phone' },
    });
  });
});

describe('a row is refused', () => {
  const problemOf = (read: unknown) => (read as { problem?: string }).problem;

  it.each([
    ['csv', { user_id: 'alice', secret: 'A1' }, /no base32/],
    ['csv', { user_id: 'alice', secret, digits: '6.0' }, /digits that are no whole number/],
    ['csv', { user_id: 'alice', secret, digits: 'x6' }, /digits that are no whole number/],
    ['csv', { user_id: 'alice', secret, period: '30s' }, /seconds of a period that are no whole/],
    ['speakeasy', { user_id: 'alice', hex: `${hex}g1` }, /no hexadecimal number/],
    ['speakeasy', { user_id: 'alice', hex: `x${hex}` }, /no hexadecimal number/],
    ['speakeasy', { user_id: 'alice', hex: '', ascii: '', base32: '' }, /has no shared key/],
    ['better-auth', { userId: 'alice', secret: '' }, /has no shared key/],
    ['better-auth', { userId: 'alice', secret: `$ba$1$${hex}` }, /still encrypted/],
    ['better-auth', { userId: 'alice', secret: 'x'.repeat(65) }, /still encrypted/],
    ['django', { user_id: 'alice', key: hex, confirmed: 'False' }, /never confirmed/],
    ['django', { user_id: 'alice', key: hex, confirmed: '0' }, /never confirmed/],
    ['django', { user_id: 'alice', key: hex, t0: '1' }, /\(t0\)/],
  ] as const)('%s: %j', (name, columns, problem) => {
    const read = row(name, columns);

    expect(read).toMatchObject({ line: 2, userId: 'alice' });
    expect(problemOf(read)).toMatch(problem);
  });

  it.each([
    [{ value: 7 }, {}, /has no shared key/],
    [{}, {}, /has no shared key/],
    [{ value: '' }, {}, /has no shared key/],
    [null, {}, /secret_data that is no JSON object/],
    [7, {}, /secret_data that is no JSON object/],
    [{ value: text }, 'x', /credential_data that is no JSON object/],
    [{ value: text }, { subType: 'hotp' }, /counter-based/],
    [{ value: text }, { secretEncoding: 'BASE64' }, /an encoding that is not known/],
    [{ value: text }, { digits: 'many' }, /digits that are no whole number/],
  ])('keycloak: %j %j', (secretData, credentialData, problem) => {
    expect(problemOf(keycloak(secretData, credentialData))).toMatch(problem);
  });

  it('takes nothing for an encoding that is nothing', () => {
    const data = { secretEncoding: null, digits: null, algorithm: null };

    expect(keycloak({ value: text }, data)).toMatchObject({ authenticator: { key, ...sha1 } });
  });

  it.each([
    ['alice', /is no otpauth: address/],
    [`alice https://example.test/?secret=${secret}`, /is no otpauth: address/],
    [`otpauth://hotp/alice?secret=${secret}`, /counter-based/],
    [`otpauth://steam/alice?secret=${secret}`, /neither totp nor hotp/],
    [`otpauth://totp/%E0%A4%A?secret=${secret}`, /broken percent signs/],
    ['otpauth://totp/alice', /shared key that is no base32|has no shared key/],
    ['otpauth://totp/a?secret=1&secret=1', /has secret twice/],
    ['otpauth://totp/a?issuer=1&issuer=1', /has issuer twice/],
    ['otpauth://totp/a?algorithm=1&algorithm=1', /has algorithm twice/],
    ['otpauth://totp/a?digits=1&digits=1', /has digits twice/],
    ['otpauth://totp/a?period=1&period=1', /has period twice/],
  ])('otpauth: %s', (line, problem) => {
    expect(problemOf(of('otpauth', line)[0])).toMatch(problem);
  });

  it.each([
    ['alice', /is no otpauth-migration: address/],
    ['otpauth://offline?data=AAAA', /is no otpauth-migration: address/],
    ['otpauth-migration://offline', /holds no authenticator/],
    ['otpauth-migration://offline?data=CAE=', /no export of Google Authenticator/],
    ['otpauth-migration://offline?data=CgUB', /is damaged/],
    [googleExport([{ name: 'a', secret: key, type: 1 }]), /counter-based/],
  ])('google: %s', (line, problem) => {
    expect(problemOf(of('google', line)[0])).toMatch(problem);
  });

  it('google leaves for the core what it does not know', () => {
    const [strange] = of(
      'google',
      googleExport([{ name: 'a', secret: key, digits: 3, algorithm: 9 }]),
    );

    expect(strange).toMatchObject({ authenticator: { digits: 0, algorithm: 'unknown' } });
  });
});

describe('a file is refused', () => {
  it.each([
    ['csv', 'user_id,x', /no column secret;/],
    ['csv', '', /no column user_id;/],
    ['speakeasy', 'user_id', /no column base32 or hex or ascii;/],
    ['better-auth', 'secret', /no column userId;/],
    ['better-auth', 'userId', /no column secret;/],
    ['keycloak', 'secret_data,credential_data', /no column user_id;/],
    ['keycloak', 'user_id,credential_data', /no column secret_data;/],
    ['keycloak', 'user_id,secret_data', /no column credential_data;/],
    ['django', 'key', /no column user_id;/],
    ['django', 'user_id', /no column key;/],
  ] as const)('%s without a column it needs: %j', (name, head, reason) => {
    expect(() => of(name, head)).toThrow(reason);
  });
});

it('names of columns count in any case and spelling, and cells by their column', () => {
  expect(of('csv', 'Secret,note,USER ID', `${secret},x,alice`)).toMatchObject([
    { userId: 'alice', authenticator: { key } },
  ]);
});

it.each([
  ['speakeasy', { user_id: 'a', base32: secret }],
  ['speakeasy', { user_id: 'a', ascii: text }],
  ['better-auth', { userId: 'a', secret: 'x'.repeat(64) }],
  ['django', { user_id: 'a', key: hex, confirmed: 'T', t0: '0' }],
  ['django', { user_id: 'a', key: hex, confirmed: '1', t0: '' }],
  ['django', { user_id: 'a', key: hex, confirmed: 'true' }],
] as const)('%s takes %j', (name, columns) => {
  expect(row(name, columns)).toHaveProperty('authenticator.key');
});
