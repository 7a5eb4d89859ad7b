import type { SchemaReport } from '@keyfob/storage/sqlite';
import { type Command, Option } from 'commander';
import type { Reply } from '../output/reply.ts';
import { exitCodes, unusable, wrongUsage } from '../output/stop.ts';
import { type Context, type Work, withDatabase } from './context.ts';
import { wholeNumber } from './whole-number.ts';

const words: Readonly<Record<SchemaReport['state'], string>> = {
  missing: 'no tables of Keyfob; `keyfob migrate up` makes them',
  older: 'an older schema; back up, then run `keyfob migrate up`',
  fits: 'the schema fits this version',
  newer: 'a newer schema; install the version of @keyfob/cli that goes with it',
};

/** `keyfob migrate`: the tables, and which version they are of. */
export function addMigrate(program: Command, context: Context): void {
  const migrate = program
    .command('migrate')
    .summary('make and lift the tables: status, up, print')
    .description(
      'Makes the tables and lifts them to the schema of this version. There is no way down.',
    )
    .addHelpText(
      'after',
      `
Examples:
  keyfob migrate status --database sqlite:data/keyfob.sqlite
  keyfob migrate print --database postgres://keyfob@db.example.test/site > keyfob.sql

Back up first. \`up\` may run in several processes at once: one makes each step. Where the role of the
application must not make tables, run what \`print\` gives as another one.`,
    );
  migrate
    .command('status')
    .description('Tells how the schema fits this version; exit code 1 when it does not.')
    .action(withDatabase(context, status));
  migrate
    .command('up')
    .description('Makes the tables, or lifts them. Does nothing where nothing is to do.')
    .action(withDatabase(context, up));
  migrate
    .command('print')
    .description('Prints the statements that `up` would run, and runs none.')
    .addOption(new Option('--from <number>', 'from which schema on; default: that of the database'))
    .action(withDatabase<{ readonly from?: string }>(context, print));
}

async function status({ database }: Work<object>): Promise<Reply> {
  const report = await database.schema();
  const { state, found, known } = report;
  return {
    exitCode: state === 'fits' ? exitCodes.fine : exitCodes.findings,
    text: `${database.label}: schema ${found} of ${known}: ${words[state]}\n`,
    json: { database: database.label, ...report },
  };
}

async function up({ database }: Work<object>): Promise<Reply> {
  const before = await database.schema();
  if (before.state === 'newer') throw unusable(`${database.label} has ${words.newer}`);
  if (before.state !== 'fits') await database.migrate();
  const after = await database.schema();
  const did = after.found === before.found ? 'nothing to do' : `lifted from ${before.found}`;
  return {
    exitCode: exitCodes.fine,
    text: `${database.label}: schema ${after.found} of ${after.known}: ${did}\n`,
    json: { database: database.label, from: before.found, to: after.found },
  };
}

async function print(work: Work<{ readonly from?: string }>): Promise<Reply> {
  const { database, options, context } = work;
  const { state, found, known } = await database.schema();
  if (options.from === undefined && state === 'newer') {
    throw unusable(`${database.label} has ${words.newer}`);
  }
  const from = options.from === undefined ? found : wholeNumber(options.from);
  if (!(from <= known)) {
    throw wrongUsage(`--from is ${options.from}; it must be the number of a schema, 0 to ${known}`);
  }
  const sql = database.migrationsAsSql(from);
  // Standard output may be going to another program: what is for people stands beside it.
  if (sql === '') {
    context.stderr.write(`${database.label}: schema ${from} of ${known}: nothing to print\n`);
  }
  return { exitCode: exitCodes.fine, text: sql, json: { from, sql } };
}
