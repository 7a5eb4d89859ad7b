import { smppSms } from '@keyfob/channels/smpp';
import { smtpMailer } from '@keyfob/channels/smtp';
import { afterEach, expect, it } from 'vitest';
import type { NewMessage } from '../data/inbox.ts';
import { mailServer } from './mail-server.ts';
import { smsCentre } from './sms-centre.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

const never = new AbortController().signal;
const link = `https://panel.example.test/notice#${'x'.repeat(200)}`;
const common = { locale: 'cs', idempotencyKey: 'example-1' };

function collecting() {
  const messages: NewMessage[] = [];
  return { messages, deliver: async (message: NewMessage) => void messages.push(message) };
}

it('a mail arrives over the wire, as text and as HTML', async () => {
  const inbox = collecting();
  const server = await mailServer(inbox);
  closers.push(server.close);
  const mailer = smtpMailer({
    url: server.url,
    from: 'no-reply@example.test',
    siteName: 'Example Hosting',
  });

  const to = 'customer@example.test';
  await mailer.send({ ...common, to, content: { kind: 'otp_disabled', link } }, never);

  expect(inbox.messages).toMatchObject([{ kind: 'mail', recipient: to }]);
  expect(inbox.messages[0]?.subject).toContain('OTP');
  expect(inbox.messages[0]?.text).toContain(link);
  expect(inbox.messages[0]?.html).toContain(`href="${link}"`);
});

it('a long SMS in Czech arrives over the wire, in one piece', async () => {
  const inbox = collecting();
  const centre = await smsCentre(inbox);
  const sender = smppSms({ url: centre.url, siteName: 'Example Hosting' });
  closers.push(sender.close, centre.close);

  const to = '+420555000101';
  await sender.send({ ...common, to, content: { kind: 'otp_disabled', link } }, never);

  const text = `Example Hosting: OTP bylo vypnuto. Nejste to vy? ${link}`;
  expect(inbox.messages).toEqual([{ kind: 'sms', recipient: to, text }]);
});

it('nobody else’s mail or SMS gets in', async () => {
  const inbox = collecting();
  const [server, centre] = await Promise.all([mailServer(inbox), smsCentre(inbox)]);
  const guessed = (url: string) => url.replace(/:[\w-]+@/, ':guess@');
  const siteName = 'Example Hosting';
  const mail = smtpMailer({ url: guessed(server.url), from: 'a@example.test', siteName });
  const sms = smppSms({ url: guessed(centre.url), siteName });
  closers.push(server.close, centre.close, () => sms.close().catch(() => {}));

  const content = { kind: 'otp_disabled', link } as const;
  const sent = await Promise.allSettled([
    mail.send({ ...common, to: 'customer@example.test', content }, never),
    sms.send({ ...common, to: '+420555000101', content }, never),
  ]);

  expect(sent.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(inbox.messages).toEqual([]);
});
