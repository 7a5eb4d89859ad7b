import { createHash } from 'node:crypto';
import type { CaptchaAction } from '@keyfob/core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type AltchaCaptchaOptions, altchaCaptcha } from './altcha-captcha.ts';

const secret = 'an-example-secret-of-thirty-two-marks';
const options: AltchaCaptchaOptions = { secret, maxNumber: 1000 };
const never = new AbortController().signal;

type Fields = Record<string, unknown>;

async function ask(action: CaptchaAction, captcha = altchaCaptcha(options)): Promise<Fields> {
  const answer = await captcha.challenge(action);
  if (answer.provider !== 'altcha') throw new Error('not an ALTCHA challenge');
  return { ...answer.challenge };
}

/** What the web component does: try all numbers. */
function solve({ algorithm, challenge, maxnumber, salt, signature }: Fields): Fields {
  for (let number = 0; number <= Number(maxnumber); number += 1) {
    const digest = createHash('sha256').update(`${salt}${number}`).digest('hex');
    if (digest === challenge) return { algorithm, challenge, number, salt, signature };
  }
  throw new Error('the challenge has no solution');
}

const write = (solution: unknown) => btoa(JSON.stringify(solution));

function judge(text: string, action: CaptchaAction = 'recovery_mail') {
  return altchaCaptcha(options).verify({ text, action }, never);
}

afterEach(() => {
  vi.useRealTimers();
});

describe('a challenge', () => {
  it('has exactly the members that the browser needs, and says what for and until when', async () => {
    const challenge = await ask('recovery_sms', altchaCaptcha({ secret }));

    expect(challenge).toEqual({
      algorithm: 'SHA-256',
      challenge: expect.stringMatching(/^[0-9a-f]{64}$/),
      maxnumber: 50_000,
      salt: expect.stringMatching(/^[0-9a-f]{24}\?action=recovery_sms&expires=\d{10}&$/),
      signature: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it('is another one each time', async () => {
    const challenges = await Promise.all(Array.from({ length: 20 }, () => ask('recovery_mail')));

    expect(new Set(challenges.map(({ salt }) => salt)).size).toBe(20);
  });
});

describe('a solution', () => {
  it('is right in any process with the same secret, without anything kept', async () => {
    const solution = solve(await ask('recovery_mail'));

    expect(await judge(write(solution))).toEqual({ id: `altcha:${solution.challenge}` });
  });

  it('attack 65: has one id however it is written, so that it counts once (Q1)', async () => {
    const solution = solve(await ask('recovery_mail'));
    const { number, ...rest } = solution;
    const texts = [
      write(solution),
      write(solution).replace(/=+$/, ''),
      write({ ...rest, number, took: 12 }),
      write({ number, ...rest }),
      btoa(JSON.stringify(solution, null, 1)),
    ];

    const ids = await Promise.all(texts.map(async (text) => (await judge(text))?.id));

    expect(new Set(texts).size).toBeGreaterThan(3);
    expect(new Set(ids)).toEqual(new Set([`altcha:${solution.challenge}`]));
  });

  it('attack 65: counts for no other action, not even with the action rewritten (Q1)', async () => {
    const solution = solve(await ask('recovery_mail'));
    const salt = String(solution.salt).replace('recovery_mail', 'recovery_sms');

    expect(await judge(write(solution), 'recovery_sms')).toBeUndefined();
    expect(await judge(write({ ...solution, salt }), 'recovery_sms')).toBeUndefined();
  });

  it('attack 65: of another site is worth nothing (Q1)', async () => {
    const other = altchaCaptcha({ ...options, secret: 'x'.repeat(32) });

    expect(await judge(write(solve(await ask('recovery_mail', other))))).toBeUndefined();
  });

  it('is worth nothing after its time, not even with the time rewritten (Q1)', async () => {
    const solution = solve(await ask('recovery_mail'));
    const [, expires = ''] = /expires=(\d+)/.exec(String(solution.salt)) ?? [];
    const salt = String(solution.salt).replace(expires, String(Number(expires) + 600));

    vi.useFakeTimers({ toFake: ['Date'], now: Number(expires) * 1000 - 1 });
    const inTime = await judge(write(solution));
    vi.setSystemTime(Number(expires) * 1000);

    expect(inTime).toBeDefined();
    expect(await judge(write(solution))).toBeUndefined();
    expect(await judge(write({ ...solution, salt }))).toBeUndefined();
  });

  it.each<[string, (right: Fields) => unknown]>([
    ['another number', (right) => ({ ...right, number: Number(right.number) + 1 })],
    ['the number as text', (right) => ({ ...right, number: String(right.number) })],
    ['no number', ({ number: _none, ...right }) => right],
    ['another hash', (right) => ({ ...right, algorithm: 'SHA-1' })],
    ['another signature', (right) => ({ ...right, signature: '0'.repeat(64) })],
    ['no signature', (right) => ({ ...right, signature: '' })],
    ['an own challenge', (right) => own(right, String(right.salt))],
    ['an own challenge without expiry', (right) => own(right, 'ab?action=recovery_mail&')],
    ['a list', (right) => [right]],
    ['null', () => null],
    ['a text', () => 'solved'],
  ])('with %s is worth nothing', async (_what, change) => {
    const right = solve(await ask('recovery_mail'));

    expect(await judge(write(change(right)))).toBeUndefined();
  });

  it.each(['', 'null', '{', 'e30=', 'A'.repeat(1_000_000), btoa('{"__proto__":{}}'), '😀'])(
    'that is none is worth nothing (%#)',
    async (text) => {
      expect(await judge(text)).toBeUndefined();
    },
  );
});

/** A challenge with a known number, as somebody without the secret can make it. */
function own(right: Fields, salt: string): Fields {
  const challenge = createHash('sha256').update(`${salt}1`).digest('hex');
  return { ...right, salt, challenge, number: 1 };
}

describe('options', () => {
  it.each([
    [{}, 'secret must be 32 to 1000 characters'],
    [{ secret: 'short' }, 'secret must be 32 to 1000 characters'],
    [{ secret, maxNumber: 10 }, 'maxNumber is 10; allowed are whole numbers from 1000 to 1000000'],
    [
      { secret, lifetimeSeconds: 301 },
      'lifetimeSeconds is 301; allowed are whole seconds from 30 to 300',
    ],
    [{ secret, cost: 3 }, 'altchaCaptcha has no option "cost"; known are: secret'],
    [undefined, 'altchaCaptcha takes an object of options'],
  ])('refuses %j by name', (given, problem) => {
    expect(() => altchaCaptcha(given as AltchaCaptchaOptions)).toThrow(problem);
  });
});
