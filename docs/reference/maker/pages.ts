/** Which pages there are, and in which order a reader meets the names on them. */
import { readFileSync } from 'node:fs';
import type { Entry } from './read-api.ts';

export interface PagePlan {
  readonly file: string;
  readonly title: string;
  readonly intro: string;
  /** As they are imported. Several have a section each. */
  readonly entries: readonly string[];
  /** Names that no section mentions come last: functions, then types. */
  readonly sections?: readonly { readonly title: string; readonly names: readonly string[] }[];
}

/** Packages that the pages tell of; the components have a Storybook. */
const packages = ['core', 'storage', 'channels', 'express', 'passport'];

/**
 * Every entry of these packages, as `package.json` names them. The contract comes first: what the core
 * exports as well is told of with it.
 */
export function allEntries(): readonly Entry[] {
  const entries = packages.flatMap((name) => {
    const path = new URL(`../../../packages/${name}/package.json`, import.meta.url);
    const { exports } = JSON.parse(readFileSync(path, 'utf8'));
    return Object.entries<Record<string, string>>(exports).map(([subpath, conditions]) => ({
      name: `@keyfob/${name}${subpath.slice(1)}`,
      file: `packages/${name}/${conditions['@keyfob/source']?.slice(2)}`,
    }));
  });
  const isContract = ({ name }: Entry) => name === '@keyfob/core/contract';
  return [...entries.filter(isContract), ...entries.filter((each) => !isContract(each))];
}

const ids =
  'An id such as (C4) names a promise: [what Keyfob promises](../security/requirements.md).';

export const pages: readonly PagePlan[] = [
  {
    file: 'core.md',
    title: '@keyfob/core',
    intro: `The rules, without HTTP and without SQL. Every call may throw a \`KeyfobError\` with the code \`unavailable\` beside those that are named: something broke, and nobody gets in for it. Numbers stand in [limits](limits.md), errors in [HTTP API](http-api.md). ${ids}`,
    entries: ['@keyfob/core'],
    sections: [
      {
        title: 'Set up',
        names: [
          ...[
            'createKeyfob',
            'KeyfobOptions',
            'RecoveryOptions',
            'Policy',
            'SupportPolicy',
            'EvidenceRule',
          ],
          ...[
            'WorkingCalendar',
            'limits',
            'healthLimits',
            'completePolicy',
            'logFault',
            'Telemetry',
            'generateKeyRing',
            'parseKeyRing',
            'KeyRing',
          ],
        ],
      },
      {
        title: 'Use cases',
        names: [
          ...[
            'Keyfob',
            'FactorCalls',
            'RecoveryCalls',
            'SupportCalls',
            'OperatorCalls',
            'KeyCalls',
          ],
          ...['Call', 'Client', 'LoginStep', 'Proven', 'StaffMember'],
        ],
      },
      {
        title: 'What a session keeps',
        names: [
          ...['SessionState', 'PendingLogin', 'SecondFactorMark', 'SignInNote', 'Recovering'],
          ...['sessionKey', 'readSessionState', 'pendingLogin'],
        ],
      },
      {
        title: 'From another system',
        names: ['ForeignAuthenticator', 'importProblem', 'fromBase32'],
      },
      { title: 'Your users', names: ['Users', 'UserRecord', 'UserId', 'User'] },
      {
        title: 'Your channels',
        names: [
          ...['Sender', 'SendFailure', 'Mailer', 'MailContent', 'SmsSender', 'SmsContent'],
          'Captcha',
        ],
      },
      {
        title: 'Events',
        names: [
          ...['StoredEvent', 'AuditEvent', 'EventDetail', 'EventType'],
          ...['Purpose', 'Lane', 'networkOf'],
        ],
      },
      {
        title: 'A store of your own',
        names: [
          ...['Store', 'Account', 'newAccount', 'encodeAccount', 'decodeAccount', 'Authenticator'],
          ...['PendingEnrolment', 'TotpParameters', 'Attempts', 'SpentLogin', 'SealedKey'],
          ...['Decision', 'SealedDecision', 'Refusal', 'Budget', 'isRunning', 'slackMs'],
          ...[
            'Outbox',
            'LeasedMessage',
            'MessageOutcome',
            'SealedMessage',
            'Message',
            'MessageBody',
          ],
          ...['Task', 'SupportRequests', 'SupportRequest', 'TrailEntry', 'supportSubject'],
          ...['encodeSupportRequest', 'decodeSupportRequest', 'requestOrder', 'RequestPlace'],
          ...['SealedThings', 'SealedPage', 'SealedCount', 'Page', 'ringKeyOf', 'ringKeysOf'],
          ...['SweepAges', 'storeChecks', 'Instant'],
        ],
      },
    ],
  },
  {
    file: 'core-contract.md',
    title: '@keyfob/core/contract',
    intro: `What travels over HTTP: shapes of bodies and answers, errors, calls. It needs neither Node nor a browser, and no library. ${ids}`,
    entries: ['@keyfob/core/contract'],
    sections: [
      {
        title: 'Errors',
        names: [
          ...[
            'KeyfobError',
            'isKeyfobError',
            'ErrorCode',
            'errorStatuses',
            'errorTitles',
            'ErrorDetails',
          ],
          ...[
            'NotAllowedReason',
            'FieldError',
            'FieldReason',
            'Problem',
            'toProblem',
            'fromProblem',
          ],
        ],
      },
      { title: 'Calls', names: ['routes', 'Route', 'RouteName', 'Caller'] },
      {
        title: 'The factor',
        names: [
          ...['Status', 'FactorState', 'ContactKind', 'ContactState', 'AuthenticatorSummary'],
          ...['Enrolment', 'OtpAlgorithm', 'ActivationRequest', 'VerificationRequest'],
          ...['Verification', 'StepUpRequest', 'DeactivationRequest'],
        ],
      },
      { title: 'Codes', names: ['normaliseCode', 'isCode', 'digitsFrom'] },
      {
        title: 'Recovery',
        names: [
          ...['Recovery', 'RecoveryState', 'RecoveryNeed', 'RecoveryProof', 'Delivery'],
          ...['RecoveryRequest', 'RecoveryLinkRequest', 'RecoverySmsRequest'],
          ...['RecoveryCompletionRequest', 'RecoveryCancellationRequest', 'RecoveryCancellation'],
          ...['CaptchaAction', 'CaptchaChallenge'],
        ],
      },
      {
        title: 'Support',
        names: [
          ...['SupportRequestSubmission', 'SupportRequestReceipt', 'SupportQueue'],
          ...['SupportRequestView', 'SupportState', 'SupportAction', 'SupportMessage'],
          ...['EvidenceItem', 'SupportTrailEntry', 'SupportCommentRequest'],
          ...['SupportEvidenceRequest', 'SupportDecisionRequest'],
        ],
      },
      { title: 'A process', names: ['Health', 'HealthChecks', 'HealthCheck'] },
      { title: 'Times', names: ['Timestamp'] },
    ],
  },
  {
    file: 'core-testing.md',
    title: '@keyfob/core/testing',
    intro:
      'The test kit: for tests of your application, of a store of your own, and of whatever stands on top of the core. It is not for production.',
    entries: ['@keyfob/core/testing'],
    sections: [
      {
        title: 'A whole Keyfob',
        names: [
          ...['trialKeyfob', 'TrialKeyfob', 'trialPassword', 'trialLinks', 'refusalOf'],
          ...['followLink', 'askForSms', 'giveSmsCode', 'mailedToken', 'textedCode'],
        ],
      },
      {
        title: 'Parts',
        names: [
          ...['virtualAuthenticator', 'VirtualAuthenticator', 'manualClock', 'ManualClock'],
          ...['memoryStore', 'memoryUsers', 'MemoryUser', 'fakeMailer', 'fakeSmsSender'],
          ...['FakeSender', 'SentMessage', 'fakeCaptcha', 'FakeCaptcha'],
        ],
      },
      { title: 'A store of your own', names: ['storeSuite', 'OpenStore', 'Runner'] },
      { title: 'Bad input', names: ['badCodes', 'pastedCodes', 'badBodies'] },
    ],
  },
  {
    file: 'core-telemetry.md',
    title: '@keyfob/core/telemetry',
    intro: `Metrics and traces by OpenTelemetry; it needs the package \`@opentelemetry/api\`. How to switch it on, and what is measured: [Observe](../guides/observe.md). ${ids}`,
    entries: ['@keyfob/core/telemetry'],
  },
  {
    file: 'core-adapter.md',
    title: '@keyfob/core/adapter',
    intro: `What the packages for web frameworks share: it is for those who write another one. Its sessions are those of express-session, by their shape. ${ids}`,
    entries: ['@keyfob/core/adapter'],
    sections: [
      {
        title: 'Sessions',
        names: [
          ...['sessionState', 'sessionId', 'emptySession', 'renewSession', 'destroySession'],
          ...['isEnded', 'noteSecondFactor', 'noteSignIn', 'StateParts'],
        ],
      },
      {
        title: 'Log-ins that owe a code',
        names: [
          ...['openPendingLogin', 'pendingLoginId', 'namedPending', 'pendingLogins'],
          ...['withoutPending', 'signedInAlready'],
        ],
      },
    ],
  },
  {
    file: 'storage.md',
    title: '@keyfob/storage',
    intro: `Where second factors are kept. How to run it: the [package's page](../../packages/storage/README.md). ${ids}`,
    entries: ['mysql', 'postgres', 'sqlite'].map((name) => `@keyfob/storage/${name}`),
  },
  {
    file: 'channels.md',
    title: '@keyfob/channels',
    intro: `Mail, SMS and CAPTCHA. How to set them up: the [package's page](../../packages/channels/README.md). ${ids}`,
    entries: ['smtp', 'twilio', 'smpp', 'altcha', 'turnstile', 'hcaptcha'].map(
      (name) => `@keyfob/channels/${name}`,
    ),
  },
  {
    file: 'express.md',
    title: '@keyfob/express',
    intro: `The HTTP API as a router for Express, guards for routes, log-in and log-out. How to put it together: the [package's page](../../packages/express/README.md). ${ids}`,
    entries: ['@keyfob/express'],
  },
  {
    file: 'passport.md',
    title: '@keyfob/passport',
    intro: `The code step as a Passport strategy. How to put it together: the [package's page](../../packages/passport/README.md). ${ids}`,
    entries: ['@keyfob/passport'],
  },
];
