/**
 * What remains to be done after `tsc`: the version goes into its module, the QR code gets its library
 * inside, and pages without a bundler get a ready build.
 */
import { readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build, type InlineConfig } from 'vite';
import { bundlePage } from './bundle-page.ts';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');

const common = {
  root,
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  resolve: { conditions: ['module', 'browser', 'production'] },
} satisfies InlineConfig;

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
      outDir: join(dist, 'key-on-screen/qr'),
      emptyOutDir: false,
      minify: true,
      target: 'es2022',
      lib: {
        entry: join(root, 'src/key-on-screen/qr/draw-qr.ts'),
        formats: ['es'],
        fileName: () => 'draw-qr.js',
      },
    },
  });
}

async function bundleForPages(): Promise<void> {
  const { conditions } = common.resolve;
  const shared = { outDir: join(dist, 'bundle'), conditions };
  const at = (path: string) => join(dist, path);
  await bundlePage({ ...shared, name: 'keyfob', source: at('define.js'), hasChunks: true });
  for (const name of ['recovery', 'support-request', 'support-desk']) {
    await bundlePage({ ...shared, name, source: at(`define/${name}.js`), hasChunks: true });
  }
  for (const name of ['verification', 'code-field', 'notice']) {
    await bundlePage({ ...shared, name, source: at(`define/${name}.js`) });
  }
  for (const file of readdirSync(at('locales'))) {
    if (!file.endsWith('.js')) continue;
    const name = `locales/${basename(file, '.js')}`;
    await bundlePage({ ...shared, name, source: at(`${name}.js`) });
  }
}

/** What is contained in our files comes with its licence. */
function copyLicences(): void {
  const inside = (name: string, from: string) => join(realpathSync(from), '..', name);
  const lit = join(root, 'node_modules/lit');
  const qrcode = join(root, 'node_modules/qrcode');
  const parts = [
    ['Lit, contained in dist/bundle', join(lit, 'LICENSE')],
    ['qrcode, contained in dist/key-on-screen/qr and dist/bundle', join(qrcode, 'license')],
    ['dijkstrajs, likewise', join(inside('dijkstrajs', qrcode), 'LICENSE.md')],
  ] as const;
  const texts = parts.map(([what, file]) => `${what}\n\n${readFileSync(file, 'utf8').trim()}\n`);
  writeFileSync(join(dist, 'THIRD-PARTY-LICENSES.txt'), texts.join('\n---\n\n'));
}
