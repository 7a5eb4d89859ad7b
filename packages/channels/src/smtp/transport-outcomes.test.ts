import type { Mailer } from '@keyfob/core';
import { createTransport } from 'nodemailer';
import { describe, expect, it, onTestFinished } from 'vitest';
import { outcomeOf, type Told } from '../testing/outcome-of.ts';
import { closedPort, type Moment, type Reply, scriptedSmtp } from '../testing/scripted-smtp.ts';
import { smtpMailer } from './smtp-mailer.ts';

const who = { from: 'no-reply@example.test', siteName: 'Example Hosting' };
const message: Parameters<Mailer['send']>[0] = {
  to: 'reader@example.test',
  locale: 'en',
  content: { kind: 'otp_kept' },
  idempotencyKey: 'example-message-1',
};
const never = new AbortController().signal;

describe.each([false, true])('a transporter of nodemailer (pool: %j)', (pool) => {
  const transporterAt = (port: number) =>
    createTransport({
      host: '127.0.0.1',
      port,
      auth: { user: 'user', pass: 'password' },
      connectionTimeout: 1000,
      greetingTimeout: 300, // well before the silence on the line counts
      socketTimeout: 1000,
      ...(pool && { pool, maxRequeues: 0 }),
    });

  async function outcomeAt(replies: Partial<Record<Moment, Reply>>) {
    const server = await scriptedSmtp(replies);
    const transport = transporterAt(server.port);
    onTestFinished(async () => {
      transport.close();
      await server.close();
    });
    return outcomeOf(smtpMailer({ ...who, transport }).send(message, never));
  }

  it.each<[Moment, Reply, Told]>([
    ['greeting', '554 5.7.1 no', 'set-up'],
    ['AUTH', '535 5.7.8 no', 'set-up'],
    ['AUTH', '454 4.7.0 no', 'passing'],
    ['MAIL', '550 no', 'set-up'],
    ['RCPT', '550 5.1.1 <reader@example.test> no', 'never'],
    ['RCPT', '450 4.2.0 no', 'passing'],
    ['DATA', '554 5.7.1 no', 'set-up'],
    ['content', '554 5.7.1 no', 'set-up'],
    ['content', '554 5.6.0 no', 'never'],
    ['content', '452 no', 'passing'],
  ])('attack 26: whose server answers %s with %s says %s, and unsent', async (...row) => {
    const [moment, reply, means] = row;

    const { told, sent, error } = await outcomeAt({ [moment]: reply });

    expect([told, sent]).toEqual([means, 'unsent']);
    expect(error.message).not.toContain('reader');
  });

  it.each<[Moment, Reply, 'unsent' | 'maybe sent']>([
    ['greeting', 'falls silent', 'unsent'],
    ['RCPT', 'falls silent', 'maybe sent'],
    ['RCPT', 'hangs up', 'maybe sent'],
    ['content', 'falls silent', 'maybe sent'],
    ['content', 'hangs up', 'maybe sent'],
  ])('attack 27: whose server at %s %s leaves it %s (M2)', async (moment, reply, means) => {
    const { told, sent } = await outcomeAt({ [moment]: reply });

    expect([told, sent]).toEqual(['passing', means]);
  });

  it('attack 26: without a server has not sent it', async () => {
    const transport = transporterAt(await closedPort());
    onTestFinished(() => transport.close());

    const { told, sent } = await outcomeOf(smtpMailer({ ...who, transport }).send(message, never));

    expect([told, sent]).toEqual(['passing', 'unsent']);
  });
});

describe('what a transport rejects with', () => {
  it.each<[string, object, Told, 'unsent' | 'maybe sent']>([
    ['no such host', { code: 'EDNS', originalCode: 'ENOTFOUND' }, 'set-up', 'unsent'],
    ['no answer of the resolver', { code: 'EDNS', originalCode: 'EAI_AGAIN' }, 'passing', 'unsent'],
    ['a slow resolver', { code: 'EDNS', originalCode: 'ETIMEOUT' }, 'passing', 'unsent'],
    [
      'a wrong host name',
      { code: 'ESOCKET', originalCode: 'ERR_TLS_CERT_ALTNAME_INVALID' },
      'set-up',
      'unsent',
    ],
    [
      'another authority',
      { code: 'ESOCKET', originalCode: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' },
      'set-up',
      'unsent',
    ],
    ['no permission of Node', { code: 'ERR_ACCESS_DENIED' }, 'set-up', 'unsent'],
    ['no credentials', { code: 'EAUTH', command: 'API' }, 'set-up', 'unsent'],
    ['a token server that is down', { code: 'EAUTH', originalCode: 'EFETCH' }, 'passing', 'unsent'],
    [
      'no route',
      { code: 'ESOCKET', originalCode: 'EHOSTUNREACH', syscall: 'connect' },
      'passing',
      'unsent',
    ],
    [
      'a reset',
      { code: 'ESOCKET', originalCode: 'ECONNRESET', syscall: 'read' },
      'passing',
      'maybe sent',
    ],
    ['a program that fails', { code: 'ESENDMAIL' }, 'passing', 'maybe sent'],
    [
      'a reply out of step',
      { code: 'EMESSAGE', responseCode: 354, command: 'DATA' },
      'passing',
      'maybe sent',
    ],
    [
      'a foreign command',
      { responseCode: 550, command: 'To reader@example.test' },
      'set-up',
      'unsent',
    ],
    ['a foreign code', { code: 'reader@example.test' }, 'passing', 'maybe sent'],
    ['nothing at all', {}, 'passing', 'maybe sent'],
  ])('attack 26: %s is judged by its code alone (G1)', async (_what, fields, means, fate) => {
    const thrown = Object.assign(new Error('no: reader@example.test'), fields);
    const transport = { sendMail: () => Promise.reject(thrown) };

    const { told, sent, error } = await outcomeOf(
      smtpMailer({ ...who, transport }).send(message, never),
    );

    expect([told, sent]).toEqual([means, fate]);
    expect(error.message).not.toContain('reader');
  });

  it('is told even where it is no error', async () => {
    const transport = { sendMail: () => Promise.reject('reader@example.test') };

    const { told, error } = await outcomeOf(smtpMailer({ ...who, transport }).send(message, never));

    expect([told, error.message]).toEqual(['passing', 'smtp: failed']);
  });
});
