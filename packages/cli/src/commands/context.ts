import type { Command } from 'commander';
import type { Database } from '../database/database.ts';
import { openDatabase } from '../database/open-database.ts';
import type { Terminal } from '../output/progress.ts';
import type { Reply } from '../output/reply.ts';
import {
  type Flags,
  readSettings,
  requireDatabase,
  type Settings,
  type Surroundings,
} from '../settings/settings.ts';

/** What surrounds a command, and where its answer goes. */
export interface Context extends Surroundings {
  /** The file descriptor of standard input. */
  readonly stdin: number;
  readonly stderr: Terminal;
  reply(reply: Reply, flags: { readonly json?: boolean }): void;
}

/** What a command works with. */
export interface Work<Options> {
  readonly database: Database;
  readonly settings: Settings;
  readonly options: Options;
  readonly context: Context;
}

/** Options that every command has. */
type Common = Flags & { readonly json?: boolean };

/**
 * Makes the action of a command out of what it does with the open database: settings are read, the database is
 * opened, the answer is given, and the database is closed whatever happens.
 */
export function withDatabase<Options extends object>(
  context: Context,
  work: (work: Work<Options>, ...names: string[]) => Promise<Reply>,
) {
  return async (...given: unknown[]): Promise<void> => {
    const command = given.at(-1) as Command; // commander calls so: arguments, options, command
    const options = command.optsWithGlobals<Options & Common>();
    const settings = readSettings(options, context);
    const database = await openDatabase(requireDatabase(settings), settings);
    try {
      const names = command.args;
      context.reply(await work({ database, settings, options, context }, ...names), options);
    } finally {
      await database.close();
    }
  };
}
