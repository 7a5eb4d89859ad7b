export { pendingLoginId } from '@keyfob/core/adapter';
export {
  type GuardOptions,
  type PendingGuardOptions,
  requirePendingLogin,
  requireSecondFactor,
} from './guards.ts';
export type { KeyfobHost } from './host.ts';
export { keyfobRouter } from './keyfob-router.ts';
export { logOut } from './log-out.ts';
export { beginLogin, completeLogin } from './login.ts';
export { keyfobReady, type ReadyOptions } from './ready.ts';
export { requireSameOrigin, type SameOriginOptions } from './same-origin.ts';
