import { KeyfobError } from '../contract/index.ts';
import { type PendingLogin, pendingLogin, type SessionState } from '../factor/login-state.ts';

/**
 * The log-in that a request means: the one it names, else the newest of the browser.
 *
 * @param login from outside
 * @throws KeyfobError `invalid_input` for what can be no name of a log-in
 */
export function namedPending(state: SessionState, login: unknown): PendingLogin | undefined {
  if (login === undefined) return pendingLogin(state);
  if (typeof login === 'string' && /^[\w-]{1,64}$/.test(login)) return pendingLogin(state, login);
  const reason = typeof login === 'string' ? 'wrong_format' : 'wrong_type';
  throw new KeyfobError('invalid_input', { fields: [{ field: 'login', reason }] });
}
