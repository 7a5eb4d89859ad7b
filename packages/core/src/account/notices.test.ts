import { describe, expect, it } from 'vitest';
import { completePolicy } from '../policy/policy.ts';
import { generateKeyRing, parseKeyRing } from '../sealing/key-ring.ts';
import { type Account, newAccount } from './account.ts';
import type { Circumstances } from './decision.ts';
import {
  type NoticeFacts,
  noteNotice,
  noticeOf,
  noticesTo,
  tellOwner,
  wasNoted,
  withNotice,
} from './notices.ts';
import type { User } from './user.ts';

const dayMs = 86_400_000;
const start = 1_769_850_000_000;
const ring = parseKeyRing(generateKeyRing());
const at = (ms = 0): Circumstances => ({ now: start + ms, policy: completePolicy(), ring });

const content = { kind: 'otp_disabled', link: 'a link' } as const;
const verified = { email: 'verified', phone: 'verified' } as const;
const user: User = {
  ...{ label: 'alice', contacts: verified, email: 'alice@example.test', phone: '+420555000101' },
};
const notice = { id: 'n', dropAt: 7, at: at() };

describe('a notice', () => {
  const told = (known: Partial<User>, sms = true) =>
    noticesTo({ ...user, ...known }, { mail: content, ...(sms && { sms: content }) }, notice).map(
      ({ body }) => body.channel,
    );

  it('has one name per channel, the reader’s language and an end', () => {
    const inCzech = { ...user, locale: 'cs' };
    const messages = noticesTo(inCzech, { mail: content, sms: content }, notice);

    expect(messages).toEqual([
      {
        id: 'n:mail',
        body: { channel: 'mail', to: 'alice@example.test', locale: 'cs', content },
        dropAt: 7,
      },
      {
        id: 'n:sms',
        body: { channel: 'sms', to: '+420555000101', locale: 'cs', content },
        dropAt: 7,
      },
    ]);
    const [inEnglish] = noticesTo(user, { mail: content }, notice);
    expect(inEnglish?.body).toMatchObject({ locale: 'en' });
  });

  it.each<[string, Partial<User>, string[]]>([
    ['both, where both are verified', {}, ['mail', 'sms']],
    [
      'the mailbox that is not verified: a warning may reach the owner',
      {
        contacts: { ...verified, email: 'unverified' },
      },
      ['mail', 'sms'],
    ],
    ['no mailbox that is none', { contacts: { ...verified, email: 'missing' } }, ['sms']],
    ['no mailbox where its address is not known', { email: undefined }, ['sms']],
    [
      'no phone that is not verified: it costs, and may be anybody’s',
      {
        contacts: { ...verified, phone: 'unverified' },
      },
      ['mail'],
    ],
    ['no phone where its number is not known', { phone: undefined }, ['mail']],
  ])('goes to %s (R9)', (_, known, channels) => {
    expect(told(known)).toEqual(channels);
  });

  it('that has no words for an SMS sends none', () => {
    expect(told({}, false)).toEqual(['mail']);
  });
});

describe('the former address', () => {
  const changed = { formerEmail: 'before@example.test', contactsChangedAt: start - dayMs };
  const addressees = (known: Partial<User>, ms: number) =>
    noticesTo({ ...user, ...known }, { mail: content }, { ...notice, at: at(ms) }).map(
      ({ id, body }) => [id, 'to' in body && body.to],
    );
  const current = ['n:mail', 'alice@example.test'];
  const former = ['n:former', 'before@example.test'];

  it('hears of a notice while the new one is new, to the millisecond (R11)', () => {
    expect(addressees(changed, -1)).toEqual([current, former]);
    expect(addressees(changed, 0)).toEqual([current]);
    expect(addressees({ ...changed, contactsChangedAt: start + 365 * dayMs }, 0)).toEqual([
      ...[current, former],
    ]);
  });

  it('hears of it in place of one that is not there any more', () => {
    const gone = { contacts: { ...verified, email: 'missing' }, email: undefined } as const;

    expect(addressees({ ...changed, ...gone }, -1)).toEqual([former]);
  });

  it('hears nothing where no change is known, or where it is the address of now', () => {
    expect(addressees({ ...changed, contactsChangedAt: undefined }, -1)).toEqual([current]);
    expect(addressees({ ...changed, formerEmail: user.email }, -1)).toEqual([current]);
    expect(addressees({ ...changed, formerEmail: undefined }, -1)).toEqual([current]);
  });
});

describe('the links of notices', () => {
  const note = (account: Account, name: string, circumstances = at(), expiresAt = start + dayMs) =>
    noteNotice(
      account,
      { token: `token ${name}`, about: name, what: 'otp_enabled', expiresAt },
      circumstances,
    );
  const names = ({ notices }: Account) => notices.map(({ about }) => about);
  const alice = newAccount('alice');

  it('live side by side: a newer one kills none (D1)', () => {
    const both = note(note(alice, 'first'), 'second');

    expect(noticeOf(both, 'token first', at())?.about).toBe('first');
    expect(noticeOf(both, 'token second', at())?.about).toBe('second');
  });

  it('are kept as hashes, each of its own user (S4)', () => {
    const one = note(alice, 'first');

    expect(JSON.stringify(one)).not.toContain('token first');
    expect(noticeOf({ ...one, userId: 'bob' }, 'token first', at())).toBeUndefined();
  });

  it('are eight at most; of a ninth the middle pays, never the first word or the last (D1)', () => {
    const many = Array.from({ length: 30 }, (_, index) => `n-${index}`);
    const account = many.reduce((each, name) => note(each, name), alice);

    expect(names(many.slice(0, 8).reduce((each, name) => note(each, name), alice))).toHaveLength(8);
    expect(names(account)).toEqual(['n-0', 'n-1', 'n-2', 'n-3', 'n-26', 'n-27', 'n-28', 'n-29']);
  });

  it('are over at their millisecond, and make room then', () => {
    const one = note(alice, 'first');

    expect(noticeOf(one, 'token first', at(dayMs - 1))?.about).toBe('first');
    expect(noticeOf(one, 'token first', at(dayMs))).toBeUndefined();
    expect(names(note(one, 'second', at(dayMs - 1), start + 2 * dayMs))).toEqual([
      ...['first', 'second'],
    ]);
    expect(names(note(one, 'second', at(dayMs), start + 2 * dayMs))).toEqual(['second']);
  });

  it('of one thing are one: the newer takes the place of the older', () => {
    const again = noteNotice(
      note(alice, 'first'),
      { token: 'another', about: 'first', what: 'otp_enabled', expiresAt: start + dayMs },
      at(),
    );

    expect(names(again)).toEqual(['first']);
    expect(noticeOf(again, 'token first', at())).toBeUndefined();
    expect(noticeOf(again, 'another', at())?.about).toBe('first');
  });

  it('that are of no use any more are still remembered as told', () => {
    const used = withNotice(note(note(alice, 'first'), 'second'), 'first', { hash: null });

    expect(noticeOf(used, 'token first', at())).toBeUndefined();
    expect(noticeOf(used, 'token second', at())?.about).toBe('second');
    expect([wasNoted(used, 'first'), wasNoted(used, 'third')]).toEqual([true, false]);
  });
});

describe('telling the owner', () => {
  const facts: NoticeFacts = { user, noticeId: 'n', token: 'a token', link: 'a link' };

  it('of something that was done with a code goes by mail, with a link that counts (D1, P2)', () => {
    const told = tellOwner(newAccount('alice'), { ...facts, kind: 'otp_disabled' }, at());

    expect(told.messages).toEqual([
      {
        id: 'n:mail',
        body: { channel: 'mail', to: 'alice@example.test', locale: 'en', content },
        dropAt: start + 7 * dayMs,
      },
    ]);
    expect(noticeOf(told.account, 'a token', at(7 * dayMs - 1))?.about).toBe('n');
    expect(noticeOf(told.account, 'a token', at(7 * dayMs))).toBeUndefined();
  });

  it('of something that was done without one goes by phone as well (R9)', () => {
    const byPhone = { ...facts, kind: 'otp_disabled', byPhone: true } as const;
    const { messages } = tellOwner(newAccount('alice'), byPhone, at());

    expect(messages.map(({ id, body }) => [id, body.content])).toEqual([
      ['n:mail', content],
      ['n:sms', content],
    ]);
  });

  it('happens nowhere without channels, and leaves the account as it was', () => {
    const alice = newAccount('alice');
    const told = tellOwner(alice, { ...facts, link: undefined, kind: 'otp_enabled' }, at());

    expect(told).toEqual({ account: alice, messages: [] });
    expect(told.account).toBe(alice);
  });
});
