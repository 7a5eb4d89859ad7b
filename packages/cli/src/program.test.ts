/** What the command says of itself: help that teaches, and words for what went wrong. */
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runKeyfob } from './testing/run-keyfob.ts';
import { trialFolder } from './testing/trial.ts';

const folder = trialFolder();
const run = (...words: readonly string[]) => runKeyfob(words, { folder });

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
