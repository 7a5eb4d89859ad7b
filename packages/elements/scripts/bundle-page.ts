import { basename } from 'node:path';
import { minifyHTMLLiterals } from 'minify-literals';
import { build, type Plugin } from 'vite';

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
  const entry = `${source}?page`;
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    resolve: { conditions },
    plugins: [importedBy(entry, source), minifyTemplates()],
    build: {
      outDir,
      emptyOutDir: false,
      minify: true,
      target: 'es2022',
      modulePreload: false,
      lib: { entry: { [basename(name)]: entry }, formats: ['es'] },
      rolldownOptions: {
        output: {
          minify: true, // library mode alone would leave the white space
          entryFileNames: `${name}.js`,
          chunkFileNames: 'chunks/[name]-[hash].js',
          // What is loaded at once is one chunk, and the plain name only leads there. Other chunks
          // import what they share from it: from the plain name, a page that asks for
          // `keyfob.js?v=2` would load everything twice.
          ...(hasChunks && {
            codeSplitting: { groups: [{ name: basename(name), tags: ['$initial'] }] },
          }),
        },
      },
    },
  });
}

/** A module that imports another for its effect, as pages do: they take the tags and no exports. */
function importedBy(id: string, source: string): Plugin {
  return {
    name: 'imported-by',
    enforce: 'pre', // else its file is taken for it
    resolveId: (asked) => (asked === id ? id : null),
    load: (loaded) => (loaded === id ? `import ${JSON.stringify(source)};` : null),
  };
}

/** Minifies what stands in `css`, `html` and `svg` templates: minifiers of scripts leave it alone. */
function minifyTemplates(): Plugin {
  return {
    name: 'minify-templates',
    enforce: 'post', // what it reads is JavaScript by then
    async transform(code, id) {
      if (!/\/elements\/(?:dist|src)\/.*[jt]s$/.test(id)) return null;
      const minified = await minifyHTMLLiterals(code, { fileName: id, sourceMap: false });
      return minified && { code: minified.code, map: null };
    },
  };
}
