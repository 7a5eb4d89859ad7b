/** What the command says of itself: help that teaches, words for what went wrong, and a page that tells all. */
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { formats } from './import/formats/formats.ts';
import { runKeyfob } from './testing/run-keyfob.ts';
import { trialFolder } from './testing/trial.ts';

const folder = trialFolder();
const run = (...words: readonly string[]) => runKeyfob(words, { folder });
const page = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

describe('help', () => {
  it.each([
    [],
    ['migrate'],
    ['doctor'],
    ['reseal'],
    ['user'],
    ['user', 'show'],
    ['user', 'events'],
    ['user', 'disable'],
    ['user', 'unlock'],
    ['user', 'forget'],
    ['import'],
    ['stats'],
  ])('of %j shows two examples and the settings of all commands', async (...words) => {
    const ended = await run(...words, '--help');

    expect([ended.exitCode, ended.stderr]).toEqual([0, '']);
    const [, examples = ''] = ended.stdout.split('Examples:\n');
    expect(examples.match(/^ {2}.*keyfob /gm)?.length).toBeGreaterThanOrEqual(2);
    expect(ended.stdout).toContain('--database <address>');
  });
});

describe('wrong usage', () => {
  it.each([
    [['doctr'], /^keyfob: unknown command 'doctr'\n\(Did you mean doctor\?\)/],
    [['doctor', '--jsn'], /^keyfob: unknown option '--jsn'\n\(Did you mean --json\?\)/],
    [['user', 'show'], /^keyfob: missing required argument 'id'/],
    [['doctor'], /^keyfob: no database is named; give --database/],
    [['doctor', '-d', 'oracle://x'], /^keyfob: --database has the scheme "oracle:"; allowed are/],
    [['doctor', '-d', 'mysql://x/y', '--schema', 'z'], /^keyfob: --schema is for PostgreSQL/],
    [['doctor', '-d', 'x', '--schema', 'y'], /^keyfob: --schema and --prefix are for servers/],
    [['doctor', 'a', 'b', '-d', 'x'], /^keyfob: too many arguments/],
  ])('%j ends with 2 and the way out, and nothing on standard output', async (words, reason) => {
    const ended = await run(...words);

    expect([ended.exitCode, ended.stdout]).toEqual([2, '']);
    expect(ended.stderr).toMatch(reason);
    expect(ended.stderr).not.toMatch(/\n +at /);
  });
});

it('a fault shows where in the program it came from only where that is asked for', async () => {
  const words = ['stats', '-d', fileURLToPath(import.meta.url)];

  const short = await run(...words);
  const long = await run(...words, '--verbose');

  expect([short.exitCode, short.stderr]).toEqual([3, expect.stringMatching(/^keyfob: .*\n$/)]);
  expect(long.stderr).toMatch(/^keyfob: .*\n.*\n +at /);
});

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
