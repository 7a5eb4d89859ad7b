export { badBodies, badCodes, pastedCodes } from './bad-input.ts';
export {
  type FakeCaptcha,
  type FakeSender,
  fakeCaptcha,
  fakeMailer,
  fakeSmsSender,
  type SentMessage,
} from './fake-channels.ts';
export { type ManualClock, manualClock } from './manual-clock.ts';
export { memoryStore } from './memory-store.ts';
export { type MemoryUser, memoryUsers } from './memory-users.ts';
export { refusalOf } from './refusal-of.ts';
export { type OpenStore, type Runner, storeSuite } from './store-suite.ts';
export { type TrialKeyfob, trialKeyfob, trialLinks, trialPassword } from './trial-keyfob.ts';
export { askForSms, followLink, giveSmsCode, mailedToken, textedCode } from './trial-recovery.ts';
export { type VirtualAuthenticator, virtualAuthenticator } from './virtual-authenticator.ts';
