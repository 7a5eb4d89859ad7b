import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const sources = globSync('**/*.ts', { cwd: import.meta.dirname })
  .filter((path) => !/\.(test|stories)\.ts$|^(stories|browser-tests)\//.test(path))
  .map((path) => readFileSync(join(import.meta.dirname, path), 'utf8'))
  .join('\n');
const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');

const all = (text: string, pattern: RegExp) =>
  [...new Set([...text.matchAll(pattern)].map(([, name = '']) => name))].sort();

describe('the README', () => {
  it('lists exactly the tokens that the styles read', () => {
    const read = all(sources, /var\(\s*(--keyfob-[\w-]+)/g);

    expect(read.length).toBeGreaterThan(15);
    expect(all(readme, /^\| `(--keyfob-[\w-]+)`/gm)).toEqual(read);
  });

  it('names every event that the elements dispatch', () => {
    const dispatched = all(sources, /super\(\s*'(keyfob-[\w-]+)'/g);

    expect(dispatched.length).toBe(19);
    for (const name of dispatched) expect(readme).toContain(`\`${name}\``);
  });

  it('names every part', () => {
    const documented = all(sources, /@csspart ([\w-]+)/g);
    const drawn = all(sources, /\bpart="([^"$]+)"/g).flatMap((names) => names.split(' '));

    expect(new Set(drawn.filter((name) => !documented.includes(name)))).toEqual(new Set());
    for (const name of documented) expect(readme).toContain(`\`${name}\``);
  });
});
