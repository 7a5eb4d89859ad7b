import { createHash } from 'node:crypto';
import type { Instant } from '@keyfob/core';

/** A value on its way into a statement. */
export type Value = string | number | null;

/** A statement that a driver can prepare: made once, run with other values each time. */
export interface Statement {
  /** Of this text and no other. */
  readonly name: string;
  readonly text: string;
  /** The statement's values: those that it is run with, in their order, and the time in between. */
  valuesOf(given: readonly Value[]): readonly Value[];
}

/** How a server writes statements. */
export interface Syntax {
  /** The place of the nth value, counted from 1. */
  readonly place: (number: number) => string;
  /** The same for one that is a time. */
  readonly timePlace: (number: number) => string;
  /** The server's clock in whole milliseconds. */
  readonly now: string;
  /** What says whether the server only follows another one: 0 or OFF where it does not. */
  readonly readOnly: string;
}

const places = /\?|\{now\}/g;

/**
 * Makes statements out of SQL with `?` in the place of each value, and `{now}` where the time is meant.
 *
 * @param clock the time in place of the server's own
 */
export function statements({ place, timePlace, now }: Syntax, clock?: () => Instant) {
  return (sql: string): Statement => {
    const slots: ('given' | 'now')[] = [];
    const text = sql.replace(places, (found) => {
      if (found === '{now}' && clock === undefined) return now;
      const slot = found === '?' ? 'given' : 'now';
      slots.push(slot);
      return slot === 'given' ? place(slots.length) : timePlace(slots.length);
    });
    const name = `keyfob-${createHash('sha256').update(text).digest('base64url').slice(0, 16)}`;
    if (clock === undefined) return { name, text, valuesOf: (given) => given };
    return {
      ...{ name, text },
      valuesOf(given) {
        const rest = given.values();
        return slots.map((slot) => (slot === 'now' ? clock() : (rest.next().value ?? null)));
      },
    };
  };
}

/** Makes each kind of a statement once, when it is needed first. */
export function madeOnce(statement: (sql: string) => Statement) {
  const made = new Map<string, Statement>();
  return (kind: string, sql: () => string): Statement => {
    const known = made.get(kind) ?? statement(sql());
    made.set(kind, known);
    return known;
  };
}
