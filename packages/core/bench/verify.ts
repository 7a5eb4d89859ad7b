/**
 * How fast a code is judged, as ratios in one run: the rule with a sealed key against the limit (three
 * HMACs with a key object that is already there) and against otpauth's own `validate`.
 *
 * Subjects take turns, each with a key of its own per call, so a change of the machine's speed hits
 * all of them.
 */
import { createHmac, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { type Account, newAccount } from '../src/account/account.ts';
import type { Circumstances } from '../src/account/decision.ts';
import { codeAtStep, stepAt } from '../src/factor/totp.ts';
import { checkCode } from '../src/factor/verification.ts';
import { completePolicy } from '../src/policy/policy.ts';
import { generateKeyRing, parseKeyRing } from '../src/sealing/key-ring.ts';
import { sealKey } from '../src/sealing/sealed-key.ts';

const users = 256;
const rounds = 15;
const callsPerRound = 20_000;
const bars = { ofLimit: 0.6, overOtpauth: 2.5, rightToWrong: 0.9 };

const parameters = { algorithm: 'SHA1', digits: 6, periodSeconds: 30 } as const;
const ring = parseKeyRing(generateKeyRing());
const now = Date.parse('2026-01-31T09:30:15Z');
const circumstances: Circumstances = { now, policy: completePolicy(), ring };

interface Person {
  readonly account: Account;
  readonly keyObject: KeyObject;
  readonly totp: TOTP;
  readonly right: string;
  readonly wrong: string;
}

const people = Array.from({ length: users }, (_, index): Person => {
  const userId = `user-${index}`;
  const key = randomBytes(20);
  const sealedKey = sealKey(ring, key, { userId, authenticatorId: 'one' });
  const times = { lastStep: 0, recentSteps: [], addedAt: 0, lastUsedAt: 0 };
  const authenticator = { id: 'one', name: 'one', sealedKey, ...parameters, ...times };
  const step = stepAt(now, 30);
  const near = [-1, 0, 1].map((offset) => codeAtStep(key, step + offset, parameters));
  return {
    account: { ...newAccount(userId), authenticators: [authenticator] },
    keyObject: createSecretKey(key),
    totp: new TOTP({ secret: new Secret({ buffer: new Uint8Array(key).buffer }) }),
    right: near[1] as string,
    wrong: ['000000', '111111', '222222', '333333'].find((code) => !near.includes(code)) as string,
  };
});

const purpose = 'log_in';
const subjects = {
  limit: ({ keyObject, wrong }: Person) => threeCodes(keyObject, Number(wrong)),
  wrong: ({ account, wrong: code }: Person) =>
    'result' in checkCode(account, { code, purpose }, circumstances),
  right: ({ account, right: code }: Person) =>
    'result' in checkCode(account, { code, purpose }, circumstances),
  otpauth: ({ totp, wrong: token }: Person) =>
    totp.validate({ token, timestamp: now, window: 1 }) !== null,
};
type Subject = keyof typeof subjects;
const names = Object.keys(subjects) as Subject[];
const expected: Readonly<Record<Subject, boolean>> = {
  ...{ limit: false, wrong: false, right: true, otpauth: false },
};

for (const name of names) {
  if (people.some((person) => subjects[name](person) !== expected[name])) {
    throw new Error(`${name} does not judge rightly`);
  }
}

const times: Record<Subject, number[]> = { limit: [], wrong: [], right: [], otpauth: [] };
for (let round = 0; round <= rounds; round += 1) {
  for (const name of names) {
    const microseconds = timeOf(subjects[name]);
    if (round > 0) times[name].push(microseconds); // the first round warms up
  }
}

const ratio = (over: Subject, under: Subject) =>
  median(times[over].map((time, round) => time / (times[under][round] as number)));
const results = [
  ['speed of a wrong code, of the limit', ratio('limit', 'wrong'), bars.ofLimit],
  ['speed of a wrong code, times otpauth', ratio('otpauth', 'wrong'), bars.overOtpauth],
  ['time of a right code, of a wrong one', ratio('right', 'wrong'), bars.rightToWrong],
] as const;
for (const name of names)
  console.log(`${name.padEnd(8)} ${median(times[name]).toFixed(2)} us a call`);
for (const [what, measured, bar] of results) {
  console.log(`${what}: ${measured.toFixed(2)} (bar: ${bar})${measured < bar ? '  BELOW' : ''}`);
}
if (results.some(([, measured, bar]) => measured < bar)) process.exitCode = 1;

function timeOf(subject: (person: Person) => boolean): number {
  const start = process.hrtime.bigint();
  for (let call = 0; call < callsPerRound; call += 1) subject(people[call % users] as Person);
  return Number(process.hrtime.bigint() - start) / 1000 / callsPerRound;
}

/** The least that must be done: no seal to open, no rule to follow. */
function threeCodes(key: KeyObject, given: number): boolean {
  const counter = Buffer.alloc(8);
  let matched = 0;
  for (let offset = -1; offset <= 1; offset += 1) {
    counter.writeUInt32BE(stepAt(now, 30) + offset, 4);
    const digest = createHmac('sha1', key).update(counter).digest();
    const start = (digest[19] as number) & 15;
    const code = (digest.readUInt32BE(start) & 0x7fffffff) % 1_000_000;
    matched |= code ^ given ? 0 : 1;
  }
  return matched === 1;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] as number;
}
