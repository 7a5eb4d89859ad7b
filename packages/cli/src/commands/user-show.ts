import type { Account } from '@keyfob/core';
import type { Command } from 'commander';
import { requireSchema } from '../database/open-database.ts';
import { plain, written } from '../output/plain.ts';
import type { Reply } from '../output/reply.ts';
import { exitCodes } from '../output/stop.ts';
import { counted, table } from '../output/table.ts';
import { type Context, type Work, withDatabase } from './context.ts';
import { userIdOf } from './user-id.ts';

/** `keyfob user show`: what is known of a user's second factor, without its keys. */
export function addUserShow(user: Command, context: Context): void {
  user
    .command('show <id>')
    .description('Shows state, authenticators, failures, waits and requests of a user.')
    .addHelpText(
      'after',
      `
Examples:
  keyfob user show alice --database sqlite:data/keyfob.sqlite
  keyfob user show 42 --json`,
    )
    .action(withDatabase(context, show));
}

async function show({ database }: Work<object>, id?: string): Promise<Reply> {
  const userId = userIdOf(id);
  await requireSchema(database);
  const { inspector } = database;
  const facts = factsOf(await inspector.account(userId), await inspector.now());
  const requests = await inspector.requestsOf(userId);
  return {
    exitCode: exitCodes.fine,
    text: table(rowsOf({ ...facts, requests })),
    json: { ...facts, requests },
  };
}

/** A desk that gives an e-mail address in place of an id must not take the answer for one about a customer. */
export const nothingKept =
  'nothing is kept of this id: it has never used Keyfob, or is not the id of a user';

type Facts = ReturnType<typeof factsOf>;

/** Everything of an account that is no secret, name by name: what is added to accounts later stays out. */
function factsOf(account: Account, now: number) {
  const { authenticators, pending, recovery, attempts, frozenUntil } = account;
  const isOn = authenticators.length > 0;
  const isPending = pending !== null && pending.expiresAt > now;
  const lane = ({ failures, blockedUntil }: Account['attempts']['code']) => ({
    failures,
    waitSeconds: Math.max(0, Math.ceil(((blockedUntil ?? now) - now) / 1000)),
  });
  return {
    userId: account.userId,
    isKept: account.changedAt !== null,
    state: isOn ? ('on' as const) : isPending ? ('pending' as const) : ('off' as const),
    authenticators: authenticators.map(
      ({ id, name, algorithm, digits, periodSeconds, addedAt, lastUsedAt }) => ({
        ...{ id, name, algorithm, digits, periodSeconds },
        addedAt: new Date(addedAt).toISOString(),
        lastUsedAt: new Date(lastUsedAt).toISOString(),
      }),
    ),
    attempts: {
      code: lane(attempts.code),
      password: lane(attempts.password),
      activation: lane(attempts.activation),
    },
    frozenUntil: frozenUntil !== null && frozenUntil > now ? iso(frozenUntil) : null,
    recovery: recovery === null ? null : recoveryFacts(recovery, now),
  };
}

function recoveryFacts(recovery: NonNullable<Account['recovery']>, now: number) {
  if (recovery.phase === 'waiting') {
    const { by, effectiveAt } = recovery;
    return {
      phase: 'waiting' as const,
      by,
      effectiveAt: effectiveAt === null ? null : iso(effectiveAt),
    };
  }
  if (recovery.expiresAt <= now) return null;
  return { phase: 'proving' as const, expiresAt: iso(recovery.expiresAt) };
}

function rowsOf(facts: Facts & { requests: { open: number; ended: number } }): string[][] {
  const { userId, isKept, state, authenticators, attempts, frozenUntil, recovery } = facts;
  const { requests } = facts;
  return [
    ['user', plain(userId)],
    ['OTP', state],
    ...(isKept ? [] : [['note', nothingKept]]),
    ...authenticators.map(({ name, algorithm, digits, periodSeconds, addedAt, lastUsedAt }) => [
      'authenticator',
      `${plain(name)}: ${digits} digits, ${algorithm}, ${periodSeconds} s; since ${short(addedAt)}, used ${short(lastUsedAt)}`,
    ]),
    ...Object.entries(attempts).map(([lane, { failures, waitSeconds }]) => [
      `wrong ${lane}`,
      `${counted(failures, 'failure')}${waitSeconds > 0 ? `, waits ${waitSeconds} s` : ''}`,
    ]),
    ...(frozenUntil === null ? [] : [['frozen until', short(frozenUntil)]]),
    ...(recovery === null ? [] : [['recovery', recoveryWords(recovery)]]),
    ['requests', `${requests.open} open, ${requests.ended} ended`],
  ];
}

function recoveryWords(recovery: NonNullable<Facts['recovery']>): string {
  if (recovery.phase === 'proving') return `open until ${short(recovery.expiresAt)}`;
  const { by, effectiveAt } = recovery;
  return `OTP goes off ${effectiveAt === null ? 'once the owner is told' : short(effectiveAt)}, by ${by}`;
}

function iso(at: number): string {
  return new Date(at).toISOString();
}

function short(at: string): string {
  return written(Date.parse(at));
}
