import type { Store, StoredEvent } from '@keyfob/core';
import { type Command, Option } from 'commander';
import { requireSchema } from '../database/open-database.ts';
import { csv } from '../output/csv.ts';
import { plain, written } from '../output/plain.ts';
import type { Reply } from '../output/reply.ts';
import { exitCodes, wrongUsage } from '../output/stop.ts';
import { table } from '../output/table.ts';
import { type Context, type Work, withDatabase } from './context.ts';
import { userIdOf } from './user-id.ts';
import { wholeNumber } from './whole-number.ts';

interface Options {
  readonly csv?: boolean;
  readonly json?: boolean;
  readonly limit: string;
}

const pageLength = 100;

/** `keyfob user events`: the audit log of a user. */
export function addUserEvents(user: Command, context: Context): void {
  user
    .command('events <id>')
    .description('Prints the audit log of a user, newest first.')
    .option('--csv', 'as CSV, made safe for spreadsheets')
    .addOption(new Option('--limit <number>', 'how many at most').default('1000'))
    .addHelpText(
      'after',
      `
Examples:
  keyfob user events alice --limit 20
  keyfob user events alice --csv > alice.csv

--json gives one event a line instead of one document: a log may be long.`,
    )
    .action(withDatabase<Options>(context, events));
}

async function events({ database, options }: Work<Options>, id?: string): Promise<Reply> {
  const userId = userIdOf(id);
  const limit = wholeNumber(options.limit);
  if (!(limit >= 1)) {
    throw wrongUsage(`--limit is ${options.limit}; it must be a whole number from 1`);
  }
  if (options.csv && options.json) throw wrongUsage('--csv and --json do not go together');
  await requireSchema(database);
  const all = await newest(database.store(), userId, limit);
  const rows = all.map(({ id: number, at, type, client, userId: _, ...rest }) => [
    ...[String(number), written(at), type, detail(rest)],
    ...[client?.address ?? '', client?.userAgent ?? ''],
  ]);
  const names = ['id', 'at', 'type', 'detail', 'address', 'browser'];
  const text = options.csv ? csv([names, ...rows]) : table(rows.map((row) => row.map(plain)));
  return { exitCode: exitCodes.fine, text, json: { lines: all } };
}

async function newest(store: Store, userId: string, most: number): Promise<StoredEvent[]> {
  const all: StoredEvent[] = [];
  while (all.length < most) {
    const limit = Math.min(pageLength, most - all.length);
    const page = await store.events(userId, { limit, before: all.at(-1)?.id });
    all.push(...page);
    if (page.length < limit) break;
  }
  return all;
}

function detail(rest: object): string {
  return Object.entries(rest)
    .map(([name, value]) => `${name}=${String(value)}`)
    .join(' ');
}
