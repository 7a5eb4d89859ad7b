import { endedAttempt, withUnsent } from '../shared/send-failure.ts';
import type { SmppSession } from './smpp-session.ts';

/**
 * Keeps one session that all messages share, and makes another when it was lost: not by itself, but
 * for the next message, which the outbox sees to.
 */
export function smppLink(bind: () => Promise<SmppSession>) {
  let current: Promise<SmppSession> | undefined;
  let isClosed = false;

  async function live(): Promise<SmppSession> {
    const found = current;
    const isUsable = found !== undefined && !(await isGone(found));
    if (isClosed) throw new Error('smpp: this sender was closed');
    if (isUsable) return found;
    // Whoever looked at the same time may have begun already.
    if (current === undefined || current === found) current = bind();
    return current;
  }

  return {
    /**
     * The session of now, or a new one. `signal` ends the waiting, not the connecting. Whatever fails
     * here, no message has gone out.
     */
    async session(signal: AbortSignal): Promise<SmppSession> {
      if (signal.aborted) throw endedAttempt('smpp', signal.reason, true);
      const { promise, reject } = Promise.withResolvers<never>();
      const cancel = () => reject(endedAttempt('smpp', signal.reason, true));
      signal.addEventListener('abort', cancel);
      try {
        return await Promise.race([live(), promise]);
      } catch (thrown) {
        throw withUnsent(thrown, true);
      } finally {
        signal.removeEventListener('abort', cancel);
      }
    },

    /** Logs out and ends the connection, for good. */
    async close(): Promise<void> {
      isClosed = true;
      if (!current || (await isGone(current))) return;
      const session = await current;
      try {
        await session.request('unbind', {});
      } finally {
        session.end('it was closed');
      }
    },
  };
}

async function isGone(session: Promise<SmppSession>): Promise<boolean> {
  try {
    return (await session).isLost;
  } catch {
    return true;
  }
}
