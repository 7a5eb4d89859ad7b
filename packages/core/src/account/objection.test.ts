import { describe, expect, it } from 'vitest';
import { completePolicy } from '../policy/policy.ts';
import {
  at,
  closeRequest,
  dayMs,
  handedSms,
  on,
  start,
  user,
  waiting,
} from '../recovery/testing/stages.ts';
import type { Account } from './account.ts';
import { noteNotice, withNotice } from './notices.ts';
import { afterCode, object } from './objection.ts';

const expiresAt = start + 7 * dayMs;
const told = noteNotice(
  on,
  { token: 'notice-1', about: 'something', what: 'otp_disabled', expiresAt },
  at(),
);
const facts = { token: 'notice-1', user, requestId: 'request-2' };
const invalid = { refuse: { code: 'link_invalid' } };

describe('an objection', () => {
  it('needs a link of a notice, within its time (R9)', () => {
    expect(object(on, facts, at())).toEqual(invalid);
    expect(object(withNotice(told, 'something', { hash: null }), facts, at())).toEqual(invalid);
    expect(object(told, { ...facts, token: 'notice-2' }, at())).toEqual(invalid);
    expect(object(told, facts, at(7 * dayMs))).toEqual(invalid);
    expect(object(told, facts, at(7 * dayMs - 1))).toMatchObject({ result: { state: 'frozen' } });
  });

  it('is possible by the link of an earlier notice as well: no later one kills it (D1)', () => {
    const more = {
      token: 'notice-2',
      about: 'something else',
      what: 'otp_disabled',
      expiresAt,
    } as const;
    const newer = noteNotice(told, more, at());

    for (const token of ['notice-1', 'notice-2']) {
      expect(object(newer, { ...facts, token }, at())).toMatchObject({
        result: { state: 'frozen' },
      });
    }
  });

  it('freezes what has happened and asks people to look (attack 70)', () => {
    const until = start + dayMs;
    const account = { ...handedSms, notices: told.notices, pending: {} as Account['pending'] };
    const decision = object(account, facts, at());

    expect(decision).toEqual({
      next: {
        ...{ ...account, recovery: null, pending: null, frozenUntil: until },
        notices: [{ ...told.notices[0], hasFrozen: true }],
      },
      events: [{ type: 'frozen', until }],
      messages: [
        {
          id: 'request-2:open',
          body: { channel: 'task', content: { kind: 'open_request', requestId: 'request-2' } },
          dropAt: until + dayMs,
        },
      ],
      result: { state: 'frozen', until },
    });
  });

  it('freezes once by one link: a second time meanwhile is the same, later it is nothing (attack 70)', () => {
    const until = start + dayMs;
    const first = object(told, facts, at());
    const frozen = 'next' in first ? first.next : told;

    const again = object(frozen, { ...facts, requestId: 'request-3' }, at(dayMs - 1));

    expect(again).toEqual({ result: { state: 'frozen', until } });
    expect(object(frozen, facts, at(dayMs))).toEqual(invalid);
    const newer = { about: 'something else', what: 'otp_disabled' } as const;
    const more = { token: 'notice-2', ...newer, expiresAt: start + 9 * dayMs };
    const other = noteNotice(frozen, more, at(dayMs));
    expect(object(other, { ...facts, token: 'notice-2' }, at(dayMs))).toMatchObject({
      result: { state: 'frozen', until: until + dayMs },
    });
  });

  it('that freezes ends a wait that it does not tell of, and its requests hear of it (U1)', () => {
    const account = { ...waiting, notices: [...waiting.notices, ...told.notices] };
    const other = noteNotice(
      account,
      { token: 'notice-3', about: 'else', what: 'otp_disabled', expiresAt },
      at(),
    );

    expect(object(other, { ...facts, token: 'notice-3' }, at())).toMatchObject({
      next: { recovery: null, authenticators: on.authenticators },
      messages: [{ id: 'request-2:open' }, closeRequest('cancelled')],
    });
  });

  it('keeps OTP on while it waits; the owner and the request hear of it (U1)', () => {
    const decision = object(waiting, facts, at());

    expect(decision).toEqual({
      next: { ...waiting, recovery: null, notices: [{ ...waiting.notices[0], hash: null }] },
      events: [{ type: 'recovery_cancelled', by: 'link' }],
      messages: [
        {
          id: 'flow-1:kept:mail',
          body: {
            ...{ channel: 'mail', to: 'alice@example.test', locale: 'cs' },
            content: { kind: 'otp_kept' },
          },
          dropAt: start + 7 * dayMs,
        },
        closeRequest('cancelled'),
      ],
      result: { state: 'cancelled' },
    });
  });

  it('keeps OTP on also while the account is frozen by an earlier one (U1)', () => {
    const frozen = { ...waiting, frozenUntil: start + dayMs };

    expect(object(frozen, facts, at())).toMatchObject({ result: { state: 'cancelled' } });
  });

  it('to a wait that is over by then freezes what has happened', () => {
    const off = { ...waiting, authenticators: [], recovery: null };

    expect(object(off, facts, at(dayMs))).toMatchObject({
      result: { state: 'frozen', until: start + 2 * dayMs },
    });
  });

  it('freezes for as long as the policy says', () => {
    const policy = completePolicy({ freezeSeconds: 3600 });

    expect(object(told, facts, at(0, policy))).toMatchObject({
      result: { until: start + 3_600_000 },
    });
  });
});

describe('an accepted code', () => {
  it('ends what is under way, and a waiting time with its link and its request (R3)', () => {
    const noticed = { ...handedSms, notices: told.notices };

    expect(afterCode(on, start)).toEqual({ account: on, events: [], messages: [] });
    expect(afterCode(noticed, start)).toEqual({
      account: { ...noticed, recovery: null },
      events: [{ type: 'recovery_cancelled', by: 'code' }],
      messages: [],
    });
    expect(afterCode(waiting, start)).toEqual({
      account: { ...waiting, recovery: null, notices: [{ ...waiting.notices[0], hash: null }] },
      events: [{ type: 'recovery_cancelled', by: 'code' }],
      messages: [closeRequest('cancelled')],
    });
  });
});
