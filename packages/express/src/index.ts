export { type GuardOptions, requirePendingLogin, requireSecondFactor } from './guards.ts';
export type { KeyfobHost } from './host.ts';
export { keyfobRouter } from './keyfob-router.ts';
export { beginLogin, completeLogin } from './login.ts';
export { requireSameOrigin } from './same-origin.ts';
