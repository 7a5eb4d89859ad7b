/** What the adapters of web frameworks share. */
export { toUserId } from '../account/user-id.ts';
export { pendingLogins, withoutPending } from '../factor/pending-logins.ts';
export { kindOf } from '../policy/kind-of.ts';
export { refuseUnknownKeys } from '../policy/unknown-keys.ts';
export { withinSeconds } from '../ports/within-seconds.ts';
export { isEnded } from './ended-sessions.ts';
export { requireExpress } from './express-version.ts';
export {
  noteSecondFactor,
  noteSignIn,
  openPendingLogin,
  pendingLoginId,
  renewSession,
  type StateParts,
  sessionState,
} from './login-session.ts';
export { namedPending } from './named-pending.ts';
export { rejectionsToNext } from './rejections-to-next.ts';
export { destroySession, emptySession, sessionId, settled } from './server-session.ts';
export { signedInAlready } from './signed-in-already.ts';
