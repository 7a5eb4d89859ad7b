export {
  exampleAccount,
  exampleCode,
  exampleEnrolment,
  examplePassword,
  statusOff,
  statusOn,
} from './example-data.ts';
export { exampleEvidence, exampleRequests } from './example-support.ts';
export { type CallName, FakeKeyfobClient, type RecordedCall } from './fake-keyfob-client.ts';
export {
  exampleCaptcha,
  exampleLinkToken,
  exampleSmsCode,
  FakeRecovery,
  type FakeRecoveryOptions,
  type FakeRecoveryPlace,
} from './fake-recovery.ts';
export { FakeSupportDesk } from './fake-support-desk.ts';
export { pseudoLocale } from './pseudo-locale.ts';
