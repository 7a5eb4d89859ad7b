import { destroySession, sessionId, sessionState } from '@keyfob/core/adapter';
import type { Request } from 'express';
import type { KeyfobHost } from './host.ts';
import { checkedHost } from './host-gate.ts';

/**
 * Ends the session of a request, and has Keyfob remember that it did: whatever a session store brings
 * back afterwards, the guards refuse it (A8).
 *
 * @throws KeyfobError `unavailable` when that could not be written down. The session is ended even then.
 */
export async function logOut(host: KeyfobHost, request: Request): Promise<void> {
  const { keyfob, currentUser } = checkedHost(host, 'logOut');
  try {
    const { mark, signIn } = sessionState(request);
    const ids = new Set([await currentUser(request), mark?.userId, signIn?.userId]);
    for (const userId of ids) {
      if (userId !== undefined) await keyfob.logOut({ userId, sessionId: sessionId(request) });
    }
  } finally {
    await destroySession(request);
  }
}
