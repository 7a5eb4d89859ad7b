/** The page of the package beside the sources: it tells of everything that they have. */
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { formats } from './import/formats/formats.ts';

const page = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

describe('the page of the package', () => {
  it('tells of every finding', () => {
    const checks = fileURLToPath(new URL('./doctor/checks/', import.meta.url));
    const sources = globSync('*.ts', { cwd: checks, exclude: ['*.test.ts'] });
    const ids = sources.flatMap((file) =>
      [
        ...readFileSync(`${checks}${file}`, 'utf8').matchAll(/(?:wrong|doubtful)\(\s*'([^']+)'/g),
      ].map(([, id = '']) => id),
    );

    expect(new Set(ids).size).toBeGreaterThan(20);
    expect([...new Set(ids)].filter((id) => !page.includes(`\`${id}\``))).toEqual([]);
  });

  it('tells of every kind of file', () => {
    const untold = Object.keys(formats).filter((name) => !page.includes(`| \`${name}\` |`));

    expect(untold).toEqual([]);
  });
});
