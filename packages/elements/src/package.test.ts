import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, matchesGlob, relative, sep } from 'node:path';
import { build, type Rolldown } from 'vite';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const sources = globSync('src/**/*.ts', { cwd: root }).filter(
  (path) => !/\.(test|stories|d)\.ts$|\/(stories|browser-tests)\//.test(path),
);

const exported: Readonly<Record<string, unknown>> = await import('./index.ts');
const elementClasses = Object.keys(exported).filter((name) =>
  /^Keyfob(?!Error|.*Event)/.test(name),
);

/** Bundles a snippet the way an integrator's bundler does, from the sources. */
async function bundle(code: string): Promise<Rolldown.OutputChunk[]> {
  const id = '\0entry';
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    root,
    resolve: { conditions: ['@keyfob/source', 'module', 'browser', 'production'] },
    plugins: [
      {
        name: 'entry',
        resolveId: (source, importer) =>
          source === 'entry' ? id : importer === id ? join(root, source) : null,
        load: (loaded) => (loaded === id ? code : null),
      },
    ],
    build: {
      write: false,
      minify: false,
      rolldownOptions: { input: 'entry', preserveEntrySignatures: 'strict' },
    },
  });
  return (result as Rolldown.RolldownOutput).output.filter((file) => file.type === 'chunk');
}

const text = (chunks: Rolldown.OutputChunk[]) => chunks.map(({ code }) => code).join('\n');

describe('the package', () => {
  it('lists exactly the modules that have side effects', () => {
    const effective = sources.filter((path) =>
      /^(?:define\(|registerMessages\(|import '\.)/m.test(readFileSync(join(root, path), 'utf8')),
    );
    const listed = sources.filter((path) =>
      manifest.sideEffects.some((pattern: string) => matchesGlob(path, pattern.replace('./', ''))),
    );

    expect(listed.sort()).toEqual(effective.sort());
    for (const pattern of manifest.sideEffects.filter((path: string) => path.startsWith('./src'))) {
      expect(manifest.sideEffects).toContain(
        pattern.replace('/src/', '/dist/').replace('.ts', '.js'),
      );
    }
  });

  it('defines every tag when a define entry is imported for its effect', async () => {
    const code = text(await bundle("import 'src/define.ts';"));

    for (const tag of [
      'account-security',
      'code-field',
      'deactivation',
      'enrolment',
      'notice',
      'recovery',
      'shared-key',
      'verification',
    ]) {
      expect(code).toMatch(new RegExp(`define\\("keyfob-${tag}"`));
    }
  });

  it('brings the types of tags and events with every define entry', () => {
    const entries = sources.filter((path) => /^src\/define\b/.test(path));

    expect(entries.length).toBe(11);
    for (const path of [...entries, 'src/react.ts', 'src/svelte.ts', 'src/vue.ts']) {
      expect(readFileSync(join(root, path), 'utf8')).toMatch(
        /^export type \* from '.*\/index.ts';$/m,
      );
    }
  });

  it.each(elementClasses)('%s is an export of the define entry of its tag', async (name) => {
    const tag = name
      .replace('Keyfob', '')
      .replace(/(?<=.)[A-Z]/g, '-$&')
      .toLowerCase();

    const { [name]: own } = await import(join(root, `src/define/${tag}.ts`));

    expect(own).toBe(exported[name]);
  });

  it('has the support elements in entries of their own, which other pages need not load', async () => {
    const others = text(await bundle("import 'src/define.ts';"));

    for (const tag of ['support-request', 'support-desk']) {
      const own = text(await bundle(`import 'src/define/${tag}.ts';`));
      expect(own).toContain(`define("keyfob-${tag}"`);
      expect(others).not.toContain(`keyfob-${tag}`);
    }
  });

  it('leaves nothing behind when a class is imported and not used', async () => {
    const code = text(await bundle("import { KeyfobVerification } from 'src/index.ts';"));

    expect(code).not.toContain('keyfob-');
  });

  it('sees of the server the contract alone', async () => {
    const chunks = await bundle("import 'src/define.ts'; import 'src/locales/cs.ts';");
    const files = chunks.flatMap(({ moduleIds }) => moduleIds).filter((id) => id.startsWith(sep));
    const libraries = files.filter((id) => id.includes('node_modules')).map(packageOf);
    const own = files.filter((id) => !id.includes('node_modules')).map((id) => relative(root, id));

    expect(text(chunks)).not.toMatch(/\bnode:|\beval\(|new Function/);
    expect([...new Set(libraries)].sort()).toEqual([
      '@lit/reactive-element',
      'dijkstrajs',
      'lit',
      'lit-element',
      'lit-html',
      'qrcode',
    ]);
    expect(own.filter((path) => !/^(?:src|\.\.\/core\/src\/contract)\//.test(path))).toEqual([]);
  });

  it('loads the QR code only when there is a key', async () => {
    const chunks = await bundle("import 'src/define.ts';");
    const entry = chunks.find(({ isEntry }) => isEntry);

    expect(entry?.code).not.toContain('reedSolomon');
    expect(chunks.some(({ isDynamicEntry, name }) => isDynamicEntry && name === 'draw-qr')).toBe(
      true,
    );
  });

  it('has an export for every define and locale module', () => {
    const at = (path: string) => existsSync(join(root, path));

    for (const conditions of Object.values<{ '@keyfob/source'?: string } | string>(
      manifest.exports,
    )) {
      const source = typeof conditions === 'object' ? conditions['@keyfob/source'] : undefined;
      if (source && !source.includes('*')) expect(at(source)).toBe(true);
    }
    expect(manifest.dependencies).toEqual({ lit: expect.any(String) });
  });
});

describe('every entry', () => {
  it.each([
    'index.ts',
    'define.ts',
    'locales/cs.ts',
    'testing/index.ts',
    'define/verification.ts',
    'define/recovery.ts',
    'define/notice.ts',
    'locales/cs-support-desk.ts',
    'define/support-request.ts',
    'define/support-desk.ts',
  ])('%s can be imported where there is no DOM', async (path) => {
    expect(globalThis).not.toHaveProperty('document');
    await expect(import(join(root, 'src', path))).resolves.toBeDefined();
  });
});

function packageOf(id: string): string {
  const [, path = ''] = /.*node_modules\/(.*)/.exec(id) ?? [];
  return path.startsWith('@') ? path.split('/').slice(0, 2).join('/') : (path.split('/')[0] ?? '');
}
