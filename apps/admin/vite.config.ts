import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const folder = fileURLToPath(new URL('src/browser', import.meta.url));
const entries = readdirSync(folder).filter((name) => /^[\w-]+\.(ts|css)$/.test(name));

/** Builds what browsers load: one script a page and the style sheet. The server runs as it is written. */
export default defineConfig({
  publicDir: false,
  build: {
    outDir: 'dist/browser',
    modulePreload: false,
    target: 'es2022',
    rolldownOptions: {
      input: Object.fromEntries(
        entries.map((name) => [
          basename(name, name.slice(name.lastIndexOf('.'))),
          `${folder}/${name}`,
        ]),
      ),
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/[name]-[hash].js',
        assetFileNames: '[name][extname]',
      },
    },
  },
});
