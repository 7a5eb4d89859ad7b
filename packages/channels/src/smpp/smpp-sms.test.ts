import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import type { SmsSender } from '@keyfob/core';
import smpp from 'smpp';
import { describe, expect, it, onTestFinished } from 'vitest';
import { certificateForLocalhost } from '../testing/certificate.ts';
import { smsCentre } from '../testing/sms-centre.ts';
import { type SmppSmsOptions, smppSms } from './smpp-sms.ts';

const siteName = 'Example Hosting';
const message: Parameters<SmsSender['send']>[0] = {
  to: '+420555000101',
  locale: 'en',
  content: { kind: 'recovery_code', code: '12345678', host: 'example.test' },
  idempotencyKey: 'example-message-1',
};
const notice = {
  ...message,
  content: { kind: 'otp_disabled', link: `https://example.test/otp#${'t'.repeat(150)}` },
} as const;
const never = new AbortController().signal;

async function centre(...parameters: Parameters<typeof smsCentre>) {
  const server = await smsCentre(...parameters);
  onTestFinished(server.close);
  return server;
}

function sender(port: number, options: Partial<SmppSmsOptions> = {}) {
  const url = `smpp://example:secret@127.0.0.1:${port}?source=Example`;
  return smppSms({ url, siteName, ...options });
}

const shortMessage = ({ short_message }: Readonly<Record<string, unknown>>) =>
  short_message as { readonly message: string; readonly udh?: readonly Uint8Array[] };

describe('the centre', () => {
  it('gets a log-in as transceiver and then the text in its default alphabet', async () => {
    const server = await centre();
    const sms = sender(server.port);
    const bound = server.arrival('bind_transceiver');

    await sms.send(message, never);

    expect((await bound)[0]).toMatchObject({
      system_id: 'example',
      password: 'secret',
      interface_version: 0x34,
    });
    const [pdu] = server.submitted();
    expect(pdu).toMatchObject({
      source_addr: 'Example',
      source_addr_ton: 5,
      source_addr_npi: 0,
      destination_addr: '420555000101',
      dest_addr_ton: 1,
      dest_addr_npi: 1,
      data_coding: 0,
      short_message: {
        message:
          '12345678 is your code to turn off OTP at Example Hosting. Never tell it to anybody.\n\n@example.test #12345678',
      },
    });
  });

  it('gets Czech in UCS-2, a long text in parts that belong together', async () => {
    const server = await centre();
    const sms = sender(server.port);

    await sms.send({ ...message, locale: 'cs' }, never);

    const parts = server.submitted();
    expect(parts.map(({ data_coding, esm_class }) => [data_coding, esm_class])).toEqual([
      [8, 0x40],
      [8, 0x40],
    ]);
    expect(parts.map((pdu) => shortMessage(pdu).message).join('')).toBe(
      '12345678 je váš kód pro vypnutí OTP na Example Hosting. Nikomu ho neříkejte.\n\n@example.test #12345678',
    );
    const headers = parts.map((pdu) => [...(shortMessage(pdu).udh?.[0] ?? [])]);
    const reference = headers[0]?.[2];
    expect(headers).toEqual([
      [0, 3, reference, 2, 1],
      [0, 3, reference, 2, 2],
    ]);
  });

  it('gets a repeat under the same reference, so that phones join it (P3)', async () => {
    const server = await centre();
    const sms = sender(server.port);

    await sms.send(notice, never);
    await sms.send(notice, never);

    const headers = server.submitted().map((pdu) => String(shortMessage(pdu).udh?.[0]));
    expect(headers).toHaveLength(4);
    expect(headers.slice(2)).toEqual(headers.slice(0, 2));
  });

  it('sees one session for many messages at once', async () => {
    const server = await centre();
    const sms = sender(server.port);

    await Promise.all(Array.from({ length: 20 }, () => sms.send(message, never)));

    expect(server.submitted()).toHaveLength(20);
    expect(server.commands().filter((each) => each === 'bind_transceiver')).toHaveLength(1);
  });

  it('is spoken to with TLS by smpps:, and only when its certificate is trusted', async () => {
    const certificate = await certificateForLocalhost();
    const server = await centre(undefined, certificate);
    const url = `smpps://example:secret@localhost:${server.port}`;

    const untrusting = await sender(0, { url })
      .send(message, never)
      .catch((thrown) => thrown);
    await sender(0, { url, ca: certificate.cert }).send(message, never);

    expect(untrusting.message).toMatch(/smpp: the connection is lost: self.signed/);
    expect(server.submitted()).toHaveLength(1);
  });

  it.each([
    ['an invalid destination', 0x0b, true],
    ['a text that is too long', 0x01, true],
    ['too many messages', 0x58, undefined],
    ['a full queue', 0x14, undefined],
    ['a fault of its own', 0x08, undefined],
    ['the sender', 0x0a, undefined],
  ])(
    'attack 28: refuses %s, and the outbox learns whether to try again',
    async (_what, status, isPermanent) => {
      const server = await centre(({ command }) => (command === 'submit_sm' ? status : 0));
      const sms = sender(server.port);

      const error = await sms.send(message, never).catch((thrown) => thrown);

      expect(error.isPermanent).toBe(isPermanent);
      expect(error.message).toContain(`0x000000${status.toString(16).padStart(2, '0')}`);
      expect(error.message).not.toMatch(/555000|12345678/);
    },
  );

  it('attack 28: hangs up after taking a message, and the next attempt connects anew', async () => {
    let times = 0;
    const server = await centre(({ command }, session) => {
      if (command !== 'submit_sm' || times > 0) return 0;
      times += 1;
      session.destroy();
      return 'nothing';
    });
    const sms = sender(server.port);

    const error = await sms.send(message, never).catch((thrown) => thrown);
    await sms.send(message, never);

    expect(error.message).toMatch(/^smpp: the connection is lost/);
    expect(error.isPermanent).toBeUndefined();
    expect(server.submitted()).toHaveLength(2);
    expect(server.commands().filter((each) => each === 'bind_transceiver')).toHaveLength(2);
  });

  it('attack 28: takes a message and never answers, and the attempt ends by itself', async () => {
    let times = 0;
    const server = await centre(({ command }) => {
      if (command !== 'submit_sm' || times > 0) return 0;
      times += 1;
      return 'nothing';
    });
    const sms = sender(server.port, { timeoutSeconds: 1 });

    const error = await sms.send(message, never).catch((thrown) => thrown);
    await sms.send(message, never);

    expect(error.message).toContain('no answer to submit_sm in 1 s');
    expect(server.submitted()).toHaveLength(2);
  });

  it('never answers the log-in, and the caller ends the attempt', async () => {
    const caller = new AbortController();
    const silent = createServer((socket) => {
      socket.on('error', () => {});
      caller.abort();
    }).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    onTestFinished(() => {
      silent.close();
    });
    const sms = sender((silent.address() as AddressInfo).port, { timeoutSeconds: 1 });

    await expect(sms.send(message, caller.signal)).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('refuses the log-in, which no message is to blame for', async () => {
    let status = 0x0e;
    const server = await centre(() => status);
    const sms = sender(server.port);

    const error = await sms.send(message, never).catch((thrown) => thrown);
    status = 0;
    await sms.send(message, never);

    expect(error.message).toBe(
      'smpp: the log-in was refused with status 0x0000000e: look at user, password and system_type of url',
    );
    expect(error.isPermanent).toBeUndefined();
    expect(server.submitted()).toHaveLength(1);
  });

  it('is asked whether it is there, and what does not answer is lost', async () => {
    const server = await centre(({ command }) => (command === 'enquire_link' ? 'nothing' : 0));
    const sms = sender(server.port, { enquireSeconds: 1, timeoutSeconds: 1 });
    await sms.send(message, never);
    const [session] = [...server.sessions];

    if (session) await once(session, 'close');
    await sms.send(message, never);

    expect(server.commands()).toEqual([
      'bind_transceiver',
      'submit_sm',
      'enquire_link',
      'bind_transceiver',
      'submit_sm',
    ]);
  });

  it('may ask and report itself, and gets its answers', async () => {
    const server = await centre();
    const sms = sender(server.port);
    await sms.send(message, never);
    const answers = ['enquire_link_resp', 'deliver_sm_resp', 'unbind_resp'].map((each) =>
      server.arrival(each),
    );

    const [session] = [...server.sessions];
    session?.send(new smpp.PDU('enquire_link', {}));
    session?.send(new smpp.PDU('deliver_sm', { short_message: 'example report' }));
    session?.send(new smpp.PDU('unbind', {}));

    await Promise.all(answers);
    if (session) await once(session, 'close');
    await sms.send(message, never);
    expect(server.submitted()).toHaveLength(2);
  });

  it('hears a farewell, after which nothing is sent', async () => {
    const server = await centre();
    const sms = sender(server.port);
    await sms.send(message, never);

    await sms.close();

    expect(server.commands().at(-1)).toBe('unbind');
    await expect(sms.send(message, never)).rejects.toThrow('this sender was closed');
    await sms.close();
  });
});

it('sends nothing to what is not E.164', async () => {
  const server = await centre();
  const to = '420 555 000 101';

  await expect(sender(server.port).send({ ...message, to }, never)).rejects.toMatchObject({
    isPermanent: true,
  });

  expect(server.commands()).toEqual([]);
});

it.each([
  ['+420555000100', '420555000100', 1, 1],
  ['%2B420555000100', '420555000100', 1, 1],
  ['90210', '90210', 3, 0],
  ['Example%201', 'Example 1', 5, 0],
])('takes %s as sender', async (source, source_addr, source_addr_ton, source_addr_npi) => {
  const server = await centre();
  const sms = sender(0, {
    url: `smpp://example:secret@127.0.0.1:${server.port}?source=${source}`,
  });

  await sms.send(message, never);

  expect(server.submitted()[0]).toMatchObject({ source_addr, source_addr_ton, source_addr_npi });
});
