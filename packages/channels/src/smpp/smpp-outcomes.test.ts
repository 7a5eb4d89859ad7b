import type { SmsSender } from '@keyfob/core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { certificateForLocalhost } from '../testing/certificate.ts';
import { outcomeOf, type Told } from '../testing/outcome-of.ts';
import { closedPort } from '../testing/scripted-smtp.ts';
import { smsCentre } from '../testing/sms-centre.ts';
import { type SmppSmsOptions, smppSms } from './smpp-sms.ts';

const message: Parameters<SmsSender['send']>[0] = {
  to: '+420555000101',
  locale: 'en',
  content: { kind: 'recovery_code', code: '12345678', host: 'example.test' },
  idempotencyKey: 'example-message-1',
};
/** Goes in two parts. */
const long = { ...message, locale: 'cs' };
const never = new AbortController().signal;

async function centre(...parameters: Parameters<typeof smsCentre>) {
  const server = await smsCentre(...parameters);
  onTestFinished(server.close);
  return server;
}

function sender(port: number, options: Partial<SmppSmsOptions> = {}) {
  const url = `smpp://example:secret@127.0.0.1:${port}?source=Example`;
  return smppSms({ url, siteName: 'Example Hosting', timeoutSeconds: 1, ...options });
}

const hex = (status: number) => `0x${status.toString(16).padStart(8, '0')}`;

describe('a log-in', () => {
  it.each<[number, Told]>([
    [0x05, 'passing'],
    [0x08, 'passing'],
    [0x14, 'passing'],
    [0x45, 'passing'],
    [0x58, 'passing'],
    [0x64, 'passing'],
    [0x04, 'set-up'],
    [0x0d, 'set-up'],
    [0x0e, 'set-up'],
    [0x0f, 'set-up'],
    [0x53, 'set-up'],
    [0xff, 'set-up'],
    [0x400, 'set-up'],
    [0x0b, 'set-up'],
  ])('attack 28: refused with status %i means %s, and nobody got it', async (status, means) => {
    const server = await centre(() => status);

    const { told, sent, error } = await outcomeOf(sender(server.port).send(message, never));

    expect([told, sent]).toEqual([means, 'unsent']);
    expect(error.message).toContain(`smpp: the log-in was refused with status ${hex(status)}`);
    expect(server.submitted()).toEqual([]);
  });

  it.each(['is never answered', 'ends in silence'])('attack 28: that %s is told', async (what) => {
    const server = await centre((_pdu, session) => {
      if (what === 'ends in silence') session.destroy();
      return 'nothing';
    });

    const { told, sent } = await outcomeOf(sender(server.port).send(message, never));

    expect([told, sent]).toEqual(['passing', 'unsent']);
  });

  it('attack 28: that the caller does not wait for has sent nothing', async () => {
    const caller = new AbortController();
    const server = await centre(() => {
      caller.abort();
      return 'nothing';
    });

    const { told, sent, error } = await outcomeOf(sender(server.port).send(message, caller.signal));

    expect([told, sent]).toEqual(['passing', 'unsent']);
    expect(error.name).toBe('AbortError');
  });
});

describe('a message', () => {
  const statuses: [number, Told][] = [
    [0x01, 'never'],
    [0x0b, 'never'],
    [0x43, 'never'],
    [0x50, 'never'],
    [0x51, 'never'],
    [0x104, 'never'],
    [0x0a, 'set-up'],
    [0x48, 'set-up'],
    [0x49, 'set-up'],
    [0x105, 'set-up'],
    [0x02, 'set-up'],
    [0x03, 'set-up'],
    [0x06, 'set-up'],
    [0x07, 'set-up'],
    [0x15, 'set-up'],
    [0x53, 'set-up'],
    [0x54, 'set-up'],
    [0x61, 'set-up'],
    [0x62, 'set-up'],
    [0x63, 'set-up'],
    [0xc0, 'set-up'],
    [0xc1, 'set-up'],
    [0xc2, 'set-up'],
    [0xc3, 'set-up'],
    [0xc4, 'set-up'],
    [0x100, 'set-up'],
    [0x101, 'set-up'],
    [0x102, 'set-up'],
    [0x103, 'set-up'],
    [0x04, 'passing'],
    [0x05, 'passing'],
    [0x08, 'passing'],
    [0x14, 'passing'],
    [0x45, 'passing'],
    [0x58, 'passing'],
    [0x64, 'passing'],
    [0x65, 'passing'],
    [0xff, 'passing'],
    [0x400, 'passing'],
  ];

  it.each(statuses)(
    'attack 28: refused with status %i means %s, and nobody got it (G1)',
    async (status, means) => {
      const server = await centre(({ command }) => (command === 'submit_sm' ? status : 0));

      const { told, sent, error } = await outcomeOf(sender(server.port).send(message, never));

      expect([told, sent]).toEqual([means, 'unsent']);
      expect(error.message).toContain(`smpp: submit_sm refused with status ${hex(status)}: `);
      expect(error.message).not.toMatch(/420555|12345678/);
    },
  );

  /** Answers the part of this number by `answer`, and obliges otherwise. */
  const atPart = (part: number, answer: Parameters<typeof smsCentre>[0]) => {
    let parts = 0;
    return centre((pdu, session) => {
      if (pdu.command !== 'submit_sm') return 0;
      parts += 1;
      return parts === part && answer ? answer(pdu, session) : 0;
    });
  };

  it.each<[string, number | 'silence' | 'end', Told]>([
    ['refused for good', 0x0b, 'never'],
    ['refused for the sender', 0x0a, 'set-up'],
    ['throttled', 0x58, 'passing'],
    ['never answered', 'silence', 'passing'],
    ['lost', 'end', 'passing'],
  ])('attack 28: whose second part is %s may have been read (P3)', async (_what, how, means) => {
    const server = await atPart(2, (_pdu, session) => {
      if (how === 'end') session.destroy();
      return typeof how === 'number' ? how : 'nothing';
    });

    const { told, sent } = await outcomeOf(sender(server.port).send(long, never));

    expect([told, sent]).toEqual([means, 'maybe sent']);
    expect(server.submitted()).toHaveLength(2);
  });

  it('attack 28: that meets a forgotten log-in lets the next one log in anew', async () => {
    const server = await atPart(1, () => 0x04);
    const sms = sender(server.port);

    const { told, sent } = await outcomeOf(sms.send(message, never));
    await sms.send(message, never);

    expect([told, sent]).toEqual(['passing', 'unsent']);
    expect(server.commands().filter((each) => each === 'bind_transceiver')).toHaveLength(2);
  });

  it('attack 28: whose first part is refused has no second', async () => {
    const server = await atPart(1, () => 0x58);

    const { told, sent } = await outcomeOf(sender(server.port).send(long, never));

    expect([told, sent]).toEqual(['passing', 'unsent']);
    expect(server.submitted()).toHaveLength(1);
  });

  it.each(['silence', 'end'])('attack 28: that is taken in %s may be sent (P3)', async (how) => {
    const server = await atPart(1, (_pdu, session) => {
      if (how === 'end') session.destroy();
      return 'nothing';
    });

    const { told, sent } = await outcomeOf(sender(server.port).send(message, never));

    expect([told, sent]).toEqual(['passing', 'maybe sent']);
  });

  it('attack 28: that the caller does not wait for may be sent (P3)', async () => {
    const caller = new AbortController();
    const server = await atPart(1, () => {
      caller.abort();
      return 'nothing';
    });

    const { told, sent, error } = await outcomeOf(sender(server.port).send(message, caller.signal));

    expect([told, sent]).toEqual(['passing', 'maybe sent']);
    expect(error.name).toBe('AbortError');
  });

  it('is not even begun when the caller has given up already', async () => {
    const server = await centre();

    const { told, sent } = await outcomeOf(sender(server.port).send(message, AbortSignal.abort()));

    expect([told, sent]).toEqual(['passing', 'unsent']);
    expect(server.commands()).toEqual([]);
  });

  it('of a sender that was closed waits for another', async () => {
    const sms = sender((await centre()).port);
    await sms.close();

    const { told, sent } = await outcomeOf(sms.send(message, never));

    expect([told, sent]).toEqual(['passing', 'unsent']);
  });

  it('to what is no number was never sent', async () => {
    const { told, sent } = await outcomeOf(sender(1).send({ ...message, to: '101' }, never));

    expect([told, sent]).toEqual(['never', 'unsent']);
  });
});

describe('a centre', () => {
  it('attack 28: that is down has got nothing', async () => {
    const { told, sent, error } = await outcomeOf(sender(await closedPort()).send(message, never));

    expect([told, sent]).toEqual(['passing', 'unsent']);
    expect(error.message).toBe('smpp: the connection is lost: no connection (ECONNREFUSED)');
  });

  it.each([
    ['self-signed', {}, false, 'self-signed certificate (DEPTH_ZERO_SELF_SIGNED_CERT)'],
    ['expired', { isExpired: true }, true, 'expired certificate (CERT_HAS_EXPIRED)'],
    ['foreign', { name: 'evil.test' }, true, 'not trusted (ERR_TLS_CERT_ALTNAME_INVALID)'],
  ])('attack 28: with a %s certificate gets no password', async (_what, of, isKnown, why) => {
    const certificate = await certificateForLocalhost(of);
    const server = await centre(undefined, certificate);
    const url = `smpps://example:secret@localhost:${server.port}`;
    const sms = sender(0, { url, ...(isKnown && { ca: certificate.cert }) });

    const { told, sent, error } = await outcomeOf(sms.send(message, never));

    expect([told, sent]).toEqual(['set-up', 'unsent']);
    expect(error.message).toContain(why);
    expect(error.message).not.toContain('evil');
    expect(server.commands()).toEqual([]);
  });
});
