import { type Command, Option } from 'commander';
import { examine } from '../doctor/examine.ts';
import type { Finding } from '../doctor/finding.ts';
import { gatherFacts } from '../doctor/gather-facts.ts';
import type { Reply } from '../output/reply.ts';
import { exitCodes } from '../output/stop.ts';
import { counted, table } from '../output/table.ts';
import { type Context, type Work, withDatabase } from './context.ts';

interface Options {
  readonly all?: boolean;
  readonly failOn: 'warning' | 'error';
}

/** `keyfob doctor`: everything that is not as it should be, each with its fix. */
export function addDoctor(program: Command, context: Context): void {
  program
    .command('doctor')
    .summary('find what is not as it should be, each with its fix')
    .description(
      'Looks at keys, clocks, schema, durability, delivery, policy, cookies and proxies, and changes nothing.',
    )
    .option('--all', 'list also what is as it should be')
    .addOption(
      new Option('--fail-on <level>', 'what ends with exit code 1')
        .choices(['warning', 'error'])
        .default('warning'),
    )
    .addHelpText(
      'after',
      `
Examples:
  keyfob doctor --database sqlite:data/keyfob.sqlite --keys-file /run/secrets/keyfob
  keyfob doctor --json --fail-on error

Cookies, proxies, the origin, the policy and the pool are checked as far as keyfob.config.json tells
them. The chance of a guess is that of somebody who knows the password, stays below the limit between
four log-ins a day of the owner, and goes on for a year; above 20 % is a warning.`,
    )
    .action(withDatabase<Options>(context, doctor));
}

async function doctor({ database, settings, options }: Work<Options>): Promise<Reply> {
  const findings = examine(await gatherFacts(database, settings));
  const count = (level: Finding['level']) => findings.filter((each) => each.level === level).length;
  const [errors, warnings] = [count('error'), count('warning')];
  const isFailed = errors > 0 || (options.failOn === 'warning' && warnings > 0);
  const shown = findings.filter(({ level }) => options.all || level !== 'ok');
  return {
    exitCode: isFailed ? exitCodes.findings : exitCodes.fine,
    text: [
      `${database.label}\n`,
      shown.length > 0 ? `\n${table(shown.flatMap(linesOf))}\n` : '',
      `${counted(errors, 'error')}, ${counted(warnings, 'warning')}, ${count('ok')} fine\n`,
    ].join(''),
    json: { database: database.label, errors, warnings, findings },
  };
}

function linesOf({ id, level, what, fix }: Finding): string[][] {
  return [[level, id, what], ...(fix === undefined ? [] : [['', '', `fix: ${fix}`]])];
}
