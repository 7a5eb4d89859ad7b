/**
 * Whether the time of an answer tells what the answer does not (R7): support requests for an account
 * with OTP, one without, none at all, and an e-mail with an open request, in turns.
 */
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKeyfob, generateKeyRing, parseKeyRing } from '@keyfob/core';
import {
  fakeCaptcha,
  fakeMailer,
  fakeSmsSender,
  memoryUsers,
  trialLinks,
  virtualAuthenticator,
} from '@keyfob/core/testing';
import { keyfobRouter } from '@keyfob/express';
import { sqliteStore } from '@keyfob/storage/sqlite';
import express from 'express';

const samples = 500;
const warmUp = 50;
/** So many at once, of different kinds: an answer takes a tenth of a second. */
const atOnce = 10;
const barP = 0.01;

const password = 'example';
const captcha = fakeCaptcha();
const rounds = samples + warmUp;
const indices = Array.from({ length: rounds }, (_, index) => index);
const withOtp = indices.map((index) => `with-${index}`);
const withoutOtp = indices.map((index) => `without-${index}`);
const known = [...withOtp, ...withoutOtp, 'again'].map((name) => [
  name,
  { password, email: `${name}@example.test`, phone: '+420555000101' },
]);
const keyfob = createKeyfob({
  issuer: 'Example',
  store: sqliteStore({ file: join(mkdtempSync(join(tmpdir(), 'keyfob-bench-')), 'k.sqlite') }),
  users: memoryUsers(Object.fromEntries(known)),
  keys: parseKeyRing(generateKeyRing()),
  policy: { supportPerAddressPerHour: 1_000 },
  recovery: { links: trialLinks, mail: fakeMailer(), sms: fakeSmsSender(), captcha },
});

for (const userId of withOtp) {
  const { uri } = await keyfob.beginEnrolment({ userId });
  const code = virtualAuthenticator(uri).codeAt(Date.now());
  await keyfob.activate({ userId, input: { password, code } });
}
const host = { keyfob, currentUser: () => undefined, signIn() {} };
const app = express().set('trust proxy', true).use('/otp', keyfobRouter(host));
const server = createServer(app);
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo;
for (let requests = 1; requests <= 3; requests += 1) await timeOf('again');

const classes: Record<string, (index: number) => string> = {
  'with OTP': (index) => `with-${index}`,
  'without OTP': (index) => `without-${index}`,
  'no account': (index) => `nobody-${index}`,
  'asked before': () => 'again',
};
const times: Record<string, number[]> = Object.fromEntries(
  Object.keys(classes).map((name) => [name, []]),
);
const kinds = Object.keys(classes);
const asked = indices.flatMap((index) =>
  // In another order each time: what comes first in a round would pay for the one before.
  kinds.map((_, place) => ({ index, name: kinds[(place + index) % kinds.length] ?? '' })),
);
for (let from = 0; from < asked.length; from += atOnce) {
  const batch = asked.slice(from, from + atOnce).map(async ({ index, name }) => {
    const ms = await timeOf(classes[name]?.(index) ?? '');
    if (index >= warmUp) times[name]?.push(ms);
  });
  await Promise.all(batch);
}
server.close();

const [[, first = []] = ['', []], ...others] = Object.entries(times);
for (const [name, list] of Object.entries(times)) {
  console.log(`${name.padEnd(14)} median ${median(list).toFixed(3)} ms`);
}
for (const [name, list] of others) {
  const p = mannWhitney(first, list);
  console.log(`${name.padEnd(14)} against "with OTP": p = ${p.toFixed(4)}`);
  if (p <= barP) {
    console.log(`The time tells "${name}" from "with OTP": p must be above ${barP}.`);
    process.exitCode = 1;
  }
}

async function timeOf(name: string): Promise<number> {
  const input = {
    email: `${name}@example.test`,
    message: 'My phone is gone.',
    captcha: captcha.solve('support_request'),
  };
  const from = performance.now();
  const answer = await fetch(`http://127.0.0.1:${port}/otp/support-requests`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'sec-fetch-site': 'same-origin',
      'x-forwarded-for': `192.0.2.${Math.floor(Math.random() * 250)}`, // each has a limit of its own
    },
    body: JSON.stringify(input),
  });
  await answer.text();
  if (answer.status !== 202) throw new Error(`answered with ${answer.status}`);
  return performance.now() - from;
}

function median(list: readonly number[]): number {
  return list.toSorted((one, other) => one - other)[list.length >> 1] ?? 0;
}

/** How likely two lists that differ this much come from one source: two-sided, by the normal law. */
function mannWhitney(one: readonly number[], other: readonly number[]): number {
  const all = [
    ...one.map((value) => ({ value, isOne: true })),
    ...other.map((value) => ({ value, isOne: false })),
  ].toSorted((a, b) => a.value - b.value);
  const rankSum = all.reduce((sum, { isOne }, index) => sum + (isOne ? index + 1 : 0), 0);
  const [n, m] = [one.length, other.length];
  const u = rankSum - (n * (n + 1)) / 2;
  const z = Math.abs(u - (n * m) / 2) / Math.sqrt((n * m * (n + m + 1)) / 12);
  // Abramowitz and Stegun, formula 26.2.17
  const t = 1 / (1 + 0.2316419 * z);
  const tail =
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return Math.min(1, 2 * tail * (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)));
}
