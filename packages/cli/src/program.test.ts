/** What the command says of itself: help that teaches, and words for what went wrong. */
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runKeyfob, runKeyfobHere } from './testing/run-keyfob.ts';
import { trialFolder } from './testing/trial.ts';

const folder = trialFolder();
const run = (...words: readonly string[]) => runKeyfob(words, { folder });

const commands: readonly (readonly [readonly string[]])[] = [
  [[]],
  [['migrate']],
  [['doctor']],
  [['reseal']],
  [['user']],
  [['user', 'show']],
  [['user', 'events']],
  [['user', 'disable']],
  [['user', 'unlock']],
  [['user', 'forget']],
  [['import']],
  [['stats']],
];

const below: typeof commands = [
  [['migrate', 'status']],
  [['migrate', 'up']],
  [['migrate', 'print']],
];

describe('help', () => {
  it.each([...commands])(
    'of %j shows two examples and the settings of all commands',
    async (words) => {
      const ended = await run(...words, '--help');

      expect([ended.exitCode, ended.stderr]).toEqual([0, '']);
      const [, examples = ''] = ended.stdout.split('Examples:\n');
      expect(examples.match(/^ {2}.*keyfob /gm)?.length).toBeGreaterThanOrEqual(2);
      expect(ended.stdout).toContain('--database <address>');
    },
  );

  it.each([...commands, ...below])(
    'of %j says what it does, and what each option is for',
    async (words) => {
      const { stdout } = await runKeyfobHere([...words, '--help'], { folder });

      const [usage, purpose = ''] = stdout.split('\n\n');
      expect(usage).toMatch(/^Usage: keyfob/);
      expect(purpose).toMatch(/^[A-Z].*\.$/s);
      const [terms = ''] = stdout.split('\n\nExamples:');
      const listed = terms.split('\n').filter((line) => /^ {2}\S/.test(line));
      expect(listed.filter((line) => !/^ {2}\S.*? {2,}\S{2}/.test(line))).toEqual([]);
    },
  );

  it('goes to standard output, and to standard error where something was wrong', async () => {
    const version = await run('--version');
    const wrong = await run('doctor', '--jsn');

    expect([version.exitCode, version.stderr]).toEqual([0, '']);
    expect(version.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect([wrong.exitCode, wrong.stdout]).toEqual([2, '']);
    expect(wrong.stderr).toMatch(/\(--help tells how it is called\)\n$/);
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
