import { Command } from 'commander';
import type { Context } from './commands/context.ts';
import { addDoctor } from './commands/doctor.ts';
import { addImport } from './commands/import.ts';
import { addMigrate } from './commands/migrate.ts';
import { addReseal } from './commands/reseal.ts';
import { addStats } from './commands/stats.ts';
import { addUser } from './commands/user.ts';
import type { Terminal } from './output/progress.ts';

/** All commands, with the options that each of them has. */
export function makeProgram(
  context: Context & { readonly stdout: Terminal },
  version: string,
): Command {
  const program = new Command('keyfob')
    .description('Keyfob for operators: the second factors of your site, from outside of it.')
    .version(version)
    .option(
      '-d, --database <address>',
      'sqlite:<path>, <path>, postgres://… or mysql://… (KEYFOB_DATABASE)',
    )
    .option('--schema <name>', 'schema of the tables in PostgreSQL (KEYFOB_SCHEMA)')
    .option('--prefix <text>', 'what the names of the tables begin with (KEYFOB_PREFIX)')
    .option('--keys-file <path>', 'file of the key ring (KEYFOB_KEYS_FILE; or KEYFOB_KEYS itself)')
    .option('--config <path>', 'settings file (KEYFOB_CONFIG; default keyfob.config.json)')
    .option('--json', 'answer with one JSON document')
    .option('--verbose', 'tell also where in the program an error came from')
    .showHelpAfterError('(--help tells how it is called)')
    .configureHelp({ showGlobalOptions: true, sortSubcommands: false })
    .addHelpText(
      'after',
      `
Examples:
  keyfob doctor --database sqlite:data/keyfob.sqlite
  keyfob user show alice --database postgres://keyfob@db.example.test/site

A flag counts before the environment, the environment before the settings file. Secrets have no flag.
Exit codes: 0 fine, 1 findings (something is wrong, rows were refused), 2 wrong usage, 3 the database
or the keys could not be used.`,
    );
  for (const add of [addMigrate, addDoctor, addReseal, addUser, addImport, addStats]) {
    add(program, context);
  }
  for (const command of withSubcommands(program)) {
    command.exitOverride().configureOutput({
      writeOut: (text) => context.stdout.write(text),
      writeErr: (text) => context.stderr.write(text.replace(/^error: /, 'keyfob: ')),
    });
  }
  return program;
}

function withSubcommands(command: Command): Command[] {
  return [command, ...command.commands.flatMap(withSubcommands)];
}
