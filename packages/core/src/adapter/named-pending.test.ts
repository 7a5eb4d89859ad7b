import { describe, expect, it } from 'vitest';
import { namedPending } from './named-pending.ts';

const login = (id: string) => ({ id, userId: 'alice', openedAt: 1 });
const state = { pending: login('newest'), otherPending: [login('other-1')] };

describe('the log-in that a request means', () => {
  it('is the newest, unless the request names one', () => {
    expect(namedPending(state, undefined)?.id).toBe('newest');
    expect(namedPending(state, 'other-1')?.id).toBe('other-1');
    expect(namedPending(state, 'gone')).toBeUndefined();
  });

  it.each([
    ['', 'wrong_format'],
    ['a b', 'wrong_format'],
    ['x'.repeat(65), 'wrong_format'],
    [7, 'wrong_type'],
    [null, 'wrong_type'],
    [['newest'], 'wrong_type'],
  ])('is refused where it can be none: %j', (login, reason) => {
    expect(() => namedPending(state, login)).toThrow(
      expect.objectContaining({
        code: 'invalid_input',
        details: { fields: [{ field: 'login', reason }] },
      }),
    );
  });
});
