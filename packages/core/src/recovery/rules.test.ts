/** The rules of a recovery alone: to the millisecond, and what only a race can bring about. */

import { describe, expect, it } from 'vitest';
import { type Account, type Authenticator, newAccount } from '../account/account.ts';
import type { Circumstances, Decision } from '../account/decision.ts';
import { noteNotice } from '../account/notices.ts';
import { afterCode, object } from '../account/objection.ts';
import type { ProvingFlow, WaitingFlow } from '../account/recovery-flow.ts';
import type { User } from '../account/user.ts';
import { completePolicy, type Policy } from '../policy/policy.ts';
import { generateKeyRing, parseKeyRing } from '../sealing/key-ring.ts';
import { beginWaiting, completeRecovery, handOver, sendSms, settleDue } from './completion.ts';
import { canRecover, refuseStart, withStart } from './eligibility.ts';
import { beginRecovery, openLink, refuseSend } from './steps.ts';
import { viewRecovery } from './view.ts';

const ring = parseKeyRing(generateKeyRing());
const start = 1_769_850_000_000;
const dayMs = 86_400_000;
const defaults = completePolicy();

/** So many milliseconds after the beginning. */
const at = (ms = 0, policy: Policy = defaults): Circumstances => ({
  now: start + ms,
  policy,
  ring,
});

const user: User = {
  label: 'alice',
  contacts: { email: 'verified', phone: 'verified' },
  ...{ email: 'alice@example.test', phone: '+420555000101', locale: 'cs' },
};
const authenticator: Authenticator = {
  ...{ id: 'one', name: 'Phone', sealedKey: 'never opened here', algorithm: 'SHA1', digits: 6 },
  ...{ periodSeconds: 30, lastStep: 0, addedAt: start - dayMs, lastUsedAt: 0 },
};
const on: Account = { ...newAccount('alice'), authenticators: [authenticator] };

const begin = (account: Account, circumstances = at(), flowId = 'flow-1', token = 'token-1') =>
  beginRecovery(account, { user, flowId, token, link: `link of ${token}` }, circumstances);
const open = (account: Account, circumstances: Circumstances, token = 'token-1', who = user) =>
  openLink(
    account,
    { user: who, token, isPending: true, passwordIsRight: undefined },
    circumstances,
  );
const text = (account: Account, circumstances: Circumstances, facts: { code?: string } = {}) =>
  sendSms(
    account,
    {
      user,
      flowId: 'flow-1',
      code: '12345678',
      host: 'example.test',
      captchaIsRight: true,
      ...facts,
    },
    circumstances,
  );
const complete = (
  account: Account,
  circumstances: Circumstances,
  facts: { smsCode?: string; captchaIsRight?: boolean; user?: User } = {},
) =>
  completeRecovery(
    account,
    {
      ...{ user, flowId: 'flow-1', smsCode: '12345678', captchaIsRight: true },
      ...{ token: 'notice-1', link: 'link of notice-1', ...facts },
    },
    circumstances,
  );

/** The account after a decision that must have changed it. */
function next(decision: Decision<unknown> | undefined): Account {
  if (!decision || !('next' in decision)) throw new Error(`no change: ${JSON.stringify(decision)}`);
  return decision.next;
}

const kinds = (decision: Decision<unknown>) =>
  'events' in decision ? decision.events.map(({ type }) => type) : [];

/** As far as somebody has come: each step happens at the beginning. */
const mailed = next(begin(on));
const handed = next(handOver(mailed, 'flow-1:link:1', at()));
const confirmed = next(open(handed, at()));
const texted = next(text(confirmed, at()));
const handedSms = next(handOver(texted, 'flow-1:sms:1', at()));
const proving = ({ recovery }: Account) => recovery as ProvingFlow;

const waitingFlow: WaitingFlow = {
  ...{ phase: 'waiting', id: 'flow-1', by: 'support', requestId: 'request-1' },
  effectiveAt: start + dayMs,
};
const wait = (account: Account, circumstances = at(), waiting = waitingFlow) =>
  beginWaiting(account, { user, waiting, token: 'notice-1', link: 'a link' }, circumstances);
const waiting = next(wait(on));

const frozen = (account: Account): Account => ({ ...account, frozenUntil: start + dayMs });
const closeRequest = (outcome: 'done' | 'cancelled', now = start) => ({
  id: `request-1:${outcome}`,
  body: { channel: 'task', content: { kind: 'close_request', requestId: 'request-1', outcome } },
  dropAt: now + 30 * dayMs,
});

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
          dropAt: start + 1_800_000,
        },
      ],
    });
    const { locale: _, ...silent } = user;
    const facts = { user: silent, flowId: 'f', token: 't', link: 'l' };
    expect(beginRecovery(on, facts, at())).toMatchObject({
      messages: [{ body: { locale: 'en' } }],
    });
    const policy = completePolicy({ recoveryLinkSeconds: 119 });
    expect(begin(on, at(0, policy))).toMatchObject({
      messages: [{ body: { content: { minutes: 1 } } }], // never more than there are
    });
  });

  it('asks again what the first look saw: frozen, off or waiting by now', () => {
    const refused = { code: 'not_allowed', retryAfterSeconds: 86_400 };

    expect(begin(frozen(on))).toEqual({ refuse: refused });
    expect(begin(newAccount('alice'))).toEqual({ refuse: { code: 'not_enabled' } });
    expect(begin(waiting)).toEqual({ result: null });
  });

  it('after a confirmed one ends that; after one whose time is over there is nothing to end', () => {
    expect(kinds(begin(confirmed, at(1_799_999), 'flow-2'))).toEqual([
      ...['recovery_ended', 'recovery_started'],
    ]);
    expect(kinds(begin(confirmed, at(1_800_000), 'flow-2'))).toEqual(['recovery_started']);
    expect(kinds(begin(mailed, at(1_800_000), 'flow-2'))).toEqual(['recovery_started']);
  });

  it('counts within a day and within thirty, and forgets what no limit looks at (R10)', () => {
    const starts = [start - dayMs, start - dayMs + 1, start - 2, start - 1];

    expect(refuseStart({ ...on, recoveryStarts: starts.slice(0, 3) }, at())).toBeUndefined();
    expect(refuseStart({ ...on, recoveryStarts: starts }, at())).toEqual({
      ...{ code: 'delivery_limit', retryAfterSeconds: 1 },
    });
    expect(refuseStart({ ...on, recoveryStarts: starts.slice(1) }, at(1))).toBeUndefined();
    const monthly = Array.from({ length: 10 }, (_, day) => start - (29 - day) * dayMs);
    expect(refuseStart({ ...on, recoveryStarts: monthly }, at())?.retryAfterSeconds).toBe(86_400);
    expect(withStart([start - 30 * dayMs, start - 30 * dayMs + 1], start)).toEqual([
      ...[start - 30 * dayMs + 1, start],
    ]);
  });

  it('takes a place among the starts', () => {
    expect(mailed.recoveryStarts).toEqual([start]);
    const recoveryStarts = [start - 3, start - 2, start - 1];
    expect(begin({ ...on, recoveryStarts })).toMatchObject({ refuse: { code: 'delivery_limit' } });
  });
});

describe('asking for the link again', () => {
  it('waits out the pause to the millisecond and keeps recovery and start (P1)', () => {
    const early = begin(handed, at(59_999), 'flow-2', 'token-2');
    const again = begin(handed, at(60_000), 'flow-2', 'token-2');

    expect(early).toEqual({ refuse: { code: 'delivery_limit', retryAfterSeconds: 1 } });
    expect(kinds(again)).toEqual(['recovery_link_sent_again']);
    expect(again).toMatchObject({
      messages: [{ id: 'flow-1:link:2', dropAt: start + 1_800_000 }],
      next: { recoveryStarts: [start] },
    });
    expect(proving(next(again)).link).toMatchObject({ expiresAt: null, sends: 2 });
  });

  it('has a last time, which no waiting moves (P1)', () => {
    const sent = { ...proving(handed).link, sends: 3 };

    expect(refuseSend(sent, at(3_600_000))).toEqual({ code: 'delivery_limit' });
    expect(refuseSend({ ...sent, sends: 2 }, at(3_600_000))).toBeUndefined();
  });

  it('kills the link before it (R3)', () => {
    const again = next(begin(handed, at(60_000), 'flow-2', 'token-2'));
    const handedAgain = next(handOver(again, 'flow-1:link:2', at(60_000)));

    expect(open(handedAgain, at(60_000))).toEqual({ refuse: { code: 'link_invalid' } });
    expect(kinds(open(handedAgain, at(60_000), 'token-2'))).toEqual(['recovery_confirmed']);
  });
});

describe('following the link', () => {
  it('is possible from the hand-over until its time is over, and once (R3)', () => {
    const invalid = { refuse: { code: 'link_invalid' } };

    expect(open(mailed, at())).toEqual(invalid);
    expect(open(handed, at(299_999))).toMatchObject({ result: { flowId: 'flow-1' } });
    expect(open(handed, at(300_000))).toEqual(invalid);
    expect(open(confirmed, at())).toEqual(invalid);
    expect(open(on, at())).toEqual(invalid);
    expect(open(waiting, at())).toEqual(invalid);
    expect(open(handed, at(), 'token-2')).toEqual(invalid);
    const late: Account = {
      ...handed,
      recovery: { ...proving(handed), link: { ...proving(handed).link, expiresAt: start + dayMs } },
    };
    expect(open(late, at(1_799_999))).toMatchObject({ result: { flowId: 'flow-1' } });
    expect(open(late, at(1_800_000))).toEqual(invalid); // the recovery itself is over
  });

  it('charges a wrong password to the password, and is blocked with it (L5)', () => {
    const facts = { user, token: 'token-1', isPending: false, passwordIsRight: false };
    const refused = openLink(handed, facts, at());

    expect(refused).toMatchObject({
      events: [{ type: 'password_refused', purpose: 'recovery', failures: 1 }],
      refuse: { code: 'wrong_password' },
    });
    expect(next(refused).attempts).toMatchObject({
      password: { failures: 1 },
      code: { failures: 0 },
    });
    expect(proving(next(refused)).stage).toBe('mailed');
    const attempts = { ...handed.attempts, password: { failures: 5, blockedUntil: start + 1 } };
    const blocked = { ...handed, attempts };
    expect(openLink(blocked, { ...facts, passwordIsRight: true }, at())).toEqual({
      refuse: { code: 'too_many_attempts', retryAfterSeconds: 1 },
    });
    expect(kinds(open(blocked, at()))).toEqual(['recovery_confirmed']); // it was given already
  });

  it.each<[string, Partial<User>, Partial<Account>]>([
    ['the e-mail', { email: 'other@example.test' }, {}],
    ['the phone', { phone: '+420555000199' }, {}],
    ['the phone, which is gone', { phone: undefined as never }, {}],
    ['the authenticator', {}, { authenticators: [{ ...authenticator, id: 'two' }] }],
    ['the number of authenticators', {}, { authenticators: [authenticator, authenticator] }],
  ])('ends the recovery when %s is not what it was (R8)', (_, known, changes) => {
    const decision = open({ ...handed, ...changes }, at(), 'token-1', { ...user, ...known });

    expect(decision).toMatchObject({
      events: [{ type: 'recovery_ended', reason: 'contacts_changed' }],
      refuse: { code: 'flow_state' },
    });
    expect(next(decision).recovery).toBeNull();
  });

  it('ends the recovery when it is not allowed any more, and says so (R8)', () => {
    const supportOnly = open(handed, at(), 'token-1', { ...user, recovery: 'support_only' });
    const changedAt = { ...user, contactsChangedAt: start };
    const refusals = [
      supportOnly,
      open(frozen(handed), at()),
      open(handed, at(), 'token-1', changedAt),
    ];

    expect(refusals.map((each) => 'refuse' in each && each.refuse.code)).toEqual(
      Array(3).fill('not_allowed'),
    );
    for (const refused of refusals) expect(next(refused).recovery).toBeNull();
  });
});

describe('the SMS', () => {
  it('carries the code and the site it is for, until the recovery ends', () => {
    const decision = text(confirmed, at());

    expect(decision).toMatchObject({
      events: [{ type: 'recovery_sms_sent' }],
      messages: [
        {
          id: 'flow-1:sms:1',
          body: {
            ...{ channel: 'sms', to: '+420555000101', locale: 'cs' },
            content: { kind: 'recovery_code', code: '12345678', host: 'example.test' },
          },
          dropAt: start + 1_800_000,
        },
      ],
    });
    expect(proving(next(decision))).toMatchObject({
      stage: 'texted',
      sms: { sends: 1, failures: 0 },
    });
    const { locale: _, ...silent } = user;
    const facts = { flowId: 'flow-1', code: '1', host: 'h', captchaIsRight: true };
    expect(sendSms(confirmed, { ...facts, user: silent }, at())).toMatchObject({
      messages: [{ body: { locale: 'en' } }],
    });
  });

  it('takes a CAPTCHA for the first and a pause for each later one; failures stay counted (Q1, P1)', () => {
    const facts = { user, flowId: 'flow-1', code: '87654321', host: 'h' };
    const without = (account: Account, ms: number) =>
      sendSms(account, { ...facts, captchaIsRight: undefined }, at(ms));
    const failed = next(complete(handedSms, at(), { smsCode: '00000000' }));

    expect(without(confirmed, 0)).toEqual({ refuse: { code: 'captcha_failed' } });
    expect(without(failed, 59_999)).toMatchObject({ refuse: { retryAfterSeconds: 1 } });
    const again = next(without(failed, 60_000));
    expect(proving(again).sms).toMatchObject({ sends: 2, failures: 1, expiresAt: null });
  });

  it('is no way back for another browser, or out of order (R2)', () => {
    const facts = { user, code: '1', host: 'h', captchaIsRight: true };

    expect(sendSms(confirmed, { ...facts, flowId: 'flow-2' }, at())).toEqual({
      refuse: { code: 'flow_state' },
    });
    expect(sendSms(handed, { ...facts, flowId: 'flow-1' }, at())).toMatchObject({
      events: [{ type: 'recovery_ended', reason: 'wrong_order' }],
      refuse: { code: 'flow_state' },
    });
    expect(text(confirmed, at(1_800_000))).toEqual({ refuse: { code: 'flow_state' } });
  });

  it('ends the recovery when a contact was changed meanwhile (R8)', () => {
    const changed = { ...user, phone: '+420555000199' };
    const facts = { flowId: 'flow-1', code: '1', host: 'h', captchaIsRight: true };

    expect(sendSms(confirmed, { ...facts, user: changed }, at())).toMatchObject({
      events: [{ type: 'recovery_ended', reason: 'contacts_changed' }],
      refuse: { code: 'flow_state' },
    });
  });
});

describe('the last step', () => {
  const wrong = { refuse: { code: 'wrong_code' } };

  it('takes the code from its hand-over until its time is over (P1)', () => {
    expect(complete(texted, at())).toMatchObject(wrong);
    expect(kinds(complete(handedSms, at(299_999)))).toEqual(['recovered']);
    expect(complete(handedSms, at(300_000))).toMatchObject(wrong);
    expect(complete(handedSms, at(), { smsCode: undefined as never })).toMatchObject(wrong);
    expect(complete(handedSms, at(1_800_000))).toEqual({ refuse: { code: 'flow_state' } });
  });

  it('counts what was wrong, and the fifth ends the recovery (R10)', () => {
    const sms = proving(handedSms).sms as NonNullable<ProvingFlow['sms']>;
    const fourth: Account = {
      ...handedSms,
      recovery: { ...proving(handedSms), sms: { ...sms, failures: 3 } },
    };
    const refused = complete(fourth, at(), { smsCode: '00000000' });
    const ended = complete(next(refused), at(), { smsCode: '00000000' });

    expect(refused).toMatchObject({
      ...wrong,
      events: [{ type: 'recovery_code_refused', failures: 4 }],
    });
    expect(ended).toMatchObject({
      events: [
        { type: 'recovery_code_refused', failures: 5 },
        { type: 'recovery_ended', reason: 'too_many_attempts' },
      ],
      refuse: { code: 'too_many_attempts' },
    });
    expect(next(ended).recovery).toBeNull();
  });

  it('turns OTP off at once where there is no cooling-off, and forgets every failure', () => {
    const failed = { failures: 4, blockedUntil: null };
    const attempts = { code: { ...failed, failures: 100 }, password: failed, activation: failed };
    const decision = complete({ ...handedSms, attempts }, at());

    expect(decision).toMatchObject({
      result: null,
      messages: [
        {
          id: 'flow-1:announce',
          body: { channel: 'task', content: { kind: 'announce', flowId: 'flow-1' } },
          dropAt: start + 30 * dayMs,
        },
      ],
    });
    expect(decision).toMatchObject({ events: [{ type: 'recovered', by: 'recovery' }] });
    expect(next(decision)).toMatchObject({ authenticators: [], pending: null, recovery: null });
    for (const lane of ['code', 'password', 'activation'] as const) {
      expect(next(decision).attempts[lane].failures).toBe(0);
    }
  });

  it('begins the cooling-off otherwise', () => {
    const policy = completePolicy({ coolingOffSeconds: 60 });

    expect(complete(handedSms, at(0, policy))).toMatchObject({
      events: [{ type: 'recovery_waiting', by: 'recovery', effectiveAt: start + 60_000 }],
      result: null,
    });
  });

  it('ends the recovery when a contact was changed meanwhile (R8)', () => {
    const changed = { ...user, email: 'other@example.test' };

    expect(complete(handedSms, at(), { user: changed })).toMatchObject({
      events: [{ type: 'recovery_ended', reason: 'contacts_changed' }],
      refuse: { code: 'flow_state' },
    });
  });
});

describe('a waiting time', () => {
  it('tells every contact and is settled when it is over, even if nobody asks (R9, U1)', () => {
    const about = 'flow-1:waiting';
    const effectiveAt = start + dayMs;

    expect(wait(on)).toMatchObject({
      result: null,
      next: { recovery: waitingFlow, notice: { about, expiresAt: effectiveAt + 7 * dayMs } },
      events: [{ type: 'recovery_waiting', by: 'support', effectiveAt }],
      messages: [
        { id: `${about}:mail`, dropAt: effectiveAt, body: { content: { kind: 'otp_disabling' } } },
        { id: `${about}:sms`, dropAt: effectiveAt, body: { content: { kind: 'otp_disabling' } } },
        {
          id: 'flow-1:settle',
          body: { channel: 'task', content: { kind: 'settle_account' } },
          ...{ notBefore: effectiveAt, dropAt: effectiveAt + 30 * dayMs },
        },
      ],
    });
  });

  it('begins once: not where OTP is off, and not again after the owner has objected', () => {
    const other: WaitingFlow = { ...waitingFlow, id: 'flow-2' };

    expect(wait(newAccount('alice'))).toEqual({ refuse: { code: 'not_enabled' } });
    expect(wait({ ...waiting, recovery: null })).toEqual({ result: null });
    expect(wait(waiting, at(), other)).toEqual({ result: null });
    expect(kinds(wait(handedSms))).toEqual(['recovery_waiting']); // it comes before what somebody proves
  });

  it('ends at its millisecond and closes its request', () => {
    expect(settleDue(waiting, at(dayMs - 1))).toBeUndefined();
    expect(settleDue(handedSms, at(10 * dayMs))).toBeUndefined();
    expect(settleDue(waiting, at(dayMs))).toMatchObject({
      next: { authenticators: [], recovery: null },
      events: [{ type: 'recovered', by: 'support' }],
      messages: [{ id: 'flow-1:announce' }, closeRequest('done', start + dayMs)],
    });
  });
});

describe('a hand-over', () => {
  it('starts the time of a link and of a code, which ends with the recovery at the latest (M2)', () => {
    expect(proving(next(handOver(mailed, 'flow-1:link:1', at(1000)))).link.expiresAt).toBe(
      start + 301_000,
    );
    const late = next(handOver(mailed, 'flow-1:link:1', at(1_799_999)));
    expect(proving(late).link.expiresAt).toBe(start + 1_800_000);
    expect(proving(next(handOver(texted, 'flow-1:sms:1', at(1000)))).sms?.expiresAt).toBe(
      start + 301_000,
    );
    expect(handOver(mailed, 'flow-1:link:1', at())).toMatchObject({ result: 'send' });
    expect(handOver(texted, 'flow-1:sms:1', at())).toMatchObject({ result: 'send' });
  });

  it.each<[string, Account, string, number]>([
    ['of a recovery that is over', mailed, 'flow-1:link:1', 1_800_000],
    ['of a recovery that was ended', on, 'flow-1:link:1', 0],
    ['while OTP waits to go off', waiting, 'flow-1:link:1', 0],
    ['of a link that was followed', confirmed, 'flow-1:link:1', 0],
    ['of a link that was replaced', mailed, 'flow-1:link:0', 0],
    ['of a code that was replaced', texted, 'flow-1:sms:0', 0],
    ['of a code where none was asked for', confirmed, 'flow-1:sms:1', 0],
  ])('%s does not happen (M2)', (_, account, messageId, ms) => {
    expect(handOver(account, messageId, at(ms))).toEqual({ result: 'drop' });
  });
});

describe('an objection', () => {
  const facts = { token: 'notice-1', user, requestId: 'request-2' };
  const told = noteNotice(on, { token: 'notice-1', about: 'something' }, at());

  it('needs the newest link, within its time, once (R9)', () => {
    const invalid = { refuse: { code: 'link_invalid' } };
    const newer = noteNotice(told, { token: 'notice-2', about: 'something else' }, at());
    const { notice } = told;

    expect(object(on, facts, at())).toEqual(invalid);
    expect(object(newer, facts, at())).toEqual(invalid);
    expect(object({ ...told, notice: notice && { ...notice, hash: null } }, facts, at())).toEqual(
      invalid,
    );
    expect(object(told, facts, at(7 * dayMs))).toEqual(invalid);
    expect(object(told, facts, at(7 * dayMs - 1))).toMatchObject({ result: { state: 'frozen' } });
  });

  it('freezes what has happened and asks people to look (attack 70)', () => {
    const until = start + dayMs;
    const account = { ...handedSms, notice: told.notice, pending: {} as Account['pending'] };
    const decision = object(account, facts, at());

    expect(decision).toEqual({
      next: { ...account, recovery: null, pending: null, frozenUntil: until },
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
    const again = object(next(decision), { ...facts, requestId: 'request-3' }, at(dayMs - 1));
    expect(again).toEqual({ result: { state: 'frozen', until } });
    expect(object(next(decision), facts, at(dayMs))).toMatchObject({
      result: { state: 'frozen', until: until + dayMs },
    });
  });

  it('keeps OTP on while it waits; the owner and the request hear of it (U1)', () => {
    const decision = object(waiting, facts, at());

    expect(decision).toEqual({
      next: { ...waiting, recovery: null, notice: { ...waiting.notice, hash: null } },
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
});

describe('an accepted code', () => {
  it('ends what is under way, and a waiting time with its link and its request (R3)', () => {
    const told = noteNotice(handedSms, { token: 't', about: 'something' }, at());

    expect(afterCode(on, start)).toEqual({ account: on, events: [], messages: [] });
    expect(afterCode(told, start)).toEqual({
      account: { ...told, recovery: null },
      events: [{ type: 'recovery_cancelled', by: 'code' }],
      messages: [],
    });
    expect(afterCode(waiting, start)).toEqual({
      account: { ...waiting, recovery: null, notice: { ...waiting.notice, hash: null } },
      events: [{ type: 'recovery_cancelled', by: 'code' }],
      messages: [closeRequest('cancelled')],
    });
  });
});

describe('who can be recovered', () => {
  const mailOnly = completePolicy({ recoveryProofs: ['mail'] });

  it('whoever has verified what the proofs need', () => {
    const noPhone: User = { ...user, phone: undefined as never };
    const noMail: User = { ...user, email: undefined as never };

    expect([canRecover(user, defaults), canRecover(user, mailOnly)]).toEqual([true, true]);
    expect([canRecover(noPhone, defaults), canRecover(noPhone, mailOnly)]).toEqual([false, true]);
    expect(canRecover(noMail, mailOnly)).toBe(false);
  });

  it('only who has a number of one of the countries that the policy names (P2)', () => {
    const policy = completePolicy({ smsPrefixes: ['+43', '+420'] });

    expect(canRecover(user, policy)).toBe(true);
    expect(canRecover({ ...user, phone: '+4955500043' }, policy)).toBe(false);
    expect(canRecover({ ...user, phone: '+49555000420' }, policy)).toBe(false);
  });

  it.each([
    ['+1234567', true],
    ['+123456', false],
    ['+123456789012345', true],
    ['+1234567890123456', false],
    ['+0234567890', false],
    ['420555000101', false],
    ['00+420555000101', false],
    ['+420555000101 ', false],
  ])('an SMS to %s: %s (P4)', (phone, can) => {
    expect(canRecover({ ...user, phone }, defaults)).toBe(can);
  });
});

describe('what a browser gets to see', () => {
  const see = (account: Account, ms = 0, flowId: string | undefined = 'flow-1') =>
    viewRecovery(account, { user, flowId }, at(ms));
  const iso = (ms: number) => new Date(start + ms).toISOString();

  it('of a mail: where it went, until when its link counts, when another can be sent', () => {
    expect(see(mailed)).toEqual({
      recovery: {
        ...{ state: 'mailed', needs: [], email: 'a•••@example.test', resendAt: iso(60_000) },
      },
      messageId: 'flow-1:link:1',
    });
    expect(see(handed).recovery.expiresAt).toBe(iso(300_000));
  });

  it('of the steps behind the link: nothing without having followed it (R2)', () => {
    expect(see(handedSms, 0, 'flow-2').recovery).toMatchObject({ state: 'mailed', needs: [] });
    expect(see(handedSms, 0, 'flow-2').recovery.phone).toBeUndefined();
    expect(see(confirmed)).toEqual({
      recovery: {
        ...{ state: 'confirmed', needs: ['sms', 'captcha'], email: 'a•••@example.test' },
        ...{ phone: '••• ••• •01', expiresAt: iso(1_800_000) },
      },
    });
  });

  it('of an SMS: until when its code counts, and that there is a last one', () => {
    expect(see(handedSms)).toMatchObject({
      recovery: { state: 'texted', expiresAt: iso(300_000), resendAt: iso(60_000) },
      messageId: 'flow-1:sms:1',
    });
    expect(see(texted).recovery.expiresAt).toBeUndefined();
    const sms = proving(texted).sms as NonNullable<ProvingFlow['sms']>;
    const last: Account = {
      ...texted,
      recovery: { ...proving(texted), sms: { ...sms, sends: 3 } },
    };
    expect(see(last).recovery.resendAt).toBeUndefined();
  });

  it('of one that is over: nothing; of a waiting time: its end', () => {
    expect(see(handedSms, 1_800_000)).toEqual({ recovery: { state: 'none', needs: [] } });
    expect(see(waiting)).toEqual({
      recovery: { state: 'waiting', needs: [], effectiveAt: iso(dayMs) },
    });
  });
});
