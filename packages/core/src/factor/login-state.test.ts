import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readSessionState } from '../index.ts';

const pending = { id: 'p1', userId: 'alice', openedAt: 5 };
const recovering = { userId: 'alice', flowId: 'f1' };
const mark = { userId: 'alice', sessionId: 's1', verifiedAt: 7 };

it('reads back what the adapters keep in a session', () => {
  const session = JSON.parse(JSON.stringify({ cookie: {}, keyfob: { pending, mark, recovering } }));

  expect(readSessionState(session)).toEqual({ pending, mark, recovering });
});

it.each([undefined, null, 'text', {}, { keyfob: null }, { keyfob: { pending: {}, mark: 1 } }])(
  'reads %j as a session without anything',
  (session) => {
    expect(readSessionState(session)).toEqual({});
  },
);

it('takes nothing from a prototype', () => {
  const session = Object.create({ keyfob: { mark } });

  expect(readSessionState(session)).toEqual({});
  expect(readSessionState({ keyfob: Object.create({ mark }) })).toEqual({});
});

it.each([
  [{ pending: { ...pending, id: 1 } }],
  [{ pending: { ...pending, userId: null } }],
  [{ pending: { ...pending, openedAt: '5' } }],
  [{ pending: { id: 'p1', userId: 'alice' } }],
  [{ mark: { ...mark, userId: 1 } }],
  [{ mark: { ...mark, sessionId: 1 } }],
  [{ mark: { ...mark, verifiedAt: '7' } }],
  [{ mark: { userId: 'alice', sessionId: 's1' } }],
  [{ recovering: { ...recovering, userId: 1 } }],
  [{ recovering: { ...recovering, flowId: 1 } }],
  [{ recovering: { userId: 'alice' } }],
  [{ recovering: { flowId: 'f1' } }],
])('reads %j as a session without anything: one part is not right (A1)', (state) => {
  expect(readSessionState({ keyfob: state })).toEqual({});
});

it('takes a mark or a pending log-in only whole, whatever a session store gives back (A1)', () => {
  const damaged = fc.record(
    {
      id: fc.anything(),
      userId: fc.anything(),
      openedAt: fc.anything(),
      sessionId: fc.anything(),
      verifiedAt: fc.anything(),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(damaged, damaged, (first, second) => {
      const state = readSessionState({ keyfob: { pending: first, mark: second } });
      if (state.pending) expect(typeof state.pending.userId).toBe('string');
      if (state.mark) expect(typeof state.mark.verifiedAt).toBe('number');
    }),
  );
});
