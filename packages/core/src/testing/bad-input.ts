/**
 * What people, programs and attackers send instead of a code of six digits. Each must be refused as
 * malformed, uncharged and unevaluated; the numbers are those of docs/security/bad-input.md.
 */
export const badCodes: readonly (readonly [title: string, value: unknown])[] = [
  ['1 missing', undefined],
  ['2 null', null],
  ['3 empty', ''],
  ['4 five digits', '12345'],
  ['5 nine digits', '123456789'],
  ['5 a million digits', '1'.repeat(1_000_000)],
  ['6 a number', 123456],
  ['7 a number that lost its zeros', 123],
  ['8 a number with an exponent', '1.23456e5'],
  ['9 a sign', '+12345'],
  ['10 hexadecimal', '0x1E240'],
  ['11 an array', ['123456']],
  ['11 two codes', ['123456', '000000']],
  ['11 an array in an array', [['123456']]],
  ['12 a query operator', { $gt: '' }],
  ['12 an object that prints as a code', { toString: '123456' }],
  ['13 true', true],
  ['14 spaces alone', '      '],
  ['17 a combining mark', '12345\u03016'],
  ['18 a NUL byte', '12345\u00006'],
  ['19 half a surrogate pair', '12345\ud800'],
  ['20 SQL', "1' OR '1'='1"],
  ['20 LDAP', '*)(uid=*'],
  ['20 a template', '{{7*7}}'],
  ['20 a path', '../../etc/passwd'],
  ['20 a command', '$(id)'],
  ['21 letters like digits', 'OI2345'],
];

/** How people write a right code of six digits: each of these must be taken for that code. */
export const pastedCodes: readonly (readonly [title: string, write: (code: string) => string])[] = [
  ['as it is', (code) => code],
  ['14 a space in the middle', (code) => `${code.slice(0, 3)} ${code.slice(3)}`],
  ['14 spaces around', (code) => `  ${code} `],
  ['14 a tab at the end', (code) => `${code}\t`],
  ['14 a line break at the end', (code) => `${code}\r\n`],
  ['15 a no-break space', (code) => `${code.slice(0, 3)}\u00a0${code.slice(3)}`],
  ['15 a narrow no-break space', (code) => `${code.slice(0, 3)}\u202f${code.slice(3)}`],
  ['15 a zero-width space', (code) => `\u200b${code}`],
  ['15 a byte order mark', (code) => `\ufeff${code}`],
  ['16 full-width digits', (code) => inDigitsFrom(0xff10, code)],
  ['16 Arabic-Indic digits', (code) => inDigitsFrom(0x0660, code)],
  ['16 Persian digits', (code) => inDigitsFrom(0x06f0, code)],
  ['16 Devanagari digits', (code) => inDigitsFrom(0x0966, code)],
  ['17 direction marks', (code) => `\u200e${code}\u200e`],
  ['21 a dash', (code) => `${code.slice(0, 3)}-${code.slice(3)}`],
  ['21 a long dash', (code) => `${code.slice(0, 3)}–${code.slice(3)}`],
];

function inDigitsFrom(zero: number, code: string): string {
  return [...code].map((digit) => String.fromCodePoint(zero + Number(digit))).join('');
}

/** JSON texts that are no body of any call, whatever the call (classes 37 to 44). */
export const badBodies: readonly (readonly [title: string, text: string])[] = [
  ['37 no JSON', 'code=123456'],
  ['37 cut short', '{"code":"123456"'],
  ['37 nothing', ''],
  ['37 a comment', '{/* */"code":"123456"}'],
  ['37 a comma at the end', '{"code":"123456",}'],
  ['37 two documents', '{"code":"123456"}{}'],
  ['37 a text', '"123456"'],
  ['37 null', 'null'],
  ['37 an array', '[{"code":"123456"}]'],
  ['38 a key twice', '{"code":"123456","password":"x","code":"000000"}'],
  ['38 a key twice, once escaped', '{"code":"123456","password":"x","\\u0063ode":"000000"}'],
  ['39 __proto__', '{"code":"123456","password":"x","__proto__":{"isAdmin":true}}'],
  ['39 constructor', '{"code":"123456","password":"x","constructor":{"prototype":{"x":1}}}'],
  ['40 a user id', '{"code":"123456","password":"x","userId":"bob"}'],
  ['40 a switch', '{"code":"123456","password":"x","enabled":false}'],
  ['41 deep', `${'['.repeat(1500)}${']'.repeat(1500)}`],
  ['44 a number beyond all', '{"code":1e400,"password":"x"}'],
  ['44 a number beyond 2^53', '{"code":9007199254740993,"password":"x"}'],
  ['44 minus zero', '{"code":-0,"password":-0}'],
];
