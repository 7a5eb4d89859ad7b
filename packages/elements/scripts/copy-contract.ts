/**
 * Empties `dist` and puts the contract's code and types into it, so that the installed package depends on
 * `lit` alone.
 */
import { cpSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const entry = fileURLToPath(import.meta.resolve('@keyfob/core/contract'));
const dist = join(import.meta.dirname, '../dist');
const contract = join(dist, 'contract');

rmSync(dist, { recursive: true, force: true });
cpSync(dirname(entry), contract, {
  recursive: true,
  filter: (path) => !/schema\.|\.js$|\.map$/.test(path),
});
await build({
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  build: {
    outDir: contract,
    emptyOutDir: false,
    minify: false,
    target: 'es2022',
    lib: { entry, formats: ['es'], fileName: () => 'index.js' },
  },
});
