import { describe, expect, it } from 'vitest';
import type { Account } from '../account/account.ts';
import { handedOver, handOver, mustAsk, takeBack } from './hand-over.ts';
import {
  at,
  confirmed,
  dayMs,
  handed,
  handedSms,
  held,
  kinds,
  mailed,
  next,
  on,
  proving,
  start,
  texted,
  waiting,
} from './testing/stages.ts';

const link = 'flow-1:link:1';
const sms = 'flow-1:sms:1';

describe('a hand-over', () => {
  it('starts the time of a link and of a code, which ends with the recovery at the latest (M2)', () => {
    expect(proving(next(handOver(mailed, link, at(1000)))).link.expiresAt).toBe(start + 301_000);
    const late = next(handOver(mailed, link, at(1_799_999)));
    expect(proving(late).link.expiresAt).toBe(start + 1_800_000);
    expect(proving(next(handOver(texted, sms, at(1000)))).sms?.expiresAt).toBe(start + 301_000);
    const begun = { result: { may: 'send', hasBegun: true }, events: [] };
    expect(handOver(mailed, link, at())).toMatchObject(begun);
    expect(handOver(texted, sms, at())).toMatchObject(begun);
  });

  it.each([
    ['a link', handed, link],
    ['a code', handedSms, sms],
  ])(
    'a second time prolongs the life of %s by nothing, and is none once it is over (R3, P1)',
    (_, account, id) => {
      expect(handOver(account, id, at(299_999))).toEqual({
        result: { may: 'send', hasBegun: false },
      });
      expect(handOver(account, id, at(300_000))).toEqual({ result: { may: 'drop' } });
    },
  );

  it.each<[string, Account, string, number]>([
    ['of a recovery that is over', mailed, link, 1_800_000],
    ['of a recovery that was ended', on, link, 0],
    ['while OTP waits to go off', waiting, link, 0],
    ['of a link that was followed', confirmed, link, 0],
    ['of a link that was replaced', mailed, 'flow-1:link:0', 0],
    ['of a code that was replaced', texted, 'flow-1:sms:0', 0],
    ['of a code where none was asked for', confirmed, sms, 0],
    ['of a notice of a wait that is over', on, 'flow-1:waiting:mail', 0],
    ['of a notice of a wait that was ended by a recovery', handedSms, 'flow-1:waiting:mail', 0],
    ['of a notice of another wait', waiting, 'flow-2:waiting:mail', 0],
  ])('%s does not happen (M2)', (_, account, messageId, ms) => {
    expect(handOver(account, messageId, at(ms))).toEqual({ result: { may: 'drop' } });
  });

  it('is asked about for links, codes and notices of a wait, and for nothing else', () => {
    expect(mustAsk('f:link:1', 'recovery_link')).toBe(true);
    expect(mustAsk('f:sms:1', 'recovery_code')).toBe(true);
    for (const way of ['mail', 'former', 'sms']) {
      expect(mustAsk(`f:waiting:${way}`, 'otp_disabling')).toBe(true);
      expect(mustAsk(`f:off:${way}`, 'otp_disabled')).toBe(false);
    }
    expect(mustAsk('f:waiting:pigeon', 'otp_disabling')).toBe(false);
    expect(mustAsk('n:mail', 'otp_enabled')).toBe(false);
    expect(mustAsk('mail', 'otp_enabled')).toBe(false);
  });
});

describe('a hand-over that has certainly reached nobody', () => {
  it.each([
    ['link', mailed, link],
    ['code', texted, sms],
  ])('has not begun the time of the %s: the next one does (R3, P1)', (_, account, id) => {
    const tried = next(handOver(account, id, at()));

    const back = takeBack(tried, id, at(1000));

    expect(back).toEqual({ next: account, events: [], result: null });
    const again = next(handOver(next(back), id, at(600_000)));
    const { link: mail, sms: code } = proving(again);
    expect((id === link ? mail : code)?.expiresAt).toBe(start + 900_000);
  });

  it('is of no interest to what is over by then', () => {
    expect(takeBack(handed, 'flow-1:link:2', at())).toEqual({ result: null });
    expect(takeBack(handed, sms, at())).toEqual({ result: null });
    expect(takeBack(handed, link, at(1_800_000))).toEqual({ result: null });
    expect(takeBack(waiting, 'flow-1:waiting:mail', at())).toEqual({ result: null });
    expect(takeBack(on, link, at())).toEqual({ result: null });
  });
});

describe('the notice of a waiting time', () => {
  it.each(['mail', 'former', 'sms'])(
    'by %s says when OTP goes off, counted from now (U1)',
    (way) => {
      expect(handOver(held, `flow-1:waiting:${way}`, at(dayMs))).toEqual({
        result: { may: 'send', hasBegun: false, effectiveAt: start + 2 * dayMs },
      });
      expect(handOver(waiting, `flow-1:waiting:${way}`, at(1000))).toEqual({
        result: { may: 'send', hasBegun: false, effectiveAt: start + dayMs },
      });
    },
  );

  it('begins the time when it was handed over, and nothing else does (U1)', () => {
    const told = handedOver(held, 'flow-1:waiting:mail', at(dayMs));

    expect(kinds(told)).toEqual(['owner_told']);
    expect(next(told).recovery).toMatchObject({ effectiveAt: start + 2 * dayMs });
    expect(handedOver(held, link, at())).toEqual({ result: null });
    expect(handedOver(held, 'flow-2:waiting:mail', at())).toEqual({ result: null });
    expect(handedOver(next(told), 'flow-1:waiting:sms', at(dayMs))).toEqual({ result: null });
  });
});
