import { expect, it } from 'vitest';
import { readChannels } from './channel-settings.ts';
import { channels } from './channels.ts';
import type { Inbox } from './data/inbox.ts';

const read = (environment: NodeJS.ProcessEnv) => readChannels(environment, 'Example Hosting');

it('keeps mail and SMS on this machine when nothing is said', () => {
  expect(read({})).toEqual({
    mailFrom: 'no-reply@example.test',
    siteName: 'Example Hosting',
    smtpUrl: undefined,
    sms: undefined,
  });
});

it.each([
  ['Example Shop <post@shop.example>', 'post@shop.example', 'Example Shop'],
  ['"Example, Shop" <post@shop.example>', 'post@shop.example', 'Example, Shop'],
  [' post@shop.example ', 'post@shop.example', 'Example Hosting'],
])('takes the sender %s apart', (MAIL_FROM, mailFrom, siteName) => {
  expect(read({ MAIL_FROM })).toMatchObject({ mailFrom, siteName });
});

it('knows a message centre from a provider by the protocol', () => {
  const smpp = 'smpps://user:pass@sms.example.test:3550?source=Example';

  expect(read({ SMS_URL: smpp }).sms).toEqual({ smpp });
});

it.each(['+420555000100', '%2B420555000100'])('reads a provider’s account, sender %s', (from) => {
  const SMS_URL = `https://AC%2F1:to%3Aken@api.example.test/v1/?from=${from}`;

  expect(read({ SMS_URL }).sms).toEqual({
    twilio: {
      url: 'https://api.example.test/v1/',
      accountSid: 'AC/1',
      authToken: 'to:ken',
      from: '+420555000100',
    },
  });
});

it.each([
  [{ SMTP_URL: 'mail.example.test' }, /^SMTP_URL is wrong; it must be like smtps:/],
  [{ SMTP_URL: 'https://mail.example.test' }, /^SMTP_URL is wrong/],
  [{ SMS_URL: 'tel:1' }, /^SMS_URL is wrong; it must be like smpps:/],
  [{ SMS_URL: 'smpp://sms.example.test' }, /^SMS_URL is wrong: smppSms: url must be like/],
  [{ SMS_URL: 'https://api.example.test' }, /^SMS_URL is wrong: twilioSms: accountSid/],
  [{ SMS_URL: 'http://A:T@api.example.test/?from=x' }, /^SMS_URL is wrong: twilioSms: url/],
  [{ MAIL_FROM: 'Example Hosting' }, /^MAIL_FROM is "Example Hosting"; it must be like/],
  [{ MAIL_FROM: 'C# Hosting <a@b.example>' }, /^MAIL_FROM has the name "C# Hosting"/],
  [{ MAIL_FROM: 'A\nB <a@b.example>' }, /^MAIL_FROM has the name/],
])('names the variable that is wrong: %j', (environment, message) => {
  const nowhere = {} as Inbox;

  expect(() => channels({ ...read(environment), isLocal: true }, nowhere)).toThrow(message);
});

it.each(['SMTP_URL', 'SMS_URL'])('does not repeat the password of a wrong %s', (name) => {
  expect(() => read({ [name]: 'ftp://user:s3cret-word@example.test' })).toThrow(
    /^(?!.*s3cret-word)/,
  );
});

it('names the issuer when it is no name for messages', () => {
  expect(() => readChannels({}, 'x'.repeat(41))).toThrow(/^KEYFOB_ISSUER has the name "xxx/);
});
