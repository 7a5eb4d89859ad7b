import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SupportRequest } from '../account/support-request.ts';
import { type RequestPlace, requestOrder } from './request-order.ts';

const { placeOf, compare, toCursor, fromCursor } = requestOrder;

const request: SupportRequest = {
  ...{ schema: 1, id: 'r1', kind: 'lost_access', state: 'open', email: 'a@b', message: '' },
  ...{ submittedAt: 1, dueAt: 2, evidence: [], approvals: [], trail: [] },
};
const anyPlace: fc.Arbitrary<RequestPlace> = fc.record({
  group: fc.constantFrom(0, 1, 2),
  at: fc.integer({ min: -5, max: 5 }),
  id: fc.string({ maxLength: 2 }),
});

describe('the place of a request', () => {
  it('is among the open ones of accounts, the open ones of none, or the ended ones', () => {
    expect(placeOf({ ...request, userId: 'alice' })).toEqual({ group: 0, at: 2, id: 'r1' });
    expect(placeOf(request)).toEqual({ group: 1, at: 2, id: 'r1' });
    expect(placeOf({ ...request, userId: 'alice', endedAt: 9 })).toEqual({
      ...{ group: 2, at: 9, id: 'r1' },
    });
    expect(placeOf({ ...request, endedAt: 0 })).toEqual({ group: 2, at: 0, id: 'r1' });
  });

  it('comes the first due first, and of what has ended the newest first', () => {
    const place = (group: 0 | 1 | 2, at: number, id: string) => ({ group, at, id });
    const ordered = [
      ...[place(0, 1, 'b'), place(0, 2, 'a'), place(0, 2, 'b'), place(1, 0, 'a')],
      ...[place(2, 9, 'b'), place(2, 9, 'a'), place(2, 1, 'c')],
    ];

    expect(ordered.toReversed().toSorted(compare)).toEqual(ordered);
  });

  it('is one order: of two places one comes first, whichever is asked about', () => {
    fc.assert(
      fc.property(anyPlace, anyPlace, anyPlace, (one, other, third) => {
        expect(compare(one, other) > 0).toBe(compare(other, one) < 0);
        expect(Math.abs(compare(one, { ...one }))).toBe(0);
        if (compare(one, other) < 0 && compare(other, third) < 0) {
          expect(compare(one, third)).toBeLessThan(0);
        }
        if (compare(one, other) === 0) expect(one).toEqual(other);
      }),
    );
  });
});

describe('a cursor', () => {
  it('names the place that it was made of', () => {
    fc.assert(
      fc.property(anyPlace, (place) => {
        expect(fromCursor(toCursor(place))).toEqual(place);
        expect(toCursor(place)).toMatch(/^[\w-]*$/);
      }),
    );
  });

  it.each([
    undefined,
    '',
    'nonsense',
    ...[null, {}, [], [3, 1, 'a'], ['0', 1, 'a'], [0, 0.5, 'a'], [0, '1', 'a'], [0, 1, 7]].map(
      (value) => Buffer.from(JSON.stringify(value)).toString('base64url'),
    ),
  ])('that is none counts as left out: %j', (cursor) => {
    expect(fromCursor(cursor)).toBeUndefined();
  });

  it('is read or left out, whatever it is (O2)', () => {
    fc.assert(
      fc.property(fc.string(), (cursor) => {
        const place = fromCursor(cursor);
        if (place) expect(Number.isSafeInteger(place.at)).toBe(true);
      }),
    );
  });
});
