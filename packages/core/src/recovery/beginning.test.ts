import { describe, expect, it } from 'vitest';
import { newAccount } from '../account/account.ts';
import type { User } from '../account/user.ts';
import { completePolicy } from '../policy/policy.ts';
import { refuseBeginning } from './beginning.ts';
import { refuseSend } from './flow.ts';
import { handOver } from './hand-over.ts';
import {
  at,
  begin,
  confirmed,
  dayMs,
  frozen,
  handed,
  handedSms,
  held,
  kinds,
  mailed,
  next,
  on,
  open,
  proving,
  start,
  texted,
  user,
  waiting,
} from './testing/stages.ts';
import { ownerTold } from './waiting.ts';

const recoveryMs = 1_800_000;

describe('a beginning', () => {
  it('mails a link in the reader’s language that is worth something until the recovery ends', () => {
    expect(begin(on)).toMatchObject({
      events: [{ type: 'recovery_started' }],
      messages: [
        {
          id: 'flow-1:link:1',
          body: {
            ...{ channel: 'mail', to: 'alice@example.test', locale: 'cs' },
            content: { kind: 'recovery_link', link: 'link of token-1', minutes: 5 },
          },
          dropAt: start + recoveryMs,
        },
      ],
    });
    const silent: User = { ...user, locale: undefined };
    expect(begin(on, at(), { user: silent })).toMatchObject({
      messages: [{ body: { locale: 'en' } }],
    });
    const policy = completePolicy({ recoveryLinkSeconds: 119 });
    expect(begin(on, at(0, policy))).toMatchObject({
      messages: [{ body: { content: { minutes: 1 } } }], // never more than there are
    });
  });

  it('keeps what was there at the beginning, and takes a place among the starts (R8, R10)', () => {
    expect(mailed.recovery).toMatchObject({
      ...{ phase: 'proving', id: 'flow-1', stage: 'mailed', expiresAt: start + recoveryMs },
      ...{ factor: 'one', sms: null },
      link: { messageId: 'flow-1:link:1', expiresAt: null, requestedAt: start, sends: 1 },
    });
    expect(mailed.recoveryStarts).toEqual([{ at: start, network: 'home', isConfirmed: false }]);
    const full = [3, 2, 1].map((ms) => ({ at: start - ms, network: 'home', isConfirmed: false }));
    const recoveryStarts = full;
    expect(begin({ ...on, recoveryStarts })).toEqual({
      refuse: { code: 'delivery_limit', retryAfterSeconds: 86_400 },
    });
  });

  it('asks again what the first look saw: frozen, off or waiting by now', () => {
    expect(begin(frozen(on))).toEqual({
      refuse: { code: 'not_allowed', reason: 'frozen', retryAfterSeconds: 86_400 },
    });
    expect(begin(newAccount('alice'))).toEqual({ refuse: { code: 'not_enabled' } });
    expect(begin(waiting)).toEqual({ result: null });
  });

  it('after one whose time is over has nothing to end', () => {
    const again = { flowId: 'flow-2' };

    expect(kinds(begin(confirmed, at(recoveryMs), again))).toEqual(['recovery_started']);
    expect(kinds(begin(mailed, at(recoveryMs), again))).toEqual(['recovery_started']);
  });
});

describe('a beginning while a recovery is confirmed', () => {
  it.each([
    ['confirmed', confirmed],
    ['texted', texted],
    ['texted and handed over', handedSms],
  ])('elsewhere changes nothing: the owner goes on (R10) — %s', (_, account) => {
    for (const confirmedHere of [undefined, 'flow-2']) {
      const facts = { flowId: 'flow-2', confirmed: confirmedHere };

      expect(begin(account, at(recoveryMs - 1), facts)).toEqual({ result: null });
    }
  });

  it('in the browser that confirmed it ends that one, which is the only way to begin anew (R2)', () => {
    const facts = { flowId: 'flow-2', confirmed: 'flow-1' };

    const decision = begin(confirmed, at(recoveryMs - 1), facts);

    expect(decision).toMatchObject({
      events: [{ type: 'recovery_ended', reason: 'superseded' }, { type: 'recovery_started' }],
      next: { recovery: { id: 'flow-2', stage: 'mailed' } },
    });
  });
});

describe('a beginning while OTP waits to go off', () => {
  const cooling = { by: 'recovery', requestIds: [] as string[] } as const;
  const untold = { ...held, recovery: { ...held.recovery, ...cooling } } as typeof held;

  it('changes nothing while a cooling-off waits for its notice, to the millisecond', () => {
    expect(begin(untold, at(recoveryMs - 1), { flowId: 'flow-2' })).toEqual({ result: null });
    expect(kinds(begin(untold, at(recoveryMs), { flowId: 'flow-2' }))).toEqual([
      'recovery_started',
    ]);
  });

  it('changes nothing where support has approved a cooling-off as well: its request would never end', () => {
    const both = { ...held, recovery: { ...held.recovery, by: 'recovery' } } as typeof held;

    expect(begin(both, at(recoveryMs), { flowId: 'flow-2' })).toEqual({ result: null });
  });

  it('changes nothing once the owner was told, nor where support has approved', () => {
    const told = next(ownerTold(untold, 'flow-1', at()));

    expect(begin(told, at(recoveryMs), { flowId: 'flow-2' })).toEqual({ result: null });
    expect(begin(held, at(10 * recoveryMs), { flowId: 'flow-2' })).toEqual({ result: null });
  });
});

describe('a change of contacts that lies in the future', () => {
  const given = start + 400 * dayMs;
  const changed: User = { ...user, contactsChangedAt: given };
  const refusal = (account = on, ms = 0) => refuseBeginning(account, changed, at(ms));

  it('counts from the moment it was heard of, and is remembered (R11, attack 64)', () => {
    const first = refusal();

    expect(first).toEqual({
      next: { ...on, contactsChange: { given, heardAt: start } },
      events: [],
      refuse: { code: 'not_allowed', reason: 'contact_changed', retryAfterSeconds: 86_400 },
    });
    const heard = next(first);
    expect(refusal(heard, dayMs - 1)).toEqual({
      refuse: { code: 'not_allowed', reason: 'contact_changed', retryAfterSeconds: 1 },
    });
    expect(refusal(heard, dayMs)).toBeUndefined();
    expect(begin(heard, at(dayMs), { user: changed })).toMatchObject({ result: null });
  });

  it('is another one when the moment is another: the wait begins anew (R11)', () => {
    const heard = next(refusal());
    const later: User = { ...user, contactsChangedAt: given + 1 };

    expect(refuseBeginning(heard, later, at(dayMs))).toMatchObject({
      next: { contactsChange: { given: given + 1, heardAt: start + dayMs } },
      refuse: { retryAfterSeconds: 86_400 },
    });
  });
});

describe('asking for the link again', () => {
  const again = { flowId: 'flow-2', token: 'token-2' };

  it('waits out the pause to the millisecond and keeps recovery and start (P1)', () => {
    const early = begin(handed, at(59_999), again);
    const sent = begin(handed, at(60_000), again);

    expect(early).toEqual({ refuse: { code: 'delivery_limit', retryAfterSeconds: 1 } });
    expect(kinds(sent)).toEqual(['recovery_link_sent_again']);
    expect(sent).toMatchObject({
      messages: [{ id: 'flow-1:link:2', dropAt: start + recoveryMs }],
      next: { recoveryStarts: [{ at: start }] },
    });
    expect(next(sent).recoveryStarts).toHaveLength(1);
    expect(proving(next(sent)).link).toMatchObject({ expiresAt: null, sends: 2 });
  });

  it('has a last time, which no waiting moves (P1)', () => {
    const sent = { ...proving(handed).link, sends: 3 };

    expect(refuseSend(sent, at(3_600_000))).toEqual({ code: 'delivery_limit' });
    expect(refuseSend({ ...sent, sends: 2 }, at(3_600_000))).toBeUndefined();
  });

  it('kills the link before it (R3)', () => {
    const newer = next(begin(handed, at(60_000), again));
    const handedAgain = next(handOver(newer, 'flow-1:link:2', at(60_000)));

    expect(open(handedAgain, at(60_000))).toEqual({ refuse: { code: 'link_invalid' } });
    expect(kinds(open(handedAgain, at(60_000), { token: 'token-2' }))).toEqual([
      'recovery_confirmed',
    ]);
  });
});
