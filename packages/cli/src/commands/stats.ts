import type { Command } from 'commander';
import { requireSchema } from '../database/open-database.ts';
import { written } from '../output/plain.ts';
import type { Reply } from '../output/reply.ts';
import { exitCodes } from '../output/stop.ts';
import { table } from '../output/table.ts';
import { type Context, type Work, withDatabase } from './context.ts';

interface Options {
  readonly scan?: boolean;
}

/** `keyfob stats`: how much there is of everything. */
export function addStats(program: Command, context: Context): void {
  program
    .command('stats')
    .summary('count accounts, messages and requests')
    .description('Counts what is kept, by indexes alone; nothing is changed.')
    .option('--scan', 'read every account as well: about a second for each 100,000')
    .addHelpText(
      'after',
      `
Examples:
  keyfob stats --database sqlite:data/keyfob.sqlite
  keyfob stats --scan --json

"With a shared key" counts also keys that are on screen and not proven yet. How many accounts have OTP
on, and how many recoveries are open, only the accounts themselves tell: --scan reads them all.`,
    )
    .action(withDatabase<Options>(context, stats));
}

async function stats({ database, options }: Work<Options>): Promise<Reply> {
  await requireSchema(database);
  const { inspector } = database;
  const figures = await inspector.figures();
  const scanned = options.scan ? await inspector.scan() : undefined;
  const { accounts, accountsWithKey, channels, requests, oldestEventAt } = figures;
  const rows = [
    ['accounts', String(accounts)],
    ['with a shared key', String(accountsWithKey)],
    ...(scanned
      ? [
          ['OTP on', String(scanned.on)],
          ['recoveries open', String(scanned.recovering)],
        ]
      : []),
    ...channels.flatMap(({ channel, waiting, lastDay: { sent, failed, dropped } }) => [
      [`${channel} waiting`, String(waiting)],
      [`${channel} within a day`, `${sent} sent, ${failed} failed, ${dropped} dropped`],
    ]),
    [
      'requests open',
      `${requests.openOfKnown} of users, ${requests.openOfUnknown} of nobody known`,
    ],
    ['requests ended', String(requests.ended)],
    ...(oldestEventAt === undefined ? [] : [['oldest event', written(oldestEventAt)]]),
  ];
  return {
    exitCode: exitCodes.fine,
    text: `${database.label}\n\n${table(rows)}`,
    json: { database: database.label, ...figures, ...(scanned && { scanned }) },
  };
}
