import {
  type AuditEvent,
  type Instant,
  ringKeyOf,
  type SealedDecision,
  type SealedMessage,
  storeChecks,
} from '@keyfob/core';
import { type Call, LostRace, type Runner, type Writer } from './call.ts';
import type { DocumentRow, MessageRow } from './engine.ts';

/** A table of documents: each is read, judged and written as a whole. */
export interface Shelf<Before, After> {
  /**
   * Reads a document, its version (0 where there is none yet) and the time.
   *
   * @param isLocked nobody else is to change it before the transaction ends
   */
  load(runner: Runner, id: string, isLocked: boolean): Promise<Loaded<Before>>;
  rowOf(id: string, document: After): DocumentRow;
}

export interface Loaded<Document> {
  readonly version: number;
  readonly document: Document;
  readonly now: Instant;
}

export type Decide<Before, After, T> = (document: Before, now: Instant) => SealedDecision<T, After>;

/**
 * Has a document judged and keeps the decision. At first nothing is locked: one statement reads, one writes
 * if the version is the same still. Who was too late once takes the lock, and cannot be too late again.
 */
export async function updateDocument<Before, After, T>(
  call: Call,
  shelf: Shelf<Before, After>,
  { id, decide }: { readonly id: string; readonly decide: Decide<Before, After, T> },
): Promise<SealedDecision<T, After>> {
  const attempt = async (writer: Writer, isLocked: boolean) => {
    const { version, document, now } = await shelf.load(writer, id, isLocked);
    const decision = decide(document, now);
    if (!('next' in decision)) return decision;
    await record(writer, { row: shelf.rowOf(id, decision.next), version, now, decision });
    return decision;
  };
  try {
    return await call.once((writer) => attempt(writer, false));
  } catch (error) {
    if (!(error instanceof LostRace)) throw error;
  }
  return call.transaction((writer) => attempt(writer, true));
}

/** Writes a document with the events and messages of the decision that made it. */
export async function record(
  writer: Writer,
  {
    row,
    version,
    now,
    decision: { events, messages = [] },
  }: {
    readonly row: DocumentRow;
    readonly version: number;
    readonly now: Instant;
    readonly decision: {
      readonly events: readonly AuditEvent[];
      readonly messages?: readonly SealedMessage[] | undefined;
    };
  },
): Promise<void> {
  const rows = messages.map((message) => messageRow(message, now));
  const { userId } = row;
  const own = userId === undefined ? [] : events; // nobody's events are kept by nobody
  await writer.write({ ...row, userId: userId ?? '', version, now, events: own, messages: rows });
}

function messageRow(message: SealedMessage, now: Instant): MessageRow {
  storeChecks.message(message);
  const { id, channel, notBefore = null, dropAt, sealed } = message;
  const dueAt = notBefore ?? now;
  return { id, channel, notBefore, dropAt, dueAt, ringKey: ringKeyOf(sealed), sealed };
}
