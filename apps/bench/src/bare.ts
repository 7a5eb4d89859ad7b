/**
 * The least that a code step can be: a signed log-in in the request, one SELECT, a sealed key that is opened,
 * three codes, one conditional UPDATE. No events, no messages, no session that is stored.
 */
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import express, { type Express } from 'express';
import { HOTP, Secret } from 'otpauth';
import { type Enrolled, nextStepAt } from './subject.ts';

export interface Factor {
  readonly sealed: Uint8Array;
  readonly lastStep: number;
  readonly failures: number;
}

/** Where the handler keeps its factors. */
export interface Factors {
  add(userId: string, sealed: Uint8Array): Promise<void>;
  find(userId: string): Promise<Factor | undefined>;
  /** @returns whether the step was still free, and the limit not reached */
  use(userId: string, step: number): Promise<boolean>;
  countFailure(userId: string): Promise<void>;
}

const ring = createSecretKey(randomBytes(32));
const signing = createSecretKey(randomBytes(32));
const most = 5;
const periodMs = 30_000;

export function bareApp(factors: Factors): Express {
  const app = express();
  app.post('/code', express.json(), async (request, response) => {
    const { login, code } = request.body as { login: string; code: string };
    const [userId = '', signature = ''] = login.split('.');
    if (!isSigned(userId, signature)) {
      response.status(401).end();
      return;
    }
    const factor = await factors.find(userId);
    if (factor === undefined || factor.failures >= most) {
      response.status(429).end();
      return;
    }
    const step = matching(opened(factor.sealed), Number(code));
    if (step === undefined || step <= factor.lastStep) {
      await factors.countFailure(userId);
      response.status(422).end();
    } else if (await factors.use(userId, step)) {
      response.json({ userId });
    } else {
      response.status(422).end();
    }
  });
  return app;
}

/** A user with a factor. */
export async function enrolIn(factors: Factors): Promise<Enrolled> {
  const userId = randomBytes(9).toString('base64url');
  const key = randomBytes(20);
  await factors.add(userId, sealed(key));
  const secret = new Secret({ buffer: new Uint8Array(key).buffer });
  const code = HOTP.generate({ secret, counter: nextStepAt() });
  const body = JSON.stringify({ login: `${userId}.${signatureOf(userId)}`, code });
  const headers = { 'content-type': 'application/json' };
  return { logIn: async () => ({ path: '/code', headers, body }) };
}

function matching(key: Uint8Array, code: number): number | undefined {
  const hmacKey = createSecretKey(key);
  const now = Math.floor(Date.now() / periodMs);
  const counter = Buffer.alloc(8);
  let matched: number | undefined;
  for (let step = now - 1; step <= now + 1; step += 1) {
    counter.writeUInt32BE(step, 4);
    const digest = createHmac('sha1', hmacKey).update(counter).digest();
    const start = (digest[19] as number) & 15;
    const given = (digest.readUInt32BE(start) & 0x7fffffff) % 1_000_000;
    matched = given === code ? step : matched;
  }
  return matched;
}

function sealed(key: Uint8Array): Uint8Array {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', ring, nonce);
  const box = Buffer.concat([cipher.update(key), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), box]);
}

function opened(seal: Uint8Array): Uint8Array {
  const decipher = createDecipheriv('aes-256-gcm', ring, seal.subarray(0, 12));
  decipher.setAuthTag(seal.subarray(12, 28));
  const key = decipher.update(seal.subarray(28));
  decipher.final();
  return key;
}

function signatureOf(userId: string): string {
  return createHmac('sha256', signing).update(userId).digest('base64url');
}

function isSigned(userId: string, signature: string): boolean {
  const expected = Buffer.from(signatureOf(userId));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
