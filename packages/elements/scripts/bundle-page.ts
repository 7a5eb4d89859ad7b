import { readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'vite';
import { minifyTemplates } from './minify-templates.ts';

interface PageBundle {
  /** The file to make, without its ending. */
  readonly name: string;
  readonly source: string;
  readonly outDir: string;
  readonly conditions: string[];
  /** Whether parts are loaded later, as chunks. */
  readonly hasChunks?: boolean;
}

/** Makes a ready bundle: one file, Lit included, and chunks for what only some visits need. */
export async function bundlePage(options: PageBundle): Promise<void> {
  const { name, source, outDir, conditions, hasChunks = false } = options;
  const chunkName = basename(name);
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    resolve: { conditions },
    plugins: [minifyTemplates()],
    build: {
      outDir,
      emptyOutDir: false,
      minify: true,
      target: 'es2022',
      modulePreload: false,
      lib: { entry: { [chunkName]: source }, formats: ['es'] },
      rolldownOptions: {
        preserveEntrySignatures: 'allow-extension',
        output: {
          minify: true, // library mode alone would leave the white space
          entryFileNames: hasChunks ? 'chunks/[name]-[hash].js' : `${name}.js`,
          chunkFileNames: 'chunks/[name]-[hash].js',
        },
      },
    },
  });
  if (!hasChunks) return;
  // Chunks import what they share from it. Had it the plain name, a page that asks for `keyfob.js?v=2`
  // would load everything twice; so that name only leads to one that nobody changes.
  const entry = readdirSync(join(outDir, 'chunks')).find((file) =>
    file.startsWith(`${chunkName}-`),
  );
  writeFileSync(join(outDir, `${name}.js`), `import './chunks/${entry}';\n`);
}
