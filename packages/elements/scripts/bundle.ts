/**
 * What remains to be done after `tsc`: the version goes into its module, the QR code gets its library
 * inside, and pages without a bundler get a ready build.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type InlineConfig } from 'vite';
import { minifyTemplates } from './minify-templates.ts';
import { stripDeveloperTexts } from './strip-developer-texts.ts';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');

const common: InlineConfig = {
  root,
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  resolve: { conditions: ['module', 'browser', 'production'] },
};
const output = {
  target: 'es2022',
  emptyOutDir: false,
  minify: true,
  modulePreload: false,
} as const;

stampVersion();
await bundleQr();
await bundleForPages();
copyLicences();

function stampVersion(): void {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const file = join(dist, 'version.js');
  const source = readFileSync(file, 'utf8');
  if (!source.includes("'source'")) throw new Error(`${file} has no place for the version`);
  writeFileSync(file, source.replace("'source'", `'${version}'`));
}

/** `qrcode` is CommonJS and brings a command line along: bundled, nobody has to install it. */
async function bundleQr(): Promise<void> {
  await build({
    ...common,
    build: {
      ...output,
      outDir: join(dist, 'qr'),
      lib: {
        entry: join(root, 'src/qr/draw-qr.ts'),
        formats: ['es'],
        fileName: () => 'draw-qr.js',
      },
    },
  });
}

async function bundleForPages(): Promise<void> {
  await bundlePage('verification', 'define/verification.js', 'verification.js');
  await bundlePage('cs', 'locales/cs.js', 'locales/cs.js');
  // Its chunks import what they share from it. Were it `keyfob.js` itself, a page that asks for
  // `keyfob.js?v=2` would load everything twice; so that name only leads to a name nobody changes.
  await bundlePage('keyfob', 'define.js', 'chunks/keyfob-[hash].js');
  const chunks = readdirSync(join(dist, 'bundle/chunks'));
  const entry = chunks.find((name) => name.startsWith('keyfob-'));
  writeFileSync(join(dist, 'bundle/keyfob.js'), `import './chunks/${entry}';\n`);
}

/** One file with everything, Lit included, and chunks for what only some visits need. */
async function bundlePage(name: string, source: string, entryFileNames: string): Promise<void> {
  await build({
    ...common,
    plugins: [minifyTemplates(), stripDeveloperTexts()],
    build: {
      ...output,
      outDir: join(dist, 'bundle'),
      lib: { entry: { [name]: join(dist, source) }, formats: ['es'] },
      rolldownOptions: {
        preserveEntrySignatures: 'allow-extension',
        output: {
          minify: true, // library mode alone would leave the white space
          entryFileNames,
          chunkFileNames: 'chunks/[name]-[hash].js',
        },
      },
    },
  });
}

function copyLicences(): void {
  const licenceOf = (name: string, file: string) =>
    readFileSync(join(root, 'node_modules', name, file), 'utf8').trim();
  const parts = [
    `Lit, contained in dist/bundle\n\n${licenceOf('lit', 'LICENSE')}`,
    `qrcode, contained in dist/qr/draw-qr.js and dist/bundle\n\n${licenceOf('qrcode', 'license')}`,
  ];
  writeFileSync(join(dist, 'THIRD-PARTY-LICENSES.txt'), `${parts.join('\n\n---\n\n')}\n`);
}
