import type { ErrorCode, ErrorDetails } from '../contract/index.ts';
import type { Policy } from '../policy/policy.ts';
import type { KeyRing } from '../sealing/key-ring.ts';
import type { Message, SealedMessage } from '../sealing/message.ts';
import type { Instant } from '../time/instant.ts';
import type { Account } from './account.ts';
import type { AuditEvent } from './events.ts';

/** A "no" that the caller is told by its code; not a fault. */
export interface Refusal
  extends Pick<ErrorDetails, 'retryAfterSeconds' | 'fields' | 'missing' | 'reason'> {
  /** Which "no" it is. */
  readonly code: ErrorCode;
}

/** What is written in one commit: the document, what happened to it, and what is to be told of it. */
export interface Change<Document = Account, M = Message> {
  readonly next: Document;
  readonly events: readonly AuditEvent[];
  readonly messages?: readonly M[] | undefined;
}

/** A "no" that is remembered. */
export type Refused = Change & { readonly refuse: Refusal };

/** What a rule says of a document: what to remember, if anything, and what to answer. */
export type Decision<T, Document = Account, M = Message> =
  | (Change<Document, M> & { readonly result: T })
  | (Change<Document, M> & { readonly refuse: Refusal })
  | { readonly result: T }
  | { readonly refuse: Refusal };

/** The same on its way to the store, its messages sealed. */
export type SealedDecision<T, Document = Account> = Decision<T, Document, SealedMessage>;

/** What every rule may look at beside the account and the input. */
export interface Circumstances {
  readonly now: Instant;
  readonly policy: Policy;
  readonly ring: KeyRing;
  /** When the data were put back from a backup: nothing from before counts as proven. */
  readonly restoredAt?: Instant | undefined;
}
