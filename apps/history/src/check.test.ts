import { describe, expect, it } from 'vitest';
import { check } from './check.ts';
import type { Asked, Final, Line, Sent } from './history.ts';

const user = 'u1';

/** A call of a second, that many seconds after the beginning. */
const asked = (second: number, call: Asked['call'], more: Partial<Asked> = {}): Asked => ({
  ...{ kind: 'asked', start: second * 1000, end: second * 1000 + 900, user, node: 0, call },
  ...{ outcome: 'done', session: `s${second}`, ...more },
});

const code = { key: 'u1#1', step: 1 };
const mail = (about: string, key: string): Sent => ({
  ...{ kind: 'sent', to: 'u1@example.test', about, key },
});
const activation = [asked(1, 'activate', code), mail('otp_enabled', 'a')];

const final = (events: readonly string[] = [], more: Partial<Final> = {}): Final => ({
  users: [{ user, authenticators: 1, events: ['activated', ...events] }],
  ...{ waiting: 0, sinks: '', secrets: [], ...more },
});

const accepted = 'code_accepted log_in';
const logIn = (second: number, step: number, more: Partial<Asked> = {}) =>
  asked(second, 'verify', { key: 'u1#1', step, ...more });
const wrong = (second: number) => asked(second, 'verify', { outcome: 'wrong_code' });
const refused = (count: number) => Array.from({ length: count }, () => 'code_refused log_in');

function found(lines: readonly Line[], state: Final): string[] {
  const { violations } = check([...activation, ...lines], state);
  return violations.map(({ invariant, what }) => `${invariant} ${what}`);
}

describe('a history', () => {
  it.each<[string, readonly Line[], Final]>([
    ['of log-ins, one after the other', [logIn(2, 2), logIn(3, 3)], final([accepted, accepted])],
    [
      'of log-ins that overlap',
      [logIn(2, 3), logIn(2.5, 2, { session: 's' })],
      final([accepted, accepted]),
    ],
    [
      'of a code of which nobody knows whether it counted, and did',
      [logIn(2, 2, { outcome: 'unknown' })],
      final([accepted]),
    ],
    ['of one that did not', [logIn(2, 2, { outcome: 'unknown' }), logIn(9, 2)], final([accepted])],
    ['of five guesses', [2, 3, 4, 5, 6].map(wrong), final(refused(5))],
    [
      'of guesses around a log-in',
      [...[2, 3, 4, 5].map(wrong), logIn(6, 2), ...[20, 21].map(wrong)],
      final([...refused(6), accepted]),
    ],
    [
      'of a sixth guess after the wait',
      [...[2, 3, 4, 5, 6].map(wrong), wrong(40)],
      final(refused(6)),
    ],
    [
      'of a password alone once OTP may be off',
      [
        asked(2, 'deactivate', { outcome: 'unknown', ...code, step: 2 }),
        asked(3, 'password', { next: 'signed_in' }),
      ],
      final(),
    ],
    [
      'of a page after the code',
      [
        asked(2, 'password', { next: 'code_required' }),
        logIn(3, 2, { session: 's2' }),
        asked(4, 'page', { session: 's2' }),
      ],
      final([accepted]),
    ],
  ])('%s has no violation', (_, lines, state) => {
    expect(found(lines, state)).toEqual([]);
  });
});

describe('a planted violation is found', () => {
  it.each<[string, readonly Line[], Final, string]>([
    [
      'I1: a step twice',
      [logIn(2, 2), logIn(3, 2)],
      final([accepted, accepted]),
      'I1 a step was accepted twice',
    ],
    [
      'I1: a step twice at once',
      [logIn(2, 2), logIn(2.1, 2)],
      final([accepted, accepted]),
      'I1 a step was accepted twice',
    ],
    [
      'I1: the code of the activation',
      [logIn(2, 1)],
      final([accepted]),
      'I1 a step was accepted twice',
    ],
    [
      'I1: an earlier step afterwards',
      [logIn(2, 3), logIn(3, 2)],
      final([accepted, accepted]),
      'I1 an accepted step does not rise',
    ],
    [
      'I2: one log-in twice',
      [logIn(2, 2), logIn(3, 3, { session: 's2' })],
      final([accepted, accepted]),
      'I2 verify succeeded 2 times for one thing',
    ],
    [
      'I2: one link twice',
      [2, 3].map((second) => asked(second, 'open_link', { token: 't' })),
      final(),
      'I2 open_link succeeded 2 times for one thing',
    ],
    [
      'I3: six guesses at once',
      [2, 2, 2, 2, 2, 3].map(wrong),
      final(refused(6)),
      'I3 6 guesses got a verdict without a wait',
    ],
    [
      'I4: in by the password alone',
      [asked(2, 'password', { next: 'signed_in' })],
      final(),
      'I4 signed in by the password alone with OTP on',
    ],
    [
      'I4: a page without the code',
      [asked(2, 'password', { next: 'code_required' }), asked(3, 'page', { session: 's2' })],
      final(),
      'I4 a page without the code',
    ],
    [
      'I4: a page after the log-out',
      [asked(2, 'log_out', { session: 's' }), asked(3, 'page', { session: 's' })],
      final(),
      'I4 a page after the log-out',
    ],
    [
      'I5: two keys',
      [],
      final([], { users: [{ user, authenticators: 2, events: ['activated'] }] }),
      'I5 u1 has 2 keys',
    ],
    [
      'I5: a key that nobody has activated',
      [logIn(2, 2, { key: 'u1#2' })],
      final([accepted]),
      'I5 a key that was never activated let somebody in',
    ],
    [
      'I5: a key that was turned off',
      [asked(2, 'deactivate', { ...code, step: 2 }), mail('otp_disabled', 'b'), logIn(4, 3)],
      final(['deactivated', accepted]),
      'I5 a key that was turned off let somebody in',
    ],
    [
      'I6: an event that is missing',
      [logIn(2, 2)],
      final(),
      'I6 u1 has 0 events "code_accepted log_in", not 1 to 1',
    ],
    [
      'I6: a verdict that was not counted',
      [wrong(2)],
      final(),
      'I6 u1 has 0 events "code_refused log_in", not 1 to 1',
    ],
    [
      'I6: an event too many',
      [],
      final(['activated']),
      'I6 u1 has 2 events "activated", not 1 to 1',
    ],
    [
      'I6: a notice as two messages',
      [mail('otp_enabled', 'b')],
      final(),
      'I6 u1 got 2 mails "otp_enabled" of 1',
    ],
    [
      'I6: a notice that never left',
      [],
      final([], { waiting: 1 }),
      'I6 1 messages wait in the end',
    ],
    [
      'I7: a shared key in a log',
      [],
      final([], { sinks: 'a SECRET', secrets: ['SECRET'] }),
      'I7 a shared key stands in a log or an event',
    ],
    [
      'I7: a token in a log',
      [asked(2, 'open_link', { token: 'TOKEN' })],
      final([], { sinks: 'TOKEN' }),
      'I7 a token stands in a log or an event',
    ],
    [
      'I8: a code without a database',
      [logIn(2, 2), { kind: 'away', start: 1500, end: 4000 }],
      final([accepted]),
      'I8 succeeded without a database',
    ],
    [
      'I8: another answer than 503',
      [asked(2, 'page', { outcome: 'unknown', status: 500 })],
      final(),
      'I8 answered with 500',
    ],
    [
      'L: nobody gets in at the end',
      [asked(2, 'last_log_in', { outcome: 'wrong_code' })],
      final(),
      'L cannot log in at the end',
    ],
  ])('%s', (_, lines, state, what) => {
    expect(found(lines, state)).toContain(what);
  });
});
