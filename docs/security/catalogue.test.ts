/** Holds the promises and attacks that these pages list against the titles of the tests. */
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const files = globSync('{packages,apps}/*/{src,e2e}/**/*{.test,.stories,-suite}.ts', { cwd: root });
const titles = files.flatMap((file) => {
  const source = readFileSync(`${root}${file}`, 'utf8');
  return [...source.matchAll(/(['"`])((?:(?!\1|\n).)*)\1/g)].map(([, , text = '']) => text);
});

function firstColumn(page: string): string[] {
  const text = readFileSync(new URL(page, import.meta.url), 'utf8');
  return [...text.matchAll(/^\| ([A-Z]?\d+) \|/gm)].map(([, id = '']) => id);
}

const ids = (title: string) =>
  [...title.matchAll(/\(([^()]*)\)/g)].flatMap(([, inner = '']) =>
    inner.split(', ').filter((part) => /^[A-Z]\d{1,2}$/.test(part)),
  );
const attacks = (title: string) => [...title.matchAll(/\battack (\d+)\b/g)].map(([, n = '']) => n);

describe.each([
  ['requirements.md', ids],
  ['attacks.md', attacks],
])('%s', (page, find) => {
  const listed = firstColumn(page);
  const proven = new Set(titles.flatMap(find).filter((id) => !/^I\d$/.test(id)));

  it('lists nothing that no test proves', () => {
    expect(listed.length).toBeGreaterThan(20);
    expect(listed.filter((id) => !proven.has(id))).toEqual([]);
  });

  it('lists everything that a test claims to prove', () => {
    expect([...proven].filter((id) => !listed.includes(id))).toEqual([]);
  });
});
