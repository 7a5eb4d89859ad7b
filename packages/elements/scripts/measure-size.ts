import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { bundleApp } from './bundle-app.ts';

const bundle = join(import.meta.dirname, '../dist/bundle');

/** What a page loads before a ready file runs, in bytes. */
export function readySize(file: string): number {
  return sum(readyGraph(file).map((path) => readFileSync(join(bundle, path), 'utf8')));
}

/** The ready packs of languages. */
export function localeNames(): string[] {
  return readdirSync(join(bundle, 'locales')).map((file) => basename(file, '.js'));
}

/** What an application loads before an entry of the package runs, in bytes. */
export async function appSize(entry: string): Promise<number> {
  const chunks = await bundleApp(entry);
  const graph = (name: string, seen: string[] = []): string[] => {
    if (seen.includes(name)) return seen;
    seen.push(name);
    for (const path of chunks.find(({ fileName }) => fileName === name)?.imports ?? []) {
      graph(path, seen);
    }
    return seen;
  };
  const initial = chunks
    .filter(({ isEntry }) => isEntry)
    .reduce<string[]>((seen, { fileName }) => graph(fileName, seen), []);
  return sum(chunks.filter(({ fileName }) => initial.includes(fileName)).map(({ code }) => code));
}

/** The QR code, which enrolment loads when there is a key: in the ready bundle and in an application. */
export async function qrSizes(): Promise<readonly [readyBytes: number, appBytes: number]> {
  const file = readdirSync(join(bundle, 'chunks')).find((name) => name.startsWith('draw-qr'));
  const chunk = (await bundleApp('define')).find(({ name }) => name === 'draw-qr');
  if (!file || !chunk) throw new Error('the QR code has no chunk of its own');
  return [readySize(`chunks/${file}`), sum([chunk.code])];
}

function readyGraph(file: string, seen: string[] = []): string[] {
  if (seen.includes(file)) return seen;
  seen.push(file);
  const source = readFileSync(join(bundle, file), 'utf8');
  for (const [, path = ''] of source.matchAll(/(?:from|import)\s*["'](\.[^"']+)["']/g)) {
    readyGraph(join(dirname(file), path), seen);
  }
  return seen;
}

/** Each file comes by itself, so each is compressed by itself. */
function sum(files: readonly string[]): number {
  return files.reduce((bytes, code) => bytes + gzipSync(code, { level: 9 }).length, 0);
}
