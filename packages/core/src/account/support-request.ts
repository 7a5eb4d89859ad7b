import { KeyfobError, type SupportRequestView, type SupportTrailEntry } from '../contract/index.ts';
import type { Instant } from '../time/instant.ts';

/**
 * One request to support, with everything that happened to it. The account itself is changed only
 * by its own rules; a request asks for that and hears of the outcome.
 */
export interface SupportRequest {
  readonly schema: 1;
  readonly id: string;
  readonly kind: SupportRequestView['kind'];
  /** Where it stands. */
  readonly state: SupportRequestView['state'];
  /** The log-in e-mail that was given: NFKC, lower case, without outer spaces. */
  readonly email: string;
  /** Absent where no account has this e-mail. */
  readonly userId?: string;
  /** The first one, cut at 2,000 characters. */
  readonly message: string;
  /** Where the message came from, hashed. */
  readonly network?: string;
  /** What else came while the request was open, oldest first. */
  readonly more?: readonly SupportMessageEntry[];
  readonly submittedAt: Instant;
  /** By the calendar of the desk. */
  readonly dueAt: Instant;
  readonly claimedBy?: StaffMember;
  /** Ids of the evidence that was ticked off. */
  readonly evidence: readonly string[];
  /** Who has approved, in order. */
  readonly approvals: readonly StaffMember[];
  /** What happened to it, oldest first. */
  readonly trail: readonly TrailEntry[];
  /** When it was done, rejected or cancelled. */
  readonly endedAt?: Instant;
}

/** A further message about an open request. */
export interface SupportMessageEntry {
  readonly id: string;
  readonly at: Instant;
  readonly text: string;
  readonly network: string;
}

/** Somebody of the support desk. `userId` decides whose approval it is; the name is for readers. */
export interface StaffMember {
  /** Of the session that signed them in, never of the request. */
  readonly userId: string;
  readonly name: string;
}

/** One thing that happened to a request; its time in milliseconds since 1970. */
export interface TrailEntry extends Omit<SupportTrailEntry, 'at'> {
  readonly at: Instant;
}

const longestRequest = 131_072;

/**
 * What a request is about: there is one open request about it, and whatever else comes is added to that.
 * Stores find the open one by it.
 */
export function supportSubject({
  kind,
  userId,
  email,
}: Pick<SupportRequest, 'kind' | 'email'> & { readonly userId?: string | undefined }): string {
  return userId === undefined ? `${kind} email ${email}` : `${kind} user ${userId}`;
}

/**
 * Writes a request as the text that stores keep: JSON of at most 131,072 characters.
 *
 * @throws KeyfobError `unavailable` when it has grown too large
 */
export function encodeSupportRequest(request: SupportRequest): string {
  const text = JSON.stringify(request);
  if (text.length > longestRequest) throw damaged(`is over ${longestRequest} characters`);
  return text;
}

/**
 * Reads a request from the text that a store kept.
 *
 * @throws KeyfobError `unavailable` when the text is damaged or was written by a newer version
 */
export function decodeSupportRequest(id: string, text: string): SupportRequest {
  let request: SupportRequest;
  try {
    request = JSON.parse(text);
  } catch {
    throw damaged('is not JSON');
  }
  if (request?.schema !== 1) throw damaged('has a schema that this version does not know');
  if (request.id !== id) throw damaged('is another one');
  if (!Array.isArray(request.trail) || !Array.isArray(request.approvals)) {
    throw damaged('lacks a part');
  }
  return request;
}

function damaged(what: string): KeyfobError {
  return new KeyfobError('unavailable', {}, { cause: new Error(`support request ${what}`) });
}
