import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { peers, type Subject } from './subjects.ts';

const ours = join(import.meta.dirname, '../../../../packages/elements');

/** A folder with all subjects installed: kept out of the workspace, which nothing else needs them in. */
export function openWorkshop(): { readonly folder: string; close(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'keyfob-elements-'));
  const manifest = {
    private: true,
    type: 'module',
    dependencies: { ...peers, lit: '^3.3.3', qrcode: '1.5.4' },
  };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  execFileSync('npm', ['install', '--silent', '--no-audit', '--no-fund'], { cwd: folder });
  const place = join(folder, 'node_modules/@keyfob/elements');
  mkdirSync(place, { recursive: true });
  for (const part of ['package.json', 'dist']) {
    cpSync(join(ours, part), join(place, part), { recursive: true });
  }
  return { folder, close: () => rmSync(folder, { recursive: true, force: true }) };
}

/** The page's script as a site would serve it: minified, in chunks. */
export async function bundle(
  folder: string,
  { script }: Pick<Subject, 'script'>,
): Promise<readonly Rolldown.OutputChunk[]> {
  const entry = join(folder, 'page.js');
  writeFileSync(entry, script);
  const [result] = (await build({
    root: folder,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: { conditions: ['module', 'browser', 'production'] },
    build: {
      write: false,
      minify: true,
      target: 'es2022',
      lib: { entry, formats: ['es'] },
      rolldownOptions: { preserveEntrySignatures: false, output: { minify: true } },
    },
  })) as Rolldown.RolldownOutput[];
  return (result?.output ?? []).flatMap((file) => (file.type === 'chunk' ? [file] : []));
}

/** What a page loads before its script runs, gzipped, in bytes. */
export function initialBytes(chunks: readonly Rolldown.OutputChunk[]): number {
  const seen = new Set<string>();
  const load = (name: string): void => {
    const chunk = chunks.find(({ fileName }) => fileName === name);
    if (!chunk || seen.has(name)) return;
    seen.add(name);
    chunk.imports.forEach(load);
  };
  for (const { fileName, isEntry } of chunks) if (isEntry) load(fileName);
  return chunks
    .filter(({ fileName }) => seen.has(fileName))
    .reduce((sum, { code }) => sum + gzipSync(code, { level: 9 }).length, 0);
}

/** How many languages come with a subject: files in its folder of them, and English. */
export function languageCount(folder: string, { languages }: Subject): number | undefined {
  if (!languages) return undefined;
  const [place, file] = languages;
  const names = readdirSync(join(folder, 'node_modules', place)).filter((name) => file.test(name));
  return new Set([...names.map((name) => name.replace(/-login\.js$|\.js$/, '')), 'en']).size;
}

/** How many stories its sources have, each a state that can be looked at. */
export function storyCount(folder: string, { entry }: Subject): number {
  const [scope = '', name = ''] = entry.split('/');
  const isOurs = scope === '@keyfob';
  const place = isOurs
    ? join(ours, 'src')
    : join(folder, 'node_modules', scope, scope.startsWith('@') ? name : '');
  return readdirSync(place, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.stories\.[jt]sx?$/.test(file))
    .map((file) => readFileSync(join(place, file), 'utf8'))
    .reduce(
      (count, source) => count + (source.match(/^export const \w+: Story/gm)?.length ?? 0),
      0,
    );
}

/** What happens when a server imports it, where there is no DOM. */
export function serverImport(folder: string, { entry }: Subject): string {
  try {
    const program = `await import(${JSON.stringify(entry)})`;
    execFileSync(process.execPath, ['--input-type=module', '-e', program], {
      cwd: folder,
      stdio: 'pipe',
      timeout: 30_000,
    });
    return 'yes';
  } catch (error) {
    const said = /^\w*Error: .*$/m.exec(String((error as { stderr?: unknown }).stderr))?.[0];
    return `no: ${said ?? 'it ends with an error'}`;
  }
}
