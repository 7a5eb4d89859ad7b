import { describe, expect, it } from 'vitest';
import { type Account, newAccount } from '../account/account.ts';
import { noticeOf } from '../account/notices.ts';
import type { WaitingFlow } from '../account/recovery-flow.ts';
import {
  at,
  closeRequest,
  dayMs,
  handedSms,
  held,
  kinds,
  next,
  on,
  start,
  wait,
  waiting,
} from './testing/stages.ts';
import { ownerTold, settleDue, withdrawApproval } from './waiting.ts';

const about = 'flow-1:waiting';
const flowOf = ({ recovery }: Account) => recovery as WaitingFlow;

describe('a waiting time', () => {
  it('begins with a notice to every contact, and OTP stays on (R9, U1)', () => {
    const decision = wait(on);

    expect(decision).toMatchObject({
      result: null,
      events: [{ type: 'recovery_waiting', by: 'support' }],
      messages: [
        {
          id: `${about}:mail`,
          dropAt: start + 30 * dayMs,
          body: { content: { kind: 'otp_disabling', link: 'a link', by: 'support' } },
        },
        {
          id: `${about}:sms`,
          dropAt: start + 30 * dayMs,
          body: { content: { kind: 'otp_disabling', link: 'a link' } },
        },
      ],
    });
    expect('messages' in decision && decision.messages).toHaveLength(2); // its end is not known yet
    expect(next(decision).authenticators).toEqual(on.authenticators);
    expect(flowOf(next(decision))).toEqual({
      ...{ phase: 'waiting', id: 'flow-1', by: 'support', requestIds: ['request-1'] },
      ...{ since: start, waitSeconds: 86_400, effectiveAt: null },
    });
  });

  it('runs from the moment a notice was handed over, and is settled by itself (U1)', () => {
    const told = ownerTold(held, 'flow-1', at(5 * dayMs));
    const effectiveAt = start + 6 * dayMs;

    expect(told).toMatchObject({
      next: { recovery: { effectiveAt, since: start } },
      events: [{ type: 'owner_told', effectiveAt }],
      messages: [
        {
          id: 'flow-1:settle',
          body: { channel: 'task', content: { kind: 'settle_account' } },
          ...{ notBefore: effectiveAt, dropAt: effectiveAt + 30 * dayMs },
        },
      ],
      result: null,
    });
  });

  it('has a link that counts until a week after OTP has gone off (R9)', () => {
    const token = 'notice-1';

    expect(noticeOf(held, token, at(8 * dayMs - 1))?.about).toBe(about);
    expect(noticeOf(held, token, at(8 * dayMs))).toBeUndefined();
    const told = next(ownerTold(held, 'flow-1', at(5 * dayMs)));
    expect(noticeOf(told, token, at(13 * dayMs - 1))?.about).toBe(about);
    expect(noticeOf(told, token, at(13 * dayMs))).toBeUndefined();
  });

  it('is told once: a second hand-over, or one of another recovery, moves nothing (U1)', () => {
    const told = next(ownerTold(held, 'flow-1', at()));

    expect(ownerTold(told, 'flow-1', at(dayMs / 2))).toEqual({ result: null });
    expect(ownerTold(held, 'flow-2', at())).toEqual({ result: null });
    expect(ownerTold(on, 'flow-1', at())).toEqual({ result: null });
    expect(ownerTold(handedSms, 'flow-1', at())).toEqual({ result: null });
  });

  it('begins once: not where OTP is off, and not again after the owner has objected', () => {
    expect(wait(newAccount('alice'))).toEqual({ refuse: { code: 'not_enabled' } });
    expect(wait({ ...waiting, recovery: null })).toEqual({ result: null });
    expect(wait(waiting)).toEqual({ result: null });
    expect(kinds(wait(handedSms))).toEqual(['recovery_waiting']); // it comes before what somebody proves
  });

  it('ends at its millisecond and closes its request', () => {
    expect(settleDue(waiting, at(dayMs - 1))).toBeUndefined();
    expect(settleDue(handedSms, at(10 * dayMs))).toBeUndefined();
    expect(settleDue(waiting, at(dayMs))).toMatchObject({
      next: { authenticators: [], recovery: null, sessions: { endedAt: start + dayMs } },
      events: [{ type: 'recovered', by: 'support' }],
      messages: [{ id: 'flow-1:announce' }, closeRequest('done', start + dayMs)],
    });
  });

  it('of which nobody was told never ends, so that OTP stays on (U1)', () => {
    expect(settleDue(held, at(1000 * dayMs))).toBeUndefined();
  });
});

describe('a second approval of one account', () => {
  const joined = (account = waiting) =>
    next(wait(account, at(1000), { id: 'request-2', requestIds: ['request-2'] }));

  it('waits with the first: no second notice, no later end (U1)', () => {
    const decision = wait(waiting, at(1000), { id: 'request-2', requestIds: ['request-2'] });

    expect(decision).toEqual({
      next: {
        ...waiting,
        recovery: { ...flowOf(waiting), requestIds: ['request-1', 'request-2'] },
      },
      events: [],
      result: null,
    });
    expect(wait(joined(), at(1000), { id: 'request-2', requestIds: ['request-2'] })).toEqual({
      result: null,
    });
  });

  it('ends with the first, and both requests hear of it', () => {
    expect(settleDue(joined(), at(dayMs))).toMatchObject({
      messages: [
        { id: 'flow-1:announce' },
        closeRequest('done', start + dayMs, 'request-1'),
        closeRequest('done', start + dayMs, 'request-2'),
      ],
    });
  });

  it('goes on when one of the two is taken back, and ends with the last (U1)', () => {
    const one = withdrawApproval(joined(held), 'request-1');

    expect(one).toMatchObject({ events: [], next: { recovery: { requestIds: ['request-2'] } } });
    expect(next(one).notices).toEqual(held.notices);
    const none = withdrawApproval(next(one), 'request-2');
    expect(none).toMatchObject({
      next: { recovery: null, authenticators: on.authenticators },
      events: [{ type: 'recovery_ended', reason: 'owner_not_reached' }],
    });
    expect(noticeOf(next(none), 'notice-1', at())).toBeUndefined();
  });
});

describe('a cooling-off of one’s own that support has approved as well', () => {
  const cooling = next(wait(on, at(), { by: 'recovery', requestIds: [] }));
  const both = next(wait(cooling, at(1000), { id: 'request-1', requestIds: ['request-1'] }));

  it('goes on when support takes its approval back: its owner has proven everything', () => {
    expect(flowOf(both).requestIds).toEqual(['request-1']);

    expect(withdrawApproval(both, 'request-1')).toEqual({
      next: cooling,
      events: [],
      result: null,
    });
  });
});

describe('an approval that is taken back', () => {
  it('is one of this account that waits, or changes nothing', () => {
    expect(withdrawApproval(held, 'request-2')).toEqual({ result: null });
    expect(withdrawApproval(on, 'request-1')).toEqual({ result: null });
    expect(withdrawApproval(handedSms, 'request-1')).toEqual({ result: null });
  });

  it('that came once does not begin anew: it was told already (U1)', () => {
    const withdrawn = next(withdrawApproval(held, 'request-1'));

    expect(wait(withdrawn)).toEqual({ result: null });
  });
});
