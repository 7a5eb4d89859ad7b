/** Links between the pages of the repository lead to a file that is there, and to a heading in it. */
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const pages = globSync('{*.md,docs/**/*.md,packages/*/*.md}', {
  cwd: root,
  exclude: (path) => path.includes('node_modules') || path.includes('.snippets-'),
});

const textOf = (path: string) => readFileSync(join(root, path), 'utf8');
const withoutCode = (text: string) => text.replaceAll(/^```.*?^```$/gms, '');

/** What GitHub makes of the headings of a page. */
function anchorsIn(path: string): ReadonlySet<string> {
  const anchors = new Set<string>();
  for (const [, heading = ''] of withoutCode(textOf(path)).matchAll(/^#+ (.*)$/gm)) {
    const slug = heading.toLowerCase().replaceAll(/[^\p{L}\p{N}_ -]/gu, '');
    const anchor = slug.replaceAll(' ', '-');
    let count = 0;
    while (anchors.has(count === 0 ? anchor : `${anchor}-${count}`)) count += 1;
    anchors.add(count === 0 ? anchor : `${anchor}-${count}`);
  }
  return anchors;
}

/** What is wrong with a link of a page, if anything. */
function problemOf(page: string, link: string): string | undefined {
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? page : relative(root, join(root, dirname(page), path));
  if (target.startsWith('..') || !existsSync(join(root, target))) return 'no such file';
  if (anchor === undefined) return undefined;
  if (statSync(join(root, target)).isDirectory()) return 'a folder has no headings';
  return anchorsIn(target).has(anchor) ? undefined : 'no such heading';
}

it.each(pages)('%s links to what is there', (page) => {
  const links = [...withoutCode(textOf(page)).matchAll(/\]\(([^)\s]+)\)/g)].map(
    ([, link = '']) => link,
  );
  const own = links.filter((link) => !/^[a-z]+:/.test(link));
  const problems = own.flatMap((link) => {
    const problem = problemOf(page, link);
    return problem === undefined ? [] : [`${link}: ${problem}`];
  });

  expect(problems).toEqual([]);
});

it('reads every page', () => {
  expect(pages.length).toBeGreaterThan(30);
});
