import type { Mailer } from '@keyfob/core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { certificateForLocalhost } from '../testing/certificate.ts';
import { mailServer } from '../testing/mail-server.ts';
import { outcomeOf, type Told } from '../testing/outcome-of.ts';
import { closedPort, type Moment, type Reply, scriptedSmtp } from '../testing/scripted-smtp.ts';
import { smtpMailer } from './smtp-mailer.ts';

const who = { from: 'no-reply@example.test', siteName: 'Example Hosting' };
const message: Parameters<Mailer['send']>[0] = {
  to: 'reader@example.test',
  locale: 'en',
  content: { kind: 'recovery_link', link: 'https://example.test/otp#token', minutes: 5 },
  idempotencyKey: 'example-message-1',
};
const never = new AbortController().signal;

async function scripted(replies: Partial<Record<Moment, Reply>>) {
  const server = await scriptedSmtp(replies);
  onTestFinished(server.close);
  return server;
}

function mailerAt(port: number, query = '') {
  const url = `smtp://user:password@127.0.0.1:${port}${query}`;
  return smtpMailer({ ...who, url, timeoutSeconds: 1 });
}

describe.each<[string, Moment, Moment?]>([
  ['the greeting', 'greeting'],
  ['EHLO and HELO', 'EHLO', 'HELO'],
])('%s', (_what, moment, other) => {
  it.each<[string, Told]>([
    ['421 too busy', 'passing'],
    ['450 not now', 'passing'],
    ['521 no mail here', 'set-up'],
    ['550 5.1.1 not you', 'set-up'],
    ['554 5.7.1 your address is on a block list', 'set-up'],
    ['HTTP/1.1 400 Bad Request', 'set-up'],
  ])('attack 26: that is %s means %s for all mails (G1)', async (reply, means) => {
    const { port } = await scripted({ [moment]: reply, ...(other && { [other]: reply }) });

    const { told, sent, error } = await outcomeOf(mailerAt(port).send(message, never));

    expect([told, sent]).toEqual([means, 'unsent']);
    expect(error.message).not.toMatch(/busy|block|Bad Request/);
  });
});

describe('a reply to a command', () => {
  const notNow: [string, Told][] = [
    ['421', 'passing'],
    ['450', 'passing'],
    ['451 4.7.1', 'passing'],
    ['452 4.2.2', 'passing'],
  ];
  const logIn: [string, Told][] = [
    ['530 5.7.0', 'set-up'],
    ['534 5.7.9', 'set-up'],
    ['535 5.7.8', 'set-up'],
    ['535', 'set-up'],
    ['538', 'set-up'],
  ];
  const policy: [string, Told][] = [
    ['554 5.7.1', 'set-up'],
    ['550 5.7.26', 'set-up'],
    ['550 5.7.27', 'set-up'],
    ['553 sorry, not in my list of allowed hosts (#5.7.1)', 'set-up'],
    ['554 5.6.0 5.7.1 blocked', 'set-up'],
    ['550 5.1.7', 'set-up'],
    ['550 5.1.8', 'set-up'],
    ['554 5.2.252', 'set-up'],
    ['503 5.5.1', 'set-up'],
    ['502 5.5.1', 'set-up'],
    ['521 5.3.2', 'set-up'],
    ['554 5.3.5', 'set-up'],
  ];
  const recipient: [string, Told][] = [
    ['550 5.1.1', 'never'],
    ['550', 'never'],
    ['550 5.2.1', 'never'],
    ['551', 'never'],
    ['552 5.2.2', 'never'],
    ['552', 'never'],
    ['553', 'never'],
    ['554', 'never'],
    ['556 5.1.10', 'never'],
    ['550 5.4.1', 'never'],
    ['553 5.6.7', 'never'],
    ['555 5.5.4', 'never'],
  ];
  const text: [string, Told][] = [
    ['554 5.6.0', 'never'],
    ['552 5.3.4', 'never'],
    ['554 5.3.4', 'never'],
    ['550', 'never'],
  ];
  const sender: [string, Told][] = [
    ['550', 'set-up'],
    ['550 5.1.1', 'set-up'],
    ['553', 'set-up'],
    ['554 5.7.1', 'set-up'],
    ['552', 'never'],
    ['552 5.3.4', 'never'],
    ['553 5.6.7', 'never'],
  ];
  const cases = (moment: Moment, ...lists: [string, Told][][]) =>
    lists.flat().map(([reply, told]): [Moment, string, Told] => [moment, reply, told]);

  it.each([
    ...cases('AUTH', notNow, [['454 4.7.0', 'passing']], logIn, [
      ['550 5.1.1', 'set-up'],
      ['552', 'set-up'],
      ['554 5.7.1', 'set-up'],
    ]),
    ...cases('MAIL', notNow, logIn, policy, sender),
    ...cases('RCPT', notNow, logIn, policy, recipient),
    ...cases('DATA', notNow, logIn, policy, recipient, text),
    ...cases('content', notNow, logIn, policy, recipient, text),
  ])('attack 26: %s is answered %s, which means %s, and nobody got it (G1)', async (...row) => {
    const [moment, reply, means] = row;
    const { port, mails } = await scripted({ [moment]: `${reply} <reader@example.test> no!` });

    const { told, sent, error } = await outcomeOf(mailerAt(port).send(message, never));

    expect([told, sent]).toEqual([means, 'unsent']);
    expect(error.message).toContain(`smtp: ${reply.slice(0, 3)}`);
    expect(error.message).not.toMatch(/reader|no!|sorry|token/);
    expect(mails()).toBe(moment === 'content' ? 1 : 0);
  });

  it.each([
    ['554 5.7.1 blocked', '554 5.7.1 to DATA: refused by policy; look at relaying and the sender'],
    ['550 5.1.1 no such reader', '550 5.1.1 to DATA: the recipient is refused'],
    ['550 no', '550 to DATA: the mail is refused'],
  ])('is named with its status, its command and the way out: %s', async (content, words) => {
    const { port } = await scripted({ content });

    const { error } = await outcomeOf(mailerAt(port).send(message, never));

    expect(error.message).toBe(`smtp: ${words}`);
  });

  it('has no status where an address looks like one', async () => {
    const { port } = await scripted({ RCPT: '550 <5.7.1@example.test> unknown, ask 5.7.1.9' });

    const { told, error } = await outcomeOf(mailerAt(port).send(message, never));

    expect(told).toBe('never');
    expect(error.message).toBe('smtp: 550 to RCPT TO: the recipient is refused');
  });

  it('attack 26: that a server with PIPELINING gives is of its own command', async () => {
    const EHLO = '250-mail.example.test\r\n250 PIPELINING';
    const answers = { MAIL: '550 5.7.1 no', RCPT: '503 no', DATA: '503 no' };
    const { port, mails } = await scripted({ EHLO, ...answers });

    const { told, sent, error } = await outcomeOf(mailerAt(port).send(message, never));

    expect([told, sent]).toEqual(['set-up', 'unsent']);
    expect(error.message).toContain('550 5.7.1 to MAIL FROM');
    expect(mails()).toBe(0);
  });
});

describe('a server that', () => {
  const before: Moment[] = ['greeting', 'EHLO', 'AUTH', 'MAIL', 'RCPT', 'DATA'];
  const does = ['falls silent', 'hangs up'] as const;

  it.each(before.flatMap((moment) => does.map((what): [string, Moment] => [what, moment])))(
    'attack 27: %s at %s has not got the mail, for now',
    async (what, moment) => {
      const { port } = await scripted({ [moment]: what });

      const { told, sent } = await outcomeOf(mailerAt(port).send(message, never));

      expect([told, sent]).toEqual(['passing', 'unsent']);
    },
  );

  it.each(does)('attack 27: %s after the mail may have taken it (M2)', async (what) => {
    const { port, mails } = await scripted({ content: what });

    const { told, sent } = await outcomeOf(mailerAt(port).send(message, never));

    expect([told, sent, mails()]).toEqual(['passing', 'maybe sent', 1]);
  });

  it.each([...before, 'content' as const])(
    'attack 27: falls silent at %s is given up when the caller says so',
    async (moment) => {
      const server = await scripted({ [moment]: 'falls silent' });
      const caller = new AbortController();
      const reached = server.moment(moment);

      const sending = outcomeOf(mailerAt(server.port).send(message, caller.signal));
      await reached;
      caller.abort();
      const { told, sent, error } = await sending;

      expect([told, sent]).toEqual(['passing', moment === 'content' ? 'maybe sent' : 'unsent']);
      expect(error.name).toBe('AbortError');
    },
  );

  it('attack 26: is not asked at all when the caller has given up already', async () => {
    const { port, commands } = await scripted({});

    const { told, sent } = await outcomeOf(mailerAt(port).send(message, AbortSignal.abort()));

    expect([told, sent]).toEqual(['passing', 'unsent']);
    expect(commands).toEqual([]);
  });

  it('attack 26: is down has not got the mail, for now', async () => {
    const { told, sent, error } = await outcomeOf(
      mailerAt(await closedPort()).send(message, never),
    );

    expect([told, sent]).toEqual(['passing', 'unsent']);
    expect(error.message).toBe('smtp: ECONNREFUSED: no connection');
  });

  it.each([
    ['454 4.7.0 not now', 'passing', 'not now'],
    ['502 never heard of it', 'set-up', 'the server offers no TLS'],
  ])('attack 26: answers STARTTLS with %s gets nothing in clear', async (reply, means, why) => {
    const { port, commands } = await scripted({ STARTTLS: reply });

    const { told, sent, error } = await outcomeOf(
      mailerAt(port, '?requireTLS=true').send(message, never),
    );

    expect([told, sent]).toEqual([means, 'unsent']);
    expect(error.message).toBe(`smtp: ${/^[\d. ]+\d/.exec(reply)?.[0]} to STARTTLS: ${why}`);
    expect(commands.filter((command) => /^(AUTH|MAIL)/.test(command))).toEqual([]);
  });

  it('attack 26: speaks no TLS at the port of smtps: is a mistake of set-up', async () => {
    const { port } = await scripted({});
    const mailer = smtpMailer({ ...who, url: `smtps://127.0.0.1:${port}`, timeoutSeconds: 1 });

    const { told, sent, error } = await outcomeOf(mailer.send(message, never));

    expect([told, sent]).toEqual(['set-up', 'unsent']);
    expect(error.message).toMatch(/^smtp: ERR_SSL_\w+: no common TLS; look at the port of url$/);
  });
});

describe('a certificate', () => {
  it.each([
    ['that is self-signed', {}, 'self-signed certificate', false],
    ['that has expired', { isExpired: true }, 'expired certificate', true],
    ['of somebody else', { name: 'evil.test' }, 'the certificate is not trusted', true],
  ])('attack 26: %s stops every mail until somebody mends it', async (_what, of, why, isKnown) => {
    const certificate = await certificateForLocalhost(of);
    for (const secure of [true, false]) {
      const server = await mailServer({ ...certificate, secure, disabledCommands: [] });
      onTestFinished(server.close);
      const url = `${secure ? 'smtps' : 'smtp'}://127.0.0.1:${server.port}`;
      const trusted = {
        tls: { ca: certificate.cert },
        secure,
        port: server.port,
        requireTLS: true,
      };
      const { createTransport } = await import('nodemailer');
      const transport = createTransport({ host: '127.0.0.1', ...trusted });

      const mailer = smtpMailer({ ...who, ...(isKnown ? { transport } : { url }) });
      const { told, sent, error } = await outcomeOf(mailer.send(message, never));

      expect([told, sent]).toEqual(['set-up', 'unsent']);
      expect(error.message).toContain(why);
      expect(error.message).not.toContain('evil');
      expect(server.mails).toEqual([]);
    }
  });
});
