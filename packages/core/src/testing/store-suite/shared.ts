import assert from 'node:assert/strict';
import { type Account, newAccount, noAttempts } from '../../account/account.ts';
import type { SealedDecision } from '../../account/decision.ts';
import type { SupportRequest } from '../../account/support-request.ts';
import type { LeasedMessage, Store } from '../../ports/store.ts';
import type { SealedMessage } from '../../sealing/message.ts';
import type { Instant } from '../../time/instant.ts';
import { manualClock } from '../manual-clock.ts';

/** The two functions of a test runner that the suite needs; Vitest's and `node:test`'s fit. */
export interface Runner {
  describe(title: string, body: () => void): unknown;
  it(title: string, body: () => Promise<void>): unknown;
}

/** A store under test, on data of its own. */
export interface OpenStore {
  readonly store: Store;
  /** Opens the same data anew, as another process would. Left out where data dies with the store. */
  readonly reopen?: () => Promise<Store>;
}

/** Makes an empty store whose `now` is the given clock. */
export type Open = (clock: () => Instant) => Promise<OpenStore>;

/** A store, its clock, and two openings of it to race: twice the same where it cannot be reopened. */
export async function openTwice(open: Open) {
  const clock = manualClock();
  const { store, reopen } = await open(clock);
  const second = reopen === undefined ? store : await reopen();
  return { clock, store, stores: [store, second] as const };
}

/** Does a thing so many times at once, in turns on both openings. */
export function atOnce<T>(
  times: number,
  stores: readonly [Store, Store],
  act: (store: Store, index: number) => Promise<T>,
): Promise<T[]> {
  return Promise.all(
    Array.from({ length: times }, (_, index) => act(stores[index % 2 === 0 ? 0 : 1], index)),
  );
}

export function accountWith(userId: string, failures: number): Account {
  const account = newAccount(userId);
  const code = failures === 0 ? noAttempts : { failures, blockedUntil: 1_769_851_800_000 };
  return { ...account, attempts: { ...account.attempts, code } };
}

/** A mail that is worth something for an hour after the start of a manual clock. */
export function mail(id: string, more: Partial<SealedMessage> = {}): SealedMessage {
  const dropAt = manualClock()() + 3_600_000;
  return { id, channel: 'mail', sealed: `sealed body of ${id}`, dropAt, ...more };
}

/** Commits messages with an account that stays as it is. */
export async function post(
  store: Store,
  messages: readonly SealedMessage[],
  userId = 'alice',
): Promise<void> {
  await store.update(userId, (account) => ({ next: account, events: [], messages, result: null }));
}

export const leaseCall = { channel: 'mail', limit: 100, leaseSeconds: 60 } as const;

/** Posts one message and takes it. */
export async function leaseOne(store: Store): Promise<LeasedMessage> {
  await post(store, [mail('m-1')]);
  const [leased] = await store.outbox.lease(leaseCall);
  return held(leased);
}

export function held(message: LeasedMessage | undefined): LeasedMessage {
  assert.ok(message !== undefined);
  return message;
}

export function messageIds(messages: readonly LeasedMessage[]): string[] {
  return messages.map(({ id }) => id);
}

/** Gives a user one authenticator under each of these ring keys, and one event. */
export async function seal(store: Store, userId: string, keyIds: readonly string[]): Promise<void> {
  const authenticators = keyIds.map((keyId) => ({
    ...{ id: `authenticator ${keyId}`, name: 'Phone', sealedKey: `1.${keyId}.body` },
    ...{ algorithm: 'SHA1' as const, digits: 6, periodSeconds: 30 },
    ...{ lastStep: 0, recentSteps: [], addedAt: 0, lastUsedAt: 0 },
  }));
  const next: Account = { ...newAccount(userId), authenticators };
  await store.update(userId, () => ({
    next,
    events: [{ type: 'enrolment_started' }],
    result: null,
  }));
}

export async function load(store: Store, userId: string): Promise<Account> {
  return resultOf(await store.update(userId, (account) => ({ result: account })));
}

export function resultOf<T, Document>(decision: SealedDecision<T, Document>): T {
  assert.ok('result' in decision);
  return decision.result;
}

/** A support request of nobody, a day before it is due. */
export function request(id: string, more: Partial<SupportRequest> = {}): SupportRequest {
  const submittedAt = manualClock()();
  return {
    schema: 1,
    id,
    kind: 'lost_access',
    state: 'open',
    email: 'alice@example.test',
    message: 'My phone is gone.',
    submittedAt,
    dueAt: submittedAt + 86_400_000,
    evidence: [],
    approvals: [],
    trail: [],
    ...more,
  };
}

export async function saveRequest(store: Store, next: SupportRequest): Promise<void> {
  await store.requests.update(next.id, () => ({ next, events: [], result: null }));
}

export async function loadRequest(store: Store, id: string): Promise<SupportRequest | undefined> {
  return resultOf(await store.requests.update(id, (found) => ({ result: found })));
}

export function ended(id: string, endedAt: Instant): SupportRequest {
  return request(id, { state: 'done', endedAt });
}

export function requestIds(requests: readonly SupportRequest[]): string[] {
  return requests.map(({ id }) => id);
}
