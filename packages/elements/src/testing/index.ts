export {
  exampleCode,
  exampleEnrolment,
  examplePassword,
  statusOff,
  statusOn,
} from './example-data.ts';
export { type CallName, FakeKeyfobClient, type RecordedCall } from './fake-keyfob-client.ts';
