import { expect, it } from 'vitest';
import { noticesTo } from './notices.ts';
import type { User } from './user.ts';

const content = { kind: 'otp_disabled', link: 'a link' } as const;
const verified = { email: 'verified', phone: 'verified' } as const;
const user: User = {
  ...{ label: 'alice', contacts: verified, email: 'alice@example.test', phone: '+420555000101' },
};
const told = (known: Partial<User>, sms = true) =>
  noticesTo(
    { ...user, ...known },
    { mail: content, ...(sms && { sms: content }) },
    { id: 'n', dropAt: 7 },
  ).map(({ body }) => body.channel);

it('a notice has one name per channel, the reader’s language and an end', () => {
  const inCzech = { ...user, locale: 'cs' };
  const messages = noticesTo(inCzech, { mail: content, sms: content }, { id: 'n', dropAt: 7 });

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
  const [inEnglish] = noticesTo(user, { mail: content }, { id: 'n', dropAt: 7 });
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
  ['no mailbox where its address is not known', { email: undefined as never }, ['sms']],
  [
    'no phone that is not verified: it costs, and may be anybody’s',
    {
      contacts: { ...verified, phone: 'unverified' },
    },
    ['mail'],
  ],
  ['no phone where its number is not known', { phone: undefined as never }, ['mail']],
])('a notice goes to %s (R9)', (_, known, channels) => {
  expect(told(known)).toEqual(channels);
});

it('a notice that has no words for an SMS sends none', () => {
  expect(told({}, false)).toEqual(['mail']);
});
