export { pendingLoginId } from '@keyfob/core/adapter';
export { type AskForCodeOptions, askForCode } from './ask-for-code.ts';
export type { FailureInfo } from './failure-info.ts';
export { KeyfobStrategy, type KeyfobStrategyOptions } from './keyfob-strategy.ts';
export { type LogOutOptions, logOut } from './log-out.ts';
export type { UserIdOf } from './user-id.ts';
export type { Verify, VerifyDone } from './verify.ts';
