import { isDeepStrictEqual } from 'node:util';
import type { Account, SupportRequest } from '@keyfob/core';
import type { Stage } from './stage.ts';

/** What is kept of a user, without what differs from one user to the next. */
export interface Found {
  readonly account: unknown;
  readonly events: readonly string[];
  /** Of their support request: where it stands, and what has happened to it. */
  readonly request: unknown;
}

export async function lookAt(
  { store, keyfob }: Stage,
  userIds: readonly string[],
): Promise<readonly Found[]> {
  const requests = new Map<string | undefined, SupportRequest>();
  let after: string | undefined;
  do {
    const within = { unknownWithinSeconds: 86_400, endedWithinSeconds: 86_400 };
    const page = await store.requests.list({ limit: 100, after, ...within });
    for (const request of page.requests) requests.set(request.userId, request);
    after = page.next;
  } while (after !== undefined);

  return Promise.all(
    userIds.map(async (userId): Promise<Found> => {
      const read = await store.update(userId, (account) => ({ result: account }));
      if (!('result' in read)) throw new Error('nothing was read');
      const events = await keyfob.events({ userId, limit: 100 });
      const request = requests.get(userId);
      return {
        account: shapeOf(read.result),
        events: events.map(({ type }) => type),
        request: request && [request.state, request.trail.map(({ action }) => action)],
      };
    }),
  );
}

/** How far a user has come. */
export function isSame(one: unknown, other: unknown): boolean {
  return isDeepStrictEqual(one, other);
}

function shapeOf(account: Account) {
  const { authenticators, pending, attempts, recovery, spentLogins, sessions, notices } = account;
  return {
    steps: authenticators.map(({ recentSteps }) => recentSteps.length),
    pending: pending?.failures ?? null,
    failures: Object.values(attempts).map(({ failures }) => failures),
    recovery: recovery && [
      recovery.phase,
      ...(recovery.phase === 'proving' ? [recovery.stage, recovery.sms?.failures] : []),
    ],
    spentLogins: spentLogins.length,
    loggedOut: sessions.loggedOut.length,
    notices: notices.length,
    frozen: account.frozenUntil !== null,
    epoch: account.loginEpoch,
  };
}
