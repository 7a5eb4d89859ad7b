import type { Policy } from '../policy/policy.ts';
import { waitAfter } from '../policy/waits.ts';
import { cutToNow, cutToSpan, isAhead } from '../time/bounds.ts';
import type { Instant } from '../time/instant.ts';
import type { Account, Attempts, Authenticator, Notice } from './account.ts';
import type { Circumstances } from './decision.ts';
import type { ProvingFlow, RecoveryFlow, SentSecret } from './recovery-flow.ts';

type Clock = Pick<Circumstances, 'now' | 'policy'>;

/**
 * The account with every instant that no right clock can have written put right: waits are cut to
 * their own length from now, lifetimes are over, what has happened has happened by now. After a clock
 * that was a day or a year ahead nobody waits longer than the policy's own maximum, and nothing lives
 * longer.
 *
 * The rules see an account only after this, and what it mends is kept with the next commit. The steps
 * of authenticators are another matter: see `factor/spent-steps.ts`.
 *
 * @returns the same object when there is nothing to mend
 */
export function mended(account: Account, clock: Clock): Account {
  const { now, policy } = clock;
  const { pending, enrolments, sessions, recoveryStarts, contactsChange, frozenUntil } = account;
  // Whatever the account holds was written by then, or mended by then.
  if (account.changedAt !== null && account.changedAt <= now) return account;
  const right: Account = {
    ...account,
    authenticators: account.authenticators.map((each) => mendedAuthenticator(each, now)),
    pending: pending && {
      ...pending,
      expiresAt: endOf(pending.expiresAt, policy.enrolmentSeconds, now),
    },
    enrolments: isAhead(enrolments.since, now) ? { since: 0, uses: 0 } : enrolments,
    attempts: {
      code: mendedAttempts(account.attempts.code, clock),
      password: mendedAttempts(account.attempts.password, clock),
      activation: mendedAttempts(account.attempts.activation, clock),
    },
    sessions: {
      endedAt: sessions.endedAt && cutToNow(sessions.endedAt, now),
      loggedOut: sessions.loggedOut.map(({ id, at }) => ({ id, at: cutToNow(at, now) })),
    },
    recovery: account.recovery && mendedFlow(account.recovery, clock),
    recoveryStarts: recoveryStarts.filter(({ at }) => !isAhead(at, now)),
    contactsChange: contactsChange && {
      ...contactsChange,
      heardAt: cutToNow(contactsChange.heardAt, now),
    },
    notices: account.notices.map((each) => mendedNotice(each, account.recovery, clock)),
    frozenUntil: frozenUntil && cutToSpan(frozenUntil, policy.freezeSeconds * 1000, now),
  };
  return JSON.stringify(right) === JSON.stringify(account) ? account : right;
}

function mendedAuthenticator(authenticator: Authenticator, now: Instant): Authenticator {
  const { addedAt, lastUsedAt } = authenticator;
  return {
    ...authenticator,
    addedAt: cutToNow(addedAt, now),
    lastUsedAt: cutToNow(lastUsedAt, now),
  };
}

function mendedAttempts({ failures, blockedUntil }: Attempts, { now, policy }: Clock): Attempts {
  const waitMs = waitAfter(failures, policy) * 1000;
  return { failures, blockedUntil: blockedUntil && cutToSpan(blockedUntil, waitMs, now) };
}

function mendedFlow(flow: RecoveryFlow, { now, policy }: Clock): RecoveryFlow {
  if (flow.phase === 'waiting') {
    const { since, effectiveAt, waitSeconds } = flow;
    return {
      ...flow,
      since: cutToNow(since, now),
      effectiveAt: effectiveAt && cutToSpan(effectiveAt, waitSeconds * 1000, now),
    };
  }
  const { expiresAt, link, sms, smsGrant } = flow;
  return {
    ...flow,
    expiresAt: endOf(expiresAt, policy.recoverySeconds, now),
    link: mendedSecret(link, now, policy.recoveryLinkSeconds),
    sms: sms && mendedSecret(sms, now, policy.recoveryCodeSeconds),
    ...(smsGrant && { smsGrant: { ...smsGrant, at: cutToNow(smsGrant.at, now) } }),
  } satisfies ProvingFlow;
}

function mendedSecret<Secret extends SentSecret>(
  secret: Secret,
  now: Instant,
  seconds: number,
): Secret {
  const { expiresAt, requestedAt } = secret;
  return {
    ...secret,
    expiresAt: expiresAt && endOf(expiresAt, seconds, now),
    requestedAt: cutToNow(requestedAt, now),
  };
}

/** The end of a lifetime: of one that began in the future long ago, so that no further jump revives it. */
function endOf(end: Instant, seconds: number, now: Instant): Instant {
  return isAhead(end - seconds * 1000, now) ? 0 : end;
}

/** A notice about a waiting time lives through that as well. */
function mendedNotice(
  notice: Notice,
  flow: RecoveryFlow | null,
  { now, policy }: { readonly now: Instant; readonly policy: Policy },
): Notice {
  const waitSeconds = flow?.phase === 'waiting' ? flow.waitSeconds : 0;
  const spanMs = (policy.noticeSeconds + waitSeconds) * 1000;
  return { ...notice, expiresAt: cutToSpan(notice.expiresAt, spanMs, now) };
}
