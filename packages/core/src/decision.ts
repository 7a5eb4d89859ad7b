import type { Account } from './account.ts';
import type { ErrorCode, ErrorDetails } from './contract/index.ts';
import type { AuditEvent } from './events.ts';
import type { KeyRing } from './key-ring.ts';
import type { Policy } from './policy.ts';
import type { Instant } from './ports.ts';

/** A "no" that the caller is told by its code; not a fault. */
export interface Refusal extends Pick<ErrorDetails, 'retryAfterSeconds' | 'fields' | 'missing'> {
  readonly code: ErrorCode;
}

/** What a rule says of an account: what to remember, if anything, and what to answer. */
export type Decision<T> =
  | { readonly next: Account; readonly events: readonly AuditEvent[]; readonly result: T }
  | { readonly next: Account; readonly events: readonly AuditEvent[]; readonly refuse: Refusal }
  | { readonly result: T }
  | { readonly refuse: Refusal };

/** What every rule may look at beside the account and the input. */
export interface Circumstances {
  readonly now: Instant;
  readonly policy: Policy;
  readonly ring: KeyRing;
}
