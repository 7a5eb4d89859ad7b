/**
 * Measures what a page loads at first, gzipped. Fails where that is more than promised, and where the
 * README says something else; with `--write` the README is written instead.
 */
import { appSize, localeNames, qrSizes, readySize } from './measure-size.ts';
import { hasSizes, type SizeRow, writeSizes } from './size-table.ts';

// A language has three packs, each with the smaller ones inside: the log-in's, for pages that only ask
// for a code, that of all elements, and that of the desk, as staff have one page and nobody else should
// pay for its texts.
const pages = [
  { what: 'Verification', name: 'verification', limit: 17_000 },
  { what: 'Code field', name: 'code-field', limit: 12_000 },
  { what: 'Account section', name: 'keyfob', entry: 'define', limit: 24_000 },
  { what: 'Recovery', name: 'recovery', limit: 24_000 },
  { what: 'Support request', name: 'support-request', limit: 20_000 },
  { what: 'Support desk', name: 'support-desk', limit: 26_000 },
  { what: 'Largest language, log-in', ...largestLocale(/-login$/), limit: 3000 },
  { what: 'Largest language', ...largestLocale(/^(?!.*-(?:login|support-desk)$)/), limit: 6000 },
  { what: 'Largest language with the desk', ...largestLocale(/-support-desk$/), limit: 8000 },
];
const qrLimit = 8500;

const rows: SizeRow[] = [];
for (const { what, name, entry = `define/${name}`, limit } of pages) {
  const row = {
    what,
    file: `\`${name}.js\``,
    readyBytes: readySize(`${name}.js`),
    entry: `\`${entry}\``,
    appBytes: await appSize(entry),
  };
  keepLimit(row, limit);
  rows.push(row);
}
const [readyBytes, appBytes] = await qrSizes();
const qr = {
  what: 'QR code, later',
  file: '`chunks/draw-qr-….js`',
  readyBytes,
  entry: 'a chunk of `define`',
  appBytes,
};
keepLimit(qr, qrLimit);
rows.push(qr);

if (process.argv.includes('--write')) {
  writeSizes(rows);
} else if (!hasSizes(rows)) {
  console.error('The README has other sizes: run `pnpm run size --write` in packages/elements.');
  process.exitCode = 1;
}

/** The promise is for the ready files; what an app makes of an entry is its bundler's doing, too. */
function keepLimit({ what, readyBytes, appBytes }: SizeRow, limit: number): void {
  const isTooLarge = readyBytes > limit;
  const verdict = isTooLarge ? 'TOO LARGE' : 'ok';
  console.log(`${verdict}: ${what}: ${readyBytes} of ${limit} bytes, in an app ${appBytes}`);
  if (isTooLarge) process.exitCode = 1;
}

/** The largest of the packs with such a name. */
function largestLocale(kind: RegExp): { name: string; entry: string } {
  const [name = ''] = localeNames()
    .filter((locale) => kind.test(locale))
    .map((locale) => `locales/${locale}`)
    .sort((a, b) => readySize(`${b}.js`) - readySize(`${a}.js`));
  return { name, entry: name };
}
