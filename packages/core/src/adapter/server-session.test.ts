import { describe, expect, it } from 'vitest';
import { sessionId, sessionOf } from './server-session.ts';

const functions = { regenerate() {}, save() {} };

function thrownBy(act: () => unknown): unknown {
  try {
    act();
  } catch (thrown) {
    return thrown;
  }
  return 'nothing';
}

describe('the session of a request', () => {
  it('is taken with its id', () => {
    const request = { session: functions, sessionID: 'an id' };

    expect(sessionOf(request)).toBe(functions);
    expect(sessionId(request)).toBe('an id');
  });

  it.each([{}, { session: undefined }, { session: null, sessionID: 'an id' }])(
    'that is missing is told as such: %j',
    (request) => {
      expect(() => sessionOf(request)).toThrow('mount express-session before Keyfob');
    },
  );

  it.each<[object, string]>([
    [{ session: functions }, 'no id in request.sessionID'],
    [{ session: functions, sessionID: '' }, 'no id in request.sessionID'],
    [{ session: functions, sessionID: 7 }, 'no id in request.sessionID'],
    [{ session: {}, sessionID: 'an id' }, 'no regenerate()'],
    [{ session: { regenerate() {} }, sessionID: 'an id' }, 'no save()'],
  ])('that is not kept on the server is refused (A2): %j', (request, what) => {
    const message = `Keyfob needs sessions that are kept on the server, and this one has ${what}. Use express-session`;

    for (const ask of [sessionOf, sessionId]) {
      expect(thrownBy(() => ask(request))).toEqual(
        expect.objectContaining({ name: 'TypeError', message: expect.stringContaining(message) }),
      );
    }
  });
});
