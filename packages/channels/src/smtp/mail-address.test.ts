import type { Mailer } from '@keyfob/core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { mailServer } from '../testing/mail-server.ts';
import { outcomeOf } from '../testing/outcome-of.ts';
import { scriptedSmtp } from '../testing/scripted-smtp.ts';
import type { OutgoingMail } from './mail-route.ts';
import { type SmtpMailerOptions, smtpMailer } from './smtp-mailer.ts';

const who = { from: 'no-reply@example.test', siteName: 'Example Hosting' };
const message: Parameters<Mailer['send']>[0] = {
  to: 'reader@example.test',
  locale: 'en',
  content: { kind: 'otp_kept' },
  idempotencyKey: 'example-message-1',
};
const never = new AbortController().signal;

const withUtf8 = '250-mail.example.test\r\n250-SMTPUTF8\r\n250 8BITMIME';

/** A server that keeps what is said to it, byte by byte. */
async function wire(EHLO = '250 mail.example.test', own: Partial<SmtpMailerOptions> = {}) {
  const server = await scriptedSmtp({ EHLO });
  onTestFinished(server.close);
  const url = `smtp://user:password@127.0.0.1:${server.port}`;
  const mailer = smtpMailer({ ...who, url, timeoutSeconds: 2, ...own });
  const envelope = () => server.commands.filter((command) => /^(MAIL|RCPT)/.test(command));
  return { ...server, mailer, envelope };
}

/** As the bytes of UTF-8 look on the wire. */
const bytes = (text: string) => Buffer.from(text).toString('latin1');

function transport(smtpUtf8?: boolean) {
  const mails: OutgoingMail[] = [];
  const sendMail = async (mail: OutgoingMail) => mails.push(mail);
  return { mails, sendMail, ...(smtpUtf8 !== undefined && { smtpUtf8 }) };
}

describe('a domain with foreign letters', () => {
  it.each([undefined, withUtf8])('goes to any server in ASCII (%j)', async (offer) => {
    const { mailer, envelope, mails } = await wire(offer, { from: 'no-reply@bücher.example' });

    await mailer.send({ ...message, to: 'reader@bücher.example' }, never);

    expect(envelope()).toEqual([
      'MAIL FROM:<no-reply@xn--bcher-kva.example>',
      'RCPT TO:<reader@xn--bcher-kva.example>',
    ]);
    expect(mails()).toBe(1);
  });

  it('stands in no header as it is', async () => {
    const server = await mailServer();
    onTestFinished(server.close);
    const url = `smtp://127.0.0.1:${server.port}`;

    await smtpMailer({ ...who, url, from: 'no-reply@bücher.example' }).send(message, never);

    expect(server.mails[0]?.source).not.toMatch(/\P{ASCII}/u);
    expect(server.mails[0]?.messageId).toBe('<example-message-1@xn--bcher-kva.example>');
  });

  it('goes to a transport in ASCII', async () => {
    const own = transport();

    await smtpMailer({ ...who, transport: own }).send(
      { ...message, to: 'reader@bücher.example' },
      never,
    );

    expect(own.mails.map(({ to }) => to.address)).toEqual(['reader@xn--bcher-kva.example']);
  });

  it.each([
    'reader@a..b',
    'reader@xn--iñvalid.example',
    'reader@bücher.example/evil',
    'reader@\u00ad',
  ])('that cannot be one is refused for good, and no server is asked: %s (M1)', async (to) => {
    const { port, commands, close } = await scriptedSmtp();
    onTestFinished(close);
    const mailer = smtpMailer({ ...who, url: `smtp://127.0.0.1:${port}` });

    const { told, sent, error } = await outcomeOf(mailer.send({ ...message, to }, never));

    expect([told, sent]).toEqual(['never', 'unsent']);
    expect(error.message).toBe('smtp: the recipient is not a bare address');
    expect(commands).toEqual([]);
  });
});

describe('foreign letters before the @', () => {
  const to = 'josé@bücher.example';

  it('go to a server that offers SMTPUTF8, their domain in ASCII', async () => {
    const { mailer, envelope, mails } = await wire(withUtf8);

    await mailer.send({ ...message, to }, never);

    expect(envelope()).toEqual([
      'MAIL FROM:<no-reply@example.test> SMTPUTF8',
      bytes('RCPT TO:<josé@xn--bcher-kva.example>'),
    ]);
    expect(mails()).toBe(1);
  });

  it('are taken by a server that knows SMTPUTF8', async () => {
    const server = await mailServer();
    onTestFinished(server.close);
    const url = `smtp://127.0.0.1:${server.port}`;

    await smtpMailer({ ...who, url }).send({ ...message, to }, never);

    expect(server.mails.map(({ envelope }) => envelope.to)).toEqual([['josé@bücher.example']]);
  });

  it('stop a mail for good where SMTPUTF8 is not offered, and nothing is said of it', async () => {
    const { mailer, commands, mails } = await wire();

    const { told, sent, error } = await outcomeOf(mailer.send({ ...message, to }, never));

    expect([told, sent, mails()]).toEqual(['never', 'unsent', 0]);
    expect(error.message).toBe(
      'smtp: the recipient has letters outside ASCII before the @, and no SMTPUTF8 is offered for them',
    );
    expect(commands.map((command) => command.slice(0, 4))).toEqual(['EHLO']);
  });

  it('stop a mail for good where the server knows no EHLO', async () => {
    const { mailer, mails } = await wire('502 what?');

    const { told, sent } = await outcomeOf(mailer.send({ ...message, to }, never));

    expect([told, sent, mails()]).toEqual(['never', 'unsent', 0]);
  });

  it('stop no other mail', async () => {
    const server = await mailServer({ hideSMTPUTF8: true });
    onTestFinished(server.close);
    const mailer = smtpMailer({ ...who, url: `smtp://127.0.0.1:${server.port}` });

    const { told } = await outcomeOf(mailer.send({ ...message, to }, never));
    await mailer.send(message, never);

    expect(told).toBe('never');
    expect(server.mails).toHaveLength(1);
  });

  it('in the sender stop every mail until somebody mends the set-up', async () => {
    const { mailer, mails } = await wire(undefined, { from: 'josé@example.test' });

    const { told, sent, error } = await outcomeOf(mailer.send(message, never));

    expect([told, sent, mails()]).toEqual(['set-up', 'unsent', 0]);
    expect(error.message).toContain('smtp: from has letters outside ASCII');
  });

  it('in the sender go to a server that offers SMTPUTF8', async () => {
    const { mailer, envelope } = await wire(withUtf8, { from: 'josé@bücher.example' });

    await mailer.send(message, never);

    expect(envelope()[0]).toBe(bytes('MAIL FROM:<josé@xn--bcher-kva.example> SMTPUTF8'));
  });

  it('are not handed to a transport, as nobody can tell what its server offers', async () => {
    const own = transport();

    const { told, sent } = await outcomeOf(
      smtpMailer({ ...who, transport: own }).send({ ...message, to }, never),
    );

    expect([told, sent]).toEqual(['never', 'unsent']);
    expect(own.mails).toEqual([]);
  });

  it('are handed to a transport that is said to have such a server', async () => {
    const own = transport(true);

    await smtpMailer({ ...who, from: 'josé@example.test', transport: own }).send(
      { ...message, to },
      never,
    );

    expect(own.mails).toMatchObject([
      { from: { address: 'josé@example.test' }, to: { address: 'josé@xn--bcher-kva.example' } },
    ]);
  });

  it('in the sender are refused at once for a transport that is not', () => {
    const options = { ...who, from: 'josé@example.test', transport: transport() };

    expect(() => smtpMailer(options)).toThrow('set smtpUtf8: true on transport');
  });
});
