import type { Policy } from '../policy/policy.ts';
import { isAhead } from '../time/bounds.ts';
import { mostPendingLogins, type PendingLogin, type SessionState } from './login-state.ts';

type Pending = Pick<SessionState, 'pending' | 'otherPending'>;

/** The log-ins of a browser that owe a code, oldest first. */
export function pendingLogins({ pending, otherPending = [] }: Pending): readonly PendingLogin[] {
  return pending === undefined ? otherPending : [...otherPending, pending];
}

/**
 * The log-ins of a browser with one that has just begun: it kills none of another tab. Those whose time
 * is over are left out, and the oldest where there are too many.
 */
export function withPending(
  state: Pending,
  begun: PendingLogin,
  { pendingLoginSeconds }: Pick<Policy, 'pendingLoginSeconds'>,
): Pending {
  const now = begun.openedAt;
  const isInTime = ({ openedAt }: PendingLogin) =>
    now < openedAt + pendingLoginSeconds * 1000 && !isAhead(openedAt, now);
  return listed([...pendingLogins(state).filter(isInTime), begun]);
}

/** The log-ins of a browser without one that was completed; those of other tabs go on. */
export function withoutPending(state: Pending, id: string): Pending {
  return listed(pendingLogins(state).filter((each) => each.id !== id));
}

function listed(all: readonly PendingLogin[]): Pending {
  const recent = all.slice(-mostPendingLogins);
  const [pending, otherPending] = [recent.at(-1), recent.slice(0, -1)];
  return { ...(pending && { pending }), ...(otherPending.length > 0 && { otherPending }) };
}
