import type { KeyfobError } from './contract/index.ts';
import type { KeyRing } from './key-ring.ts';
import { completePolicy, type Policy, refuseUnknownKeys } from './policy.ts';
import type { Store, Users } from './ports.ts';
import { labelProblem } from './totp.ts';

/** What `createKeyfob` needs. */
export interface KeyfobOptions {
  /** The name that authenticators show, 1 to 128 characters without a colon. */
  readonly issuer: string;
  readonly store: Store;
  readonly users: Users;
  /** From `parseKeyRing`. It must not be kept in the database that the store uses. */
  readonly keys: KeyRing;
  readonly policy?: Partial<Policy>;
  /**
   * Told of every fault: a broken seal, an unreachable store. The caller gets `unavailable` whatever
   * happens here. Default: one line to standard error.
   */
  readonly onFault?: (fault: KeyfobError) => void;
}

export type CompleteOptions = Required<Omit<KeyfobOptions, 'policy'>> & { readonly policy: Policy };

const known = ['issuer', 'store', 'users', 'keys', 'policy', 'onFault'];

/**
 * Checks the options once, at start, and fills in the defaults.
 *
 * @throws TypeError or RangeError naming option, value and range
 */
export function completeOptions(options: KeyfobOptions): CompleteOptions {
  refuseUnknownKeys('createKeyfob', options, known);
  const { issuer, store, users, keys, policy, onFault = logFault } = options;
  const problem = typeof issuer === 'string' ? labelProblem(issuer) : 'is not a text';
  if (problem) throw new TypeError(`createKeyfob: issuer ${problem}`);
  requireFunctions('store', store, ['update', 'events']);
  requireFunctions('users', users, ['find', 'verifyPassword']);
  if (!(keys?.keys instanceof Map) || !keys.keys.has(keys.currentId)) {
    throw new TypeError('createKeyfob: keys is not a key ring; make one with parseKeyRing');
  }
  return Object.freeze({ issuer, store, users, keys, policy: completePolicy(policy), onFault });
}

function requireFunctions(name: string, port: unknown, functions: readonly string[]): void {
  const lacking = functions.find(
    (each) => typeof (port as Record<string, unknown> | undefined)?.[each] !== 'function',
  );
  if (lacking) throw new TypeError(`createKeyfob: ${name} has no function ${lacking}()`);
}

/** Writes one line about a fault to standard error; what `onFault` does unless something else is said. */
export function logFault(fault: KeyfobError): void {
  const reason = fault.cause instanceof Error ? fault.cause.message : 'no reason given';
  console.error(`keyfob: refused as unavailable: ${reason}`);
}
