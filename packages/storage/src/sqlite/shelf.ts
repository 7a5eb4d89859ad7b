import type { AuditEvent, Instant, SealedDecision, SealedMessage } from '@keyfob/core';
import type { Work } from './turn-queue.ts';

/** Where the documents of one kind lie. */
export interface Shelf<Before, After> {
  /** The document and its version; version 0 while there is none. */
  load(id: string): { readonly version: number; readonly document: Before };
  versionOf(id: string): number;
  /** Checks a document and writes it out as text; what it returns keeps it. */
  prepare(id: string, next: After): () => void;
  /** Whose event log and messages a change belongs to. */
  ownerOf(next: After): string | undefined;
}

/** Checks what a decision has beside its document; what it returns keeps it. */
export type PrepareRecord = (
  change: {
    readonly events: readonly AuditEvent[];
    readonly messages?: readonly SealedMessage[] | undefined;
  },
  whose: { readonly userId: string | undefined; readonly now: Instant },
) => () => void;

/** A shelf whose documents can also be found by what they are about. */
export interface OpenShelf<Before, After> extends Shelf<Before, After> {
  openAbout(subject: string): string | undefined;
}

/**
 * Makes `update` for the documents of one shelf: loads one, has it judged and keeps the decision. When
 * another process was faster, the document is judged anew as it is then.
 */
export function updateOn<Before, After>(shelf: Shelf<Before, After>, prepareRecord: PrepareRecord) {
  return <T>(
    id: string,
    decide: (document: Before, now: Instant) => SealedDecision<T, After>,
  ): Work<SealedDecision<T, After>> =>
    (now) => {
      const { version, document } = shelf.load(id);
      const decision = decide(document, now);
      if (!('next' in decision)) return { answer: decision };
      const keepDocument = shelf.prepare(id, decision.next);
      const keepRecord = prepareRecord(decision, { userId: shelf.ownerOf(decision.next), now });
      return {
        isStale: () => shelf.versionOf(id) !== version,
        write() {
          keepDocument();
          keepRecord();
          return decision;
        },
      };
    };
}

/**
 * The same for the open document about a subject, or for a new one whose id the decision brings. Whether
 * another has come to be the open one is asked again under the lock.
 */
export function updateOpenOn<Document extends { readonly id: string }>(
  shelf: OpenShelf<Document | undefined, Document>,
  prepareRecord: PrepareRecord,
) {
  return <T>(
    subject: string,
    decide: (document: Document | undefined, now: Instant) => SealedDecision<T, Document>,
  ): Work<SealedDecision<T, Document>> =>
    (now) => {
      const openId = shelf.openAbout(subject);
      const { version, document } =
        openId === undefined ? { version: 0, document: undefined } : shelf.load(openId);
      const decision = decide(document, now);
      if (!('next' in decision)) return { answer: decision };
      const { id } = decision.next;
      const keepDocument = shelf.prepare(id, decision.next);
      const keepRecord = prepareRecord(decision, { userId: shelf.ownerOf(decision.next), now });
      const judgedId = openId ?? id;
      return {
        isStale: () => shelf.openAbout(subject) !== openId || shelf.versionOf(judgedId) !== version,
        write() {
          keepDocument();
          keepRecord();
          return decision;
        },
      };
    };
}
