/** Measures what a page loads, and fails where it is more than promised. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

const bundle = join(import.meta.dirname, '../dist/bundle');
const qrChunk = readdirSync(join(bundle, 'chunks')).find((name) => name.startsWith('draw-qr'));
if (!qrChunk) throw new Error('the QR code has no chunk of its own');

// A language is one file for all elements, also for those whose English texts are loaded late: a second
// file for each language would be one more thing to forget on a page. The desk alone has a pack of its
// own, with the other inside: staff have one page, and nobody else should pay for its texts.
const budgets = [
  { what: 'all elements, with Lit', entry: 'keyfob.js', limit: 24_000 },
  { what: 'verification, with Lit', entry: 'verification.js', limit: 17_000 },
  { what: 'QR code, loaded by enrolment', entry: `chunks/${qrChunk}`, limit: 8500 },
  { what: 'support request, with Lit', entry: 'support-request.js', limit: 20_000 },
  { what: 'support desk, with Lit', entry: 'support-desk.js', limit: 26_000 },
  { what: 'a language with the desk', entry: 'locales/cs-support-desk.js', limit: 8000 },
  { what: 'recovery, with Lit', entry: 'recovery.js', limit: 24_000 },
  { what: 'a language', entry: 'locales/cs.js', limit: 6000 },
];

for (const { what, entry, limit } of budgets) {
  const files = staticGraph(entry);
  const bytes = files.reduce((sum, file) => sum + gzippedSize(file), 0);
  const verdict = bytes <= limit ? 'ok' : 'TOO LARGE';
  console.log(`${verdict}: ${what}: ${bytes} of ${limit} bytes (gzip), ${files.length} file(s)`);
  if (bytes > limit) process.exitCode = 1;
}

/** An entry with everything it imports statically: what is loaded before it runs. */
function staticGraph(entry: string, seen: string[] = []): string[] {
  if (seen.includes(entry)) return seen;
  seen.push(entry);
  const source = readFileSync(join(bundle, entry), 'utf8');
  for (const [, path = ''] of source.matchAll(/(?:from|import)\s*["'](\.[^"']+)["']/g)) {
    staticGraph(join(dirname(entry), path), seen);
  }
  return seen;
}

function gzippedSize(file: string): number {
  return gzipSync(readFileSync(join(bundle, file)), { level: 9 }).length;
}
