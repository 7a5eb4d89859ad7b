/**
 * Puts the ready files of Keyfob beside the pages, and into each page the integrity of those that it loads:
 * of the file that the page names, and of the chunk that this one imports.
 */
import { createHash } from 'node:crypto';
import { cpSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

const dist = join(import.meta.dirname, 'dist');
const ready = fileURLToPath(import.meta.resolve('@keyfob/elements/bundle/keyfob.js'));

rmSync(dist, { recursive: true, force: true });
cpSync(join(import.meta.dirname, 'pages'), dist, { recursive: true });
cpSync(dirname(ready), join(dist, 'keyfob'), { recursive: true });
for (const page of globSync(join(dist, '*.html'))) {
  const html = readFileSync(page, 'utf8');
  writeFileSync(page, html.replaceAll(/<script type="module" src="([^"]+)"><\/script>/g, secured));
}

function secured(_tag: string, src: string): string {
  const imports = [...contentOf(src).matchAll(/(?:from|import)\s*["'](\.[^"']+)["']/g)];
  const chunks = imports.map(([, path = '']) => posix.join(posix.dirname(src), path));
  return [
    ...chunks.map((href) => `<link rel="modulepreload" href="${href}" ${integrityOf(href)}>`),
    `<script type="module" src="${src}" ${integrityOf(src)}></script>`,
  ].join('\n');
}

function integrityOf(path: string): string {
  return `integrity="sha384-${createHash('sha384').update(contentOf(path)).digest('base64')}"`;
}

function contentOf(path: string): string {
  return readFileSync(join(dist, path), 'utf8');
}
