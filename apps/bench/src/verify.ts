/**
 * How fast a code is judged: the rule with a sealed key against the limit (three HMACs with a key object that
 * is already there) and against what the libraries do with a key in clear. Subjects take turns, each with a
 * key of its own per call.
 */
import { createHmac, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { HOTP, Secret, TOTP } from 'otpauth';
import { verifySync } from 'otplib';
import { type Account, newAccount } from '../../../packages/core/src/account/account.ts';
import type { Circumstances } from '../../../packages/core/src/account/decision.ts';
import { checkCode } from '../../../packages/core/src/factor/verification.ts';
import { completePolicy } from '../../../packages/core/src/policy/policy.ts';
import { generateKeyRing, parseKeyRing } from '../../../packages/core/src/sealing/key-ring.ts';
import { sealKey } from '../../../packages/core/src/sealing/sealed-key.ts';
import { median, ratioOf } from './statistics.ts';
import { barOf, type Table } from './table.ts';

const users = 256;
const rounds = 15;
const callsPerRound = 10_000;

const parameters = { algorithm: 'SHA1', digits: 6, periodSeconds: 30 } as const;
const ring = parseKeyRing(generateKeyRing());
const now = Date.parse('2026-01-31T09:30:15Z');
const step = Math.floor(now / 30_000);
const circumstances: Circumstances = { now, policy: completePolicy(), ring };

interface Person {
  readonly account: Account;
  readonly key: Uint8Array;
  readonly keyObject: KeyObject;
  readonly totp: TOTP;
  readonly right: string;
  readonly wrong: string;
}

interface Subject {
  readonly name: string;
  readonly isRight: boolean;
  readonly judge: (person: Person) => boolean;
}

const ours = ({ account }: Person, code: string) =>
  'result' in checkCode(account, { code, purpose: 'log_in' }, circumstances);
const limit = 'three HMACs, key object at hand';
const ownWrong = 'Keyfob, sealed key, wrong code';
const ownRight = 'Keyfob, sealed key, right code';
const otpauth = 'otpauth, wrong code';
const subjects: readonly Subject[] = [
  {
    name: limit,
    isRight: false,
    judge: ({ keyObject, wrong }) => threeCodes(keyObject, Number(wrong)),
  },
  { name: ownWrong, isRight: false, judge: (person) => ours(person, person.wrong) },
  { name: ownRight, isRight: true, judge: (person) => ours(person, person.right) },
  {
    name: otpauth,
    isRight: false,
    judge: ({ totp, wrong }) => totp.validate({ token: wrong, timestamp: now, window: 1 }) !== null,
  },
  {
    name: 'otplib, wrong code',
    isRight: false,
    judge: ({ key, wrong }) =>
      verifySync({ secret: key, token: wrong, epoch: now / 1000, epochTolerance: 30 }).valid,
  },
];

export function compareVerification(): Table {
  const people = Array.from({ length: users }, person);
  for (const { name, isRight, judge } of subjects) {
    if (people.some((each) => judge(each) !== isRight)) throw new Error(`${name} judges wrongly`);
  }
  const times = new Map(subjects.map(({ name }): [string, number[]] => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const { name, judge } of subjects) {
      const microseconds = timeOf(judge, people);
      if (round > 0) times.get(name)?.push(microseconds); // the first round warms up
    }
  }
  const ratio = (over: string, under: string) =>
    ratioOf(times.get(over) ?? [], times.get(under) ?? []);
  return {
    title: 'One code, judged',
    head: ['engine', 'speed, of the limit', 'microseconds'],
    rows: subjects.map(({ name }) => [
      name,
      ratio(limit, name).toFixed(2),
      median(times.get(name) ?? []).toFixed(2),
    ]),
    bars: [
      barOf('a wrong code, of the limit', ratio(limit, ownWrong), 0.6),
      barOf('a wrong code, times otpauth', ratio(otpauth, ownWrong), 2.5),
      barOf('time of a right code, of a wrong one', ratio(ownRight, ownWrong), 0.9),
    ],
  };
}

function person(_: unknown, index: number): Person {
  const userId = `user-${index}`;
  const key = new Uint8Array(randomBytes(20));
  const sealedKey = sealKey(ring, key, { userId, authenticatorId: 'one' });
  const times = { lastStep: 0, recentSteps: [0], addedAt: 0, lastUsedAt: 0 };
  const authenticator = { id: 'one', name: 'one', sealedKey, ...parameters, ...times };
  const secret = new Secret({ buffer: key.buffer });
  const near = [-1, 0, 1].map((offset) => HOTP.generate({ secret, counter: step + offset }));
  return {
    account: { ...newAccount(userId), authenticators: [authenticator] },
    key,
    keyObject: createSecretKey(key),
    totp: new TOTP({ secret }),
    right: near[1] as string,
    wrong: ['000000', '111111', '222222', '333333'].find((code) => !near.includes(code)) as string,
  };
}

function timeOf(judge: Subject['judge'], people: readonly Person[]): number {
  const start = process.hrtime.bigint();
  for (let call = 0; call < callsPerRound; call += 1) judge(people[call % users] as Person);
  return Number(process.hrtime.bigint() - start) / 1000 / callsPerRound;
}

/** The least that must be done: no seal to open, no rule to follow. */
function threeCodes(key: KeyObject, given: number): boolean {
  const counter = Buffer.alloc(8);
  let matched = 0;
  for (let offset = -1; offset <= 1; offset += 1) {
    counter.writeUInt32BE(step + offset, 4);
    const digest = createHmac('sha1', key).update(counter).digest();
    const start = (digest[19] as number) & 15;
    const code = (digest.readUInt32BE(start) & 0x7fffffff) % 1_000_000;
    matched |= code ^ given ? 0 : 1;
  }
  return matched === 1;
}
