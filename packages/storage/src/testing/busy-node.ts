/**
 * A node whose people log in again and again, without a wait for the answers to earlier calls, as visitors of a
 * site do. It tells what became of each call.
 */
import { createKeyfob, isKeyfobError, parseKeyRing } from '@keyfob/core';
import { memoryUsers, trialPassword, virtualAuthenticator } from '@keyfob/core/testing';
import { openPlace, type Place } from './places.ts';

/** Somebody with OTP on. */
export interface Person {
  readonly userId: string;
  readonly uri: string;
  /** Whether only wrong codes come from here. */
  readonly isGuesser: boolean;
}

/** Calls that come at one moment. */
export interface Flood {
  readonly aboutOne: number;
  readonly inAll: number;
}

/** What a node is asked for. */
export type Order =
  | { readonly kind: 'time'; readonly now: number }
  | ({ readonly kind: 'flood' } & Flood)
  | { readonly kind: 'end' };

/** What became of a call. */
export interface Told {
  readonly userId: string;
  /** The moment whose code was given. */
  readonly now: number;
  /** `done`, or the code of the refusal. */
  readonly outcome: string;
  /** Why it is unavailable. */
  readonly cause: string;
  readonly tookMs: number;
}

const pauseMs = 150;

const [given = '', ring = '', crowd = ''] = process.argv.slice(2);
const place: Place = JSON.parse(given);
const people: readonly Person[] = JSON.parse(crowd);
const honest = people.filter(({ isGuesser }) => !isGuesser);
const guessers = people.filter(({ isGuesser }) => isGuesser);
const password = trialPassword;
const users = people.map(({ userId }) => [userId, { password }] as const);
const authenticators = new Map(
  people.map(({ userId, uri }) => [userId, virtualAuthenticator(uri)] as const),
);
let now = 0;
let rounds = 0;
let timer: NodeJS.Timeout | undefined;
const underWay = new Set<Promise<void>>();

const { store } = openPlace(place, () => now);
const keyfob = createKeyfob({
  ...{ issuer: 'Example Host', store, keys: parseKeyRing(ring), onFault: () => {} },
  users: memoryUsers(Object.fromEntries(users)),
});

process.on('message', async (order: Order) => {
  if (order.kind === 'time') {
    now = order.now;
    timer ??= setInterval(logInAll, pauseMs);
    logInAll();
  }
  if (order.kind === 'flood') floodStore(order);
  if (order.kind === 'end') {
    clearInterval(timer);
    await Promise.all(underWay);
    process.send?.('ended', () => process.exit());
  }
});
process.send?.('ready');

function logInAll(): void {
  rounds += 1;
  for (const person of honest) start(logIn(person));
  start(logIn(guessers[rounds % guessers.length] as Person));
}

function floodStore({ aboutOne, inAll }: Flood): void {
  const [attacked] = guessers;
  for (let calls = 0; calls < inAll; calls += 1) {
    const person = calls < aboutOne ? attacked : honest[calls % honest.length];
    const { userId } = person as Person;
    start(tell(userId, 'begun', keyfob.beginLogin({ userId })));
  }
}

async function logIn({ userId, isGuesser }: Person): Promise<void> {
  const authenticator = authenticators.get(userId);
  const code = isGuesser ? authenticator?.wrongCodeAt(now) : authenticator?.codeAt(now);
  const begun = await tell(userId, 'begun', keyfob.beginLogin({ userId }));
  if (begun === undefined) return;
  if (begun.next !== 'code') throw new Error(`${userId} was let in without a code`);
  const input = { code: String(code) };
  await tell(userId, 'done', keyfob.verify({ pending: begun.pending, input }));
}

/** Tells the parent what becomes of a call; undefined where it was refused. */
async function tell<T>(userId: string, success: string, call: Promise<T>): Promise<T | undefined> {
  const told = { userId, now, cause: '' };
  const start = performance.now();
  const send = (more: Pick<Told, 'outcome'> & Partial<Told>) =>
    process.send?.({ ...told, tookMs: performance.now() - start, ...more } satisfies Told);
  try {
    const result = await call;
    send({ outcome: success });
    return result;
  } catch (error) {
    if (!isKeyfobError(error)) throw error;
    send({ outcome: error.code, cause: String((error.cause as Error | undefined)?.message) });
    return undefined;
  }
}

function start(call: Promise<unknown>): void {
  const ended = call.then(() => void underWay.delete(ended));
  underWay.add(ended);
}
