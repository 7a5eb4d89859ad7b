import type { Account } from '../account/account.ts';
import type { Health, HealthCheck, HealthChecks } from '../contract/index.ts';
import type { Instant } from '../time/instant.ts';
import type { ChannelRecord } from './channel-record.ts';
import type { Engine } from './engine.ts';
import { backlogCheck, clockCheck, summed, withFailing } from './health-findings.ts';
import { keyCheckUserId, openKeyCheck } from './key-check.ts';
import { tellChanges } from './tell-changes.ts';

/** Probes come once a second from several sides; the store hears of one of them. */
const freshMs = 1_000;
/** The backlog is counted, and changes slowly. */
const backlogFreshMs = 10_000;
/** The whole check counts everything that is sealed. */
const checkPauseMs = 10_000;
const longestLookMs = 5_000;

const unknown = Object.freeze({ status: 'unknown' }) satisfies HealthCheck;
const ok = Object.freeze({ status: 'ok' }) satisfies HealthCheck;
const failed = Object.freeze({ status: 'failed' }) satisfies HealthCheck;

/** How many milliseconds a look may still take. */
type Left = () => number;

/**
 * Looks at what a process needs to answer rightly. A look is one read of the store: the account of nobody
 * brings along the store's clock, and its key shows whether the ring is the right one.
 *
 * @param parts `check`: the whole check of the key ring. It is made until it has succeeded once, because
 *   a ring does not change while its process runs, and a process that brings a newer one seals the key
 *   of nobody anew when it starts
 */
export function makeHealth(
  { options }: Engine,
  parts: { readonly check: () => Promise<void>; readonly channels: ChannelRecord },
) {
  const { store, keys: ring, onFault } = options;
  const told = tellChanges(onFault);
  let isChecked = false;
  let checking: { readonly end: Promise<void>; readonly endedAt: number | undefined } | undefined;
  let backlog: { readonly check: Omit<HealthChecks['outbox'], 'failing'>; at: number } | undefined;
  let looking: Promise<Health> | undefined;
  let seen: { readonly health: Health; readonly at: number } | undefined;

  return {
    async check(): Promise<void> {
      await parts.check();
      isChecked = true;
    },

    async health(): Promise<Health> {
      if (looking !== undefined) return looking;
      if (seen !== undefined && performance.now() - seen.at < freshMs) return seen.health;
      looking = look().finally(() => {
        looking = undefined;
      });
      const health = await looking;
      seen = { health, at: performance.now() };
      return health;
    },
  };

  async function look(): Promise<Health> {
    const endsAt = performance.now() + longestLookMs;
    const left = () => Math.max(0, endsAt - performance.now());
    const read = await told.of('store', () => within(left, readKeyCheck(), 'the store'));
    if (read === undefined) {
      const outbox = withFailing(unknown, parts.channels.failing());
      return summed({ store: failed, keys: unknown, clock: unknown, outbox });
    }
    const keys = (await told.of('keys', () => checkKeys(read.account, left))) ?? failed;
    return summed({
      store: ok,
      keys,
      clock: clockCheck(read),
      outbox: withFailing(await lookAtOutbox(read.now, left), parts.channels.failing()),
    });
  }

  /** The store reads its clock somewhere between the question and the answer. */
  async function readKeyCheck() {
    const askedAt = Date.now();
    const decision = await store.update(keyCheckUserId, (account, now: Instant) => ({
      result: { account, now, answeredAt: Date.now() },
    }));
    // Nothing refuses it.
    const { result } = decision as Extract<typeof decision, { readonly result: unknown }>;
    const { account, now, answeredAt } = result;
    const uncertainMs = Math.max(0, answeredAt - askedAt) / 2;
    return { account, now, uncertainMs, offsetMs: askedAt + uncertainMs - now };
  }

  async function checkKeys(account: Account, left: Left): Promise<HealthCheck> {
    if (!isChecked) await wholeCheck(left);
    openKeyCheck(account, ring);
    return ok;
  }

  async function wholeCheck(left: Left): Promise<void> {
    const { endedAt = performance.now() } = checking ?? {};
    if (checking === undefined || performance.now() - endedAt >= checkPauseMs) {
      const started = { end: parts.check(), endedAt: undefined as number | undefined };
      const note = () => {
        started.endedAt = performance.now();
      };
      started.end.then(note, note);
      checking = started;
    }
    await within(left, checking.end, 'the check of the key ring');
    isChecked = true;
  }

  async function lookAtOutbox(now: Instant, left: Left) {
    if (backlog === undefined || performance.now() - backlog.at >= backlogFreshMs) {
      const counted = await told.of('outbox', () =>
        within(left, store.outbox.backlog(), 'the outbox'),
      );
      const check = counted === undefined ? unknown : backlogCheck(counted, now);
      backlog = { check, at: performance.now() };
    }
    return backlog.check;
  }
}

/** The words are the same each time, so that what lasts is told once. */
async function within<T>(left: Left, answer: Promise<T>, what: string): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`${what} did not answer in time`)), left());
  try {
    return await Promise.race([answer, promise]);
  } finally {
    clearTimeout(timer);
  }
}
