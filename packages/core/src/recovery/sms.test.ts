import { describe, expect, it } from 'vitest';
import type { Account } from '../account/account.ts';
import { dropGrant } from './sms.ts';
import {
  at,
  complete,
  confirmed,
  grant,
  granted,
  handed,
  handedSms,
  kinds,
  next,
  proving,
  start,
  text,
  texted,
  user,
} from './testing/stages.ts';

const changed = { ...user, phone: '+420555000199' };

describe('an SMS that is asked for', () => {
  it('takes a CAPTCHA for the first and a pause for each later one (Q1, P1)', () => {
    const without = { captchaIsRight: undefined };

    expect(grant(confirmed, at(), without)).toEqual({ refuse: { code: 'captcha_failed' } });
    expect(grant(confirmed, at(), { captchaIsRight: false })).toEqual({
      refuse: { code: 'captcha_failed' },
    });
    expect(grant(texted, at(59_999), without)).toEqual({
      refuse: { code: 'delivery_limit', retryAfterSeconds: 1 },
    });
    expect(grant(texted, at(60_000), without)).toMatchObject({ result: { isFirst: false } });
  });

  it('is granted to one of many at once, so that the others take no place (P2, attack 63)', () => {
    expect(grant(confirmed)).toMatchObject({
      result: { isFirst: true },
      events: [],
      next: { recovery: { stage: 'confirmed', smsGrant: { id: 'grant-1', at: start } } },
    });
    expect(grant(granted, at(), { grantId: 'grant-2' })).toEqual({
      refuse: { code: 'delivery_limit', retryAfterSeconds: 60 },
    });
    expect(text(granted, at(), { grantId: 'grant-2' })).toEqual({ refuse: { code: 'flow_state' } });
  });

  it('that was granted and never sent can be asked for anew after the pause, at any number', () => {
    expect(grant(granted, at(59_999), { grantId: 'grant-2' })).toMatchObject({
      refuse: { code: 'delivery_limit', retryAfterSeconds: 1 },
    });
    const again = grant(granted, at(60_000), { grantId: 'grant-2' });
    expect(again).toMatchObject({ result: { isFirst: true } });
    expect(proving(next(again)).smsGrant).toEqual({ id: 'grant-2', at: start + 60_000 });
  });

  it('has a last time, which no waiting moves (P1)', () => {
    const sms = proving(texted).sms as NonNullable<ReturnType<typeof proving>['sms']>;
    const last: Account = {
      ...texted,
      recovery: { ...proving(texted), sms: { ...sms, sends: 3 } },
    };

    expect(grant(last, at(600_000))).toEqual({ refuse: { code: 'delivery_limit' } });
  });

  it('is no way back for another browser, or out of order (R2)', () => {
    expect(grant(confirmed, at(), { flowId: 'flow-2' })).toEqual({
      refuse: { code: 'flow_state' },
    });
    expect(grant(handed)).toMatchObject({
      events: [{ type: 'recovery_ended', reason: 'wrong_order' }],
      refuse: { code: 'flow_state' },
    });
    expect(grant(confirmed, at(1_800_000))).toEqual({ refuse: { code: 'flow_state' } });
  });

  it('ends the recovery when a contact was changed meanwhile (R8)', () => {
    expect(grant(confirmed, at(), { user: changed })).toMatchObject({
      events: [{ type: 'recovery_ended', reason: 'contacts_changed' }],
      refuse: { code: 'flow_state' },
    });
  });
});

describe('a grant that is given back', () => {
  const facts = { flowId: 'flow-1', grantId: 'grant-1' };

  it('leaves the recovery as it was before, so that it can be asked for at once', () => {
    const dropped = dropGrant(granted, facts, at());

    expect(dropped).toEqual({ next: confirmed, events: [], result: null });
    expect(grant(next(dropped))).toMatchObject({ result: { isFirst: true } });
  });

  it('is its own: that of another asking stays, and so does a recovery that is over', () => {
    expect(dropGrant(granted, { ...facts, grantId: 'grant-2' }, at())).toEqual({ result: null });
    expect(dropGrant(granted, { ...facts, flowId: 'flow-2' }, at())).toEqual({ result: null });
    expect(dropGrant(granted, facts, at(1_800_000))).toEqual({ result: null });
  });
});

describe('the SMS', () => {
  it('carries the code and the site it is for, until the recovery ends', () => {
    const decision = text(granted);

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
      sms: { sends: 1, failures: 0, expiresAt: null },
    });
    expect(proving(next(decision))).not.toHaveProperty('smsGrant');
    expect(text(granted, at(), { user: { ...user, locale: undefined } })).toMatchObject({
      messages: [{ body: { locale: 'en' } }],
    });
  });

  it('that is newer keeps the failures of the older one counted (R10)', () => {
    const failed = next(complete(handedSms, at(), { smsCode: '00000000' }));
    const grantedAgain = next(grant(failed, at(60_000), { grantId: 'grant-2' }));

    const again = text(grantedAgain, at(60_000), { grantId: 'grant-2', code: '87654321' });

    expect(again).toMatchObject({ messages: [{ id: 'flow-1:sms:2' }] });
    expect(proving(next(again)).sms).toMatchObject({ sends: 2, failures: 1, expiresAt: null });
  });

  it('needs its grant, once (P2)', () => {
    expect(text(confirmed)).toEqual({ refuse: { code: 'flow_state' } });
    expect(text(texted)).toEqual({ refuse: { code: 'flow_state' } });
    expect(kinds(text(granted))).toEqual(['recovery_sms_sent']);
  });

  it('is no way back for another browser, or out of order, or too late (R2)', () => {
    expect(text(granted, at(), { flowId: 'flow-2' })).toEqual({ refuse: { code: 'flow_state' } });
    expect(text(handed)).toMatchObject({
      events: [{ type: 'recovery_ended', reason: 'wrong_order' }],
      refuse: { code: 'flow_state' },
    });
    expect(text(granted, at(1_800_000))).toEqual({ refuse: { code: 'flow_state' } });
  });

  it('ends the recovery when a contact was changed since the grant (R8)', () => {
    expect(text(granted, at(), { user: changed })).toMatchObject({
      events: [{ type: 'recovery_ended', reason: 'contacts_changed' }],
      refuse: { code: 'flow_state' },
    });
  });
});
