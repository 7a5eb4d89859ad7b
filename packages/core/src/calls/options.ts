import type { KeyfobError } from '../contract/index.ts';
import { labelProblem } from '../factor/label.ts';
import { kindOf } from '../policy/kind-of.ts';
import { completePolicy, type Policy } from '../policy/policy.ts';
import { completeSupportPolicy, type SupportPolicy } from '../policy/support-policy.ts';
import { refuseUnknownKeys } from '../policy/unknown-keys.ts';
import type { Captcha, Mailer, SmsSender } from '../ports/channels.ts';
import type { Store } from '../ports/store.ts';
import type { Telemetry } from '../ports/telemetry.ts';
import type { Users } from '../ports/users.ts';
import type { KeyRing } from '../sealing/key-ring.ts';
import {
  checkCalendar,
  defaultCalendar,
  type WorkingCalendar,
} from '../support/working-calendar.ts';
import type { Instant } from '../time/instant.ts';

/** What `createKeyfob` needs. */
export interface KeyfobOptions {
  /** The name that authenticators show, 1 to 128 characters without a colon. */
  readonly issuer: string;
  /** Where everything is kept: `sqliteStore` of `@keyfob/storage/sqlite`, or one of your own. */
  readonly store: Store;
  /** Your users. */
  readonly users: Users;
  /** From `parseKeyRing`. It must not be kept in the database that the store uses. */
  readonly keys: KeyRing;
  /** Limits and choices; each left out has its default, see `docs/reference/limits.md`. */
  readonly policy?: Partial<Policy>;
  /** What a lost authenticator needs. Without it nobody gets back in but by `reset`. */
  readonly recovery?: RecoveryOptions;
  /** What the support desk goes by. */
  readonly support?: Partial<SupportPolicy>;
  /** When the support desk works; due times follow it. Default: Monday to Friday, 9 to 17, UTC. */
  readonly calendar?: WorkingCalendar;
  /**
   * When the data were put back from a backup: a `Date`, or milliseconds since 1970. Sessions, pending
   * log-ins, recoveries and waiting times from before count no more, and no code that may have been used
   * before. Leave it in for as long as sessions last. One that is still to come is refused.
   */
  readonly restoredAt?: Date | Instant;
  /**
   * Told of every fault: a broken seal, an unreachable store, a message that does not go. `cause` of the
   * error says what is wrong. The caller gets `unavailable` whatever happens here. What lasts is told once
   * an hour; a store that is away at once, then once a minute with the number of calls that failed, and
   * once more when it is back. Default: {@link logFault}, one line to standard error.
   */
  readonly onFault?: (fault: KeyfobError) => void;
  /** Counts and traces what happens: `openTelemetry()` of `@keyfob/core/telemetry`. Default: nobody does. */
  readonly telemetry?: Telemetry;
}

/** The channels of a recovery, and the pages that its links lead to. */
export interface RecoveryOptions {
  /**
   * Addresses of two pages of yours: with `<keyfob-recovery link>`, and with `<keyfob-notice>`. They
   * must begin with `https:`; `http:` is taken for this machine only. Requests never change them (R5).
   */
  readonly links: {
    /** The page with `<keyfob-recovery link>`. */
    readonly recovery: string;
    /** The page with `<keyfob-notice>`. */
    readonly notice: string;
  };
  /** Sends the mailed link and every notice. */
  readonly mail: Mailer;
  /** Needed unless `policy.recoveryProofs` has no `sms`. */
  readonly sms?: SmsSender;
  /** Needed unless `policy.recoveryProofs` has no `captcha`; support requests ask for it where there is one. */
  readonly captcha?: Captcha;
}

export interface CompleteOptions
  extends Required<Pick<KeyfobOptions, 'issuer' | 'store' | 'users' | 'keys' | 'onFault'>> {
  readonly policy: Policy;
  readonly recovery: RecoveryOptions | undefined;
  readonly support: SupportPolicy;
  readonly calendar: WorkingCalendar;
  readonly restoredAt: Instant | undefined;
  readonly telemetry: Telemetry | undefined;
}

/** In 1973: what is below was meant as seconds. */
const earliestMs = 1e11;
/** The last moment that a `Date` can name. */
const latestMs = 8.64e15;
/** So far may the clock of this process be behind that of whoever wrote the option down. */
const furthestAheadMs = 3_600_000;

const known = [
  ...['issuer', 'store', 'users', 'keys', 'policy'],
  ...['recovery', 'support', 'calendar', 'restoredAt', 'onFault', 'telemetry'],
];

/**
 * Checks the options once, at start, and fills in the defaults.
 *
 * @throws TypeError or RangeError naming option, value and range
 */
export function completeOptions(options: KeyfobOptions): CompleteOptions {
  if (typeof options !== 'object' || options === null) {
    throw new TypeError(`createKeyfob takes an object of options: ${known.join(', ')}`);
  }
  refuseUnknownKeys('createKeyfob', options, known);
  const { issuer, store, users, keys, recovery, onFault = logFault, telemetry } = options;
  const problem = typeof issuer === 'string' ? labelProblem(issuer) : 'is not a text';
  if (problem) throw new TypeError(`createKeyfob: issuer ${problem}`);
  requireFunctions('store', store, ['update', 'events', 'spend', 'refund', 'forget', 'sweep']);
  requireFunctions('store.sealed', store.sealed, [
    ...['count', 'accounts', 'messages', 'replaceMessage'],
  ]);
  requireFunctions('store.outbox', store.outbox, ['lease', 'settle', 'delivery', 'backlog']);
  requireFunctions('store.requests', store.requests, ['update', 'updateOpen', 'list']);
  requireFunctions('users', users, ['find', 'verifyPassword']);
  for (const name of ['findByEmail', 'endSessions'] as const) {
    if (users[name] !== undefined) requireFunctions('users', users, [name]);
  }
  requireFunctions('options', { onFault }, ['onFault']);
  if (telemetry !== undefined) {
    requireFunctions('telemetry', telemetry, ['call', 'message', 'event', 'watch']);
  }
  if (!(keys?.keys instanceof Map) || !keys.keys.has(keys.currentId)) {
    throw new TypeError('createKeyfob: keys is not a key ring; make one with parseKeyRing');
  }
  const policy = completePolicy(options.policy);
  if (recovery !== undefined) checkRecovery(recovery, policy);
  const support = completeSupportPolicy(options.support);
  const { calendar = defaultCalendar } = options;
  if (calendar !== defaultCalendar) checkCalendar(calendar);
  return Object.freeze({
    ...{ issuer, store, users, keys, onFault, telemetry },
    ...{ policy, recovery, support, calendar, restoredAt: completeMoment(options.restoredAt) },
  });
}

function checkRecovery(recovery: RecoveryOptions, { recoveryProofs }: Policy): void {
  refuseUnknownKeys('recovery', recovery, ['links', 'mail', 'sms', 'captcha']);
  for (const name of ['recovery', 'notice'] as const) {
    const problem = linkProblem(recovery.links?.[name]);
    if (problem) throw new TypeError(`createKeyfob: recovery.links.${name} ${problem}`);
  }
  requireFunctions('recovery.mail', recovery.mail, ['send']);
  if (recoveryProofs.includes('sms') && recovery.sms === undefined) {
    throw new TypeError(
      'createKeyfob: recovery.sms is missing; give a sender, or take "sms" out of policy.recoveryProofs',
    );
  }
  if (recovery.sms !== undefined) requireFunctions('recovery.sms', recovery.sms, ['send']);
  if (recoveryProofs.includes('captcha') && recovery.captcha === undefined) {
    throw new TypeError(
      'createKeyfob: recovery.captcha is missing; give one, or take "captcha" out of policy.recoveryProofs',
    );
  }
  if (recovery.captcha !== undefined) {
    requireFunctions('recovery.captcha', recovery.captcha, ['challenge', 'verify']);
  }
}

function completeMoment(given: unknown): Instant | undefined {
  if (given === undefined) return undefined;
  const instant = given instanceof Date ? given.getTime() : given;
  if (typeof instant === 'number' && Number.isFinite(instant) && instant >= earliestMs) {
    if (instant <= Date.now() + furthestAheadMs) return Math.floor(instant);
    const when = new Date(Math.min(instant, latestMs)).toISOString();
    throw new RangeError(
      `createKeyfob: restoredAt is ${when}, which is still to come; nobody could log in until then`,
    );
  }
  throw new TypeError(
    `createKeyfob: restoredAt is ${kindOf(given)}; allowed: a Date, or milliseconds since 1970`,
  );
}

function linkProblem(link: unknown): string | undefined {
  if (typeof link !== 'string' || !URL.canParse(link)) return 'is not an address';
  const { protocol, hostname, hash } = new URL(link);
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  if (protocol !== 'https:' && !(protocol === 'http:' && isHere))
    return 'does not begin with https:';
  return hash === '' ? undefined : 'has a fragment; the token goes there';
}

function requireFunctions(name: string, port: unknown, functions: readonly string[]): void {
  const lacking = functions.find(
    (each) => typeof (port as Record<string, unknown> | undefined)?.[each] !== 'function',
  );
  if (lacking) throw new TypeError(`createKeyfob: ${name} has no function ${lacking}()`);
}

/** A provider's words may have line breaks in them; a log has one line a fault (G2). */
function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').slice(0, 1000);
}

/**
 * Writes one line about a fault to standard error, `keyfob: <code>: <reason>`; what `onFault` does unless
 * something else is said. The reason is the message of the error behind it, as a port of yours has thrown
 * it: let no password or code stand in one.
 */
export function logFault(fault: KeyfobError): void {
  const reason = fault.cause instanceof Error ? fault.cause.message : 'no reason given';
  console.error(`keyfob: ${fault.code}: ${oneLine(reason)}`);
}
