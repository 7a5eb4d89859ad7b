import type { SupportRequest } from '../account/support-request.ts';
import type { Instant } from '../time/instant.ts';

/** Where a request stands in the list of the desk: its group, what sorts it within that, and its id. */
export interface RequestPlace {
  /** 0: open, of a known account. 1: open, of none. 2: ended. */
  readonly group: 0 | 1 | 2;
  /** Due time of an open one; of an ended one, when it ended. */
  readonly at: Instant;
  readonly id: string;
}

/** The order of the desk's list, and its pages. For those who write a store. */
export const requestOrder = Object.freeze({
  placeOf({ id, userId, dueAt, endedAt }: SupportRequest): RequestPlace {
    if (endedAt !== undefined) return { group: 2, at: endedAt, id };
    return { group: userId === undefined ? 1 : 0, at: dueAt, id };
  },

  /** Negative where one comes before the other. */
  compare(one: RequestPlace, other: RequestPlace): number {
    if (one.group !== other.group) return one.group - other.group;
    const byId = one.id < other.id ? -1 : Number(one.id > other.id);
    const rising = one.at - other.at || byId;
    return one.group === 2 ? -rising : rising;
  },

  toCursor({ group, at, id }: RequestPlace): string {
    return Buffer.from(JSON.stringify([group, at, id])).toString('base64url');
  },

  /** The place that a cursor names, or undefined for what is no cursor. */
  fromCursor(cursor: string | undefined): RequestPlace | undefined {
    try {
      const parts: unknown = JSON.parse(Buffer.from(cursor ?? '', 'base64url').toString());
      if (!Array.isArray(parts)) return undefined;
      const [group, at, id] = parts;
      const isPlace =
        [0, 1, 2].includes(group) && Number.isSafeInteger(at) && typeof id === 'string';
      return isPlace ? { group, at, id } : undefined;
    } catch {
      return undefined;
    }
  },
});
