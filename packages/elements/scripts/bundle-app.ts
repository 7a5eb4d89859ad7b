import { join } from 'node:path';
import { build, type Rolldown } from 'vite';

const root = join(import.meta.dirname, '..');

/**
 * Bundles an entry of the package as an application does that imports nothing else: minified, split
 * into chunks, Lit included. What a bundler adds to load chunks is left out, as each adds its own.
 *
 * @param entry below `dist`, without its ending
 */
export async function bundleApp(entry: string): Promise<readonly Rolldown.OutputChunk[]> {
  const [result] = (await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    resolve: { conditions: ['module', 'browser', 'production'] },
    build: {
      write: false,
      minify: true,
      target: 'es2022',
      lib: { entry: join(root, `dist/${entry}.js`), formats: ['es'] },
      rolldownOptions: {
        preserveEntrySignatures: false,
        output: { minify: true }, // library mode alone would leave the white space
      },
    },
  })) as Rolldown.RolldownOutput[];
  if (!result) throw new Error(`nothing came of ${entry}`);
  return result.output.filter((file) => file.type === 'chunk');
}
