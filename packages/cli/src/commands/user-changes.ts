import type { Keyfob } from '@keyfob/core';
import type { Command } from 'commander';
import { requireSchema } from '../database/open-database.ts';
import { operatorKeyfob } from '../database/operator-keyfob.ts';
import { plain } from '../output/plain.ts';
import type { Reply } from '../output/reply.ts';
import { exitCodes, wrongUsage } from '../output/stop.ts';
import { readKeyRing } from '../settings/key-ring.ts';
import { type Context, type Work, withDatabase } from './context.ts';
import { type Operator, operatorOf } from './operator.ts';
import { userIdOf } from './user-id.ts';
import { nothingKept } from './user-show.ts';

/** What an operator changes: `keyfob user disable`, `unlock` and `forget`. */
export function addUserChanges(user: Command, context: Context): void {
  user
    .command('disable <id>')
    .description('Turns OTP off, ends sessions and has the owner told by the application.')
    .requiredOption('--actor <name>', 'who does it, for the audit log')
    .requiredOption('--reason <text>', 'why, for the audit log')
    .addHelpText(
      'after',
      `
Examples:
  keyfob user disable alice --actor 'Eve, support' --reason 'lost phone, passport seen'
  keyfob user disable 42 --actor ops --reason 'key leaked' --json`,
    )
    .action(withDatabase<Operator>(context, disable));
  user
    .command('unlock <id>')
    .description('Forgets wrong codes and passwords, and with them waits and the end of codes.')
    .requiredOption('--actor <name>', 'who does it, for the audit log')
    .option('--reason <text>', 'why, for the audit log')
    .addHelpText(
      'after',
      `
Examples:
  keyfob user unlock alice --actor 'Eve, support' --reason 'called back'
  keyfob user unlock 42 --actor ops

What the owner has frozen stays frozen.`,
    )
    .action(withDatabase<Operator>(context, unlock));
  user
    .command('forget <id>')
    .description('Removes everything that is kept of a user: account, events, messages, requests.')
    .option('--yes', 'it is meant: there is no way back')
    .addHelpText(
      'after',
      `
Examples:
  keyfob user forget alice --yes
  keyfob user forget 42 --yes --json

First delete the user of your site: an id that is given to somebody else begins anew.`,
    )
    .action(withDatabase<{ readonly yes?: boolean }>(context, forget));
}

async function disable(work: Work<Operator>, id?: string): Promise<Reply> {
  const userId = userIdOf(id);
  const operator = operatorOf(work.options);
  const keyfob = await keyfobOf(work);
  const { authenticators, pending, changedAt } = await work.database.inspector.account(userId);
  const wasOn = authenticators.length > 0;
  if (!wasOn && pending === null) {
    const what = changedAt === null ? `OTP is off; ${nothingKept}` : 'OTP is off already';
    return done(what, { userId, wasOn });
  }
  await keyfob.reset({ userId, ...operator });
  return done('OTP is off', { userId, wasOn });
}

async function unlock(work: Work<Operator>, id?: string): Promise<Reply> {
  const userId = userIdOf(id);
  const operator = operatorOf(work.options);
  const keyfob = await keyfobOf(work);
  await keyfob.unlock({ userId, ...operator });
  return done('codes and passwords are taken again', { userId });
}

async function forget({ database, options }: Work<{ yes?: boolean }>, id?: string): Promise<Reply> {
  const userId = userIdOf(id);
  if (!options.yes) {
    throw wrongUsage(`this removes everything of ${plain(userId)} and has no way back; add --yes`);
  }
  await requireSchema(database);
  await database.store().forget(userId);
  return done('nothing is kept any more', { userId });
}

/** With the ring of the application: messages to the owner are sealed under it. */
async function keyfobOf({ database, settings }: Work<object>): Promise<Keyfob> {
  const ring = readKeyRing(settings.keys);
  await requireSchema(database);
  const keyfob = operatorKeyfob(database.store(), ring, settings);
  await keyfob.check();
  return keyfob;
}

function done(what: string, json: { readonly userId: string; readonly wasOn?: boolean }): Reply {
  return {
    exitCode: exitCodes.fine,
    text: `${plain(json.userId)}: ${what}\n`,
    json: { ...json, done: true },
  };
}
