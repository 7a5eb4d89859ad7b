/**
 * Measures what a page loads at first, gzipped. Fails where that is more than promised, and where the
 * README says something else; with `--write` the README is written instead.
 */
import { appSize, qrSizes, readySize } from './measure-size.ts';
import { hasSizes, type SizeRow, writeSizes } from './size-table.ts';

// A language is one file for all elements, also for those whose English texts are loaded late: a second
// file for each language would be one more thing to forget on a page. The desk alone has a pack of its
// own, with the other inside: staff have one page, and nobody else should pay for its texts.
const pages = [
  { what: 'Verification', name: 'verification', limit: 17_000 },
  { what: 'Code field', name: 'code-field', limit: 12_000 },
  { what: 'Account section', name: 'keyfob', entry: 'define', limit: 24_000 },
  { what: 'Recovery', name: 'recovery', limit: 24_000 },
  { what: 'Support request', name: 'support-request', limit: 20_000 },
  { what: 'Support desk', name: 'support-desk', limit: 26_000 },
  { what: 'A language', name: 'locales/cs', entry: 'locales/cs', limit: 6000 },
  {
    what: 'A language with the desk',
    name: 'locales/cs-support-desk',
    entry: 'locales/cs-support-desk',
    limit: 8000,
  },
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
