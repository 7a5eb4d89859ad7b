/** Pages beside the sources: they tell of everything that these have. */
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { completePolicy } from '@keyfob/core';
import { describe, expect, it } from 'vitest';
import { chanceInAYear, guessesBetweenLogIns, logInsADay } from './doctor/guesses.ts';
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

it('the page of promises reckons with the chance of a guess as the doctor does', () => {
  const path = '../../../docs/security/requirements.md';
  const promises = readFileSync(new URL(path, import.meta.url), 'utf8');
  const policy = completePolicy();

  expect(logInsADay).toBe(4);
  for (const logIns of [1, logInsADay]) {
    const guesses = guessesBetweenLogIns(policy, logIns) * logIns;
    const percent = (chanceInAYear(policy, logIns) * 100).toFixed(0);
    expect(promises).toContain(`${guesses} guesses a day and ${percent} %`);
  }
});
