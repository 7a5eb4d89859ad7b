export { type AskForCodeOptions, askForCode } from './ask-for-code.ts';
export {
  type FailureInfo,
  KeyfobStrategy,
  type KeyfobStrategyOptions,
  type Verify,
  type VerifyDone,
} from './keyfob-strategy.ts';
