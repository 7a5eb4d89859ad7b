import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { SmsSender } from '@keyfob/core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { certificateForLocalhost } from '../testing/certificate.ts';
import { formServer, json } from '../testing/http-server.ts';
import { outcomeOf, type Told } from '../testing/outcome-of.ts';
import { closedPort } from '../testing/scripted-smtp.ts';
import { type TwilioSmsOptions, twilioSms } from './twilio-sms.ts';

const account = {
  accountSid: 'ACexample',
  authToken: 'example-token',
  from: '+420555000100',
  siteName: 'Example Hosting',
  timeoutSeconds: 1,
};
const message: Parameters<SmsSender['send']>[0] = {
  to: '+420555000101',
  locale: 'en',
  content: { kind: 'recovery_code', code: '12345678', host: 'example.test' },
  idempotencyKey: 'example-message-1',
};
const never = new AbortController().signal;

async function outcomeAt(
  answer: (response: ServerResponse) => void,
  signal = never,
  options: Partial<TwilioSmsOptions> = {},
) {
  const { url, close } = await formServer((_form, response) => answer(response));
  onTestFinished(close);
  return outcomeOf(twilioSms({ ...account, url, ...options }).send(message, signal));
}

describe('an answer of the provider', () => {
  const codes: [number, number, Told][] = [
    [400, 21211, 'never'],
    [400, 21214, 'never'],
    [400, 21217, 'never'],
    [400, 21265, 'never'],
    [400, 21266, 'never'],
    [400, 21401, 'never'],
    [400, 21421, 'never'],
    [400, 21610, 'never'],
    [400, 21612, 'never'],
    [400, 21614, 'never'],
    [400, 21617, 'never'],
    [400, 21618, 'never'],
    [400, 21635, 'never'],
    [400, 29999, 'never'],
    [403, 10001, 'set-up'],
    [403, 10002, 'set-up'],
    [401, 20003, 'set-up'],
    [403, 20005, 'set-up'],
    [403, 20006, 'set-up'],
    [403, 20008, 'set-up'],
    [400, 20010, 'set-up'],
    [403, 20403, 'set-up'],
    [404, 20404, 'set-up'],
    [400, 21212, 'set-up'],
    [400, 21408, 'set-up'],
    [400, 21601, 'set-up'],
    [400, 21603, 'set-up'],
    [400, 21606, 'set-up'],
    [400, 21607, 'set-up'],
    [400, 21608, 'set-up'],
    [400, 21616, 'set-up'],
    [400, 21657, 'set-up'],
    [400, 21659, 'set-up'],
    [400, 21660, 'set-up'],
    [400, 21661, 'set-up'],
    [404, 21701, 'set-up'],
    [400, 21702, 'set-up'],
    [400, 21703, 'set-up'],
    [400, 21704, 'set-up'],
    [400, 21705, 'set-up'],
    [400, 21708, 'set-up'],
    [400, 21709, 'set-up'],
    [403, 30002, 'set-up'],
    [400, 30018, 'set-up'],
    [429, 30023, 'set-up'],
    [400, 30032, 'set-up'],
    [400, 30033, 'set-up'],
    [400, 30034, 'set-up'],
    [429, 30454, 'set-up'],
    [429, 63038, 'set-up'],
    [401, 90010, 'set-up'],
    [400, 14107, 'passing'],
    [429, 20429, 'passing'],
    [400, 21611, 'passing'],
    [400, 21730, 'passing'],
    [400, 30001, 'passing'],
    [429, 30022, 'passing'],
  ];

  it.each(codes)('attack 28: %i with error %i means %s, and nobody got it (G1)', async (...row) => {
    const [status, code, means] = row;

    const { told, sent, error } = await outcomeAt((response) =>
      json(response, status, { code, message: '+420555000101 says 12345678, ACexample' }),
    );

    expect([told, sent]).toEqual([means, 'unsent']);
    expect(error.message).toMatch(`sms: the provider answered ${status}, error ${code}: `);
    expect(error.message).not.toMatch(/0101|12345678|ACexample/);
  });

  it.each<[number, Told, 'unsent' | 'maybe sent']>([
    [301, 'set-up', 'unsent'],
    [307, 'set-up', 'unsent'],
    [400, 'never', 'unsent'],
    [401, 'set-up', 'unsent'],
    [402, 'set-up', 'unsent'],
    [403, 'set-up', 'unsent'],
    [404, 'set-up', 'unsent'],
    [405, 'set-up', 'unsent'],
    [408, 'passing', 'unsent'],
    [409, 'passing', 'maybe sent'],
    [410, 'set-up', 'unsent'],
    [413, 'never', 'unsent'],
    [422, 'never', 'unsent'],
    [425, 'passing', 'unsent'],
    [429, 'passing', 'unsent'],
    [500, 'passing', 'maybe sent'],
    [502, 'passing', 'maybe sent'],
    [503, 'passing', 'maybe sent'],
    [504, 'passing', 'maybe sent'],
    [200, 'passing', 'maybe sent'],
    [202, 'passing', 'maybe sent'],
  ])('attack 28: %i without a code means %s, %s', async (status, means, fate) => {
    const { told, sent } = await outcomeAt((response) => {
      response.writeHead(status, { location: 'http://127.0.0.1:1/' }).end('<html>no</html>');
    });

    expect([told, sent]).toEqual([means, fate]);
  });

  it.each([21211.5, '21211', 2_121_100, null, { code: 21211 }, '+420555000101'])(
    'attack 28: has no code where it says %j (G1)',
    async (code) => {
      const { told, error } = await outcomeAt((response) => json(response, 403, { code }));

      expect(told).toBe('set-up');
      expect(error.message).toMatch(/^sms: the provider answered 403: /);
    },
  );
});

describe('a provider that', () => {
  it.each<[string, (response: ServerResponse) => void]>([
    ['takes the request and says nothing', () => {}],
    ['takes the request and hangs up', (response) => response.destroy()],
    [
      'stops in the middle of its answer',
      (response) => response.writeHead(201, { 'content-length': 100 }).write('{"sid":'),
    ],
  ])('attack 28: %s may have sent it (P3)', async (_what, answer) => {
    const { told, sent, error } = await outcomeAt(answer);

    expect([told, sent]).toEqual(['passing', 'maybe sent']);
    expect(error.message).toMatch(/^sms: /);
  });

  it('attack 28: has the request already when the caller gives up (P3)', async () => {
    const caller = new AbortController();

    const { told, sent, error } = await outcomeAt(() => caller.abort(), caller.signal);

    expect([told, sent]).toEqual(['passing', 'maybe sent']);
    expect(error.name).toBe('AbortError');
  });

  it('is not asked when the caller has given up already', async () => {
    const answers: unknown[] = [];

    const { told, sent } = await outcomeAt(
      (response) => answers.push(response),
      AbortSignal.abort(),
    );

    expect([told, sent]).toEqual(['passing', 'unsent']);
    expect(answers).toEqual([]);
  });

  it('attack 28: is down has not sent it', async () => {
    const url = `http://127.0.0.1:${await closedPort()}`;

    const { told, sent, error } = await outcomeOf(
      twilioSms({ ...account, url }).send(message, never),
    );

    expect([told, sent]).toEqual(['passing', 'unsent']);
    expect(error.message).toBe('sms: ECONNREFUSED: no connection');
  });

  it('attack 28: has a certificate that is not trusted gets nothing', async () => {
    const requests: unknown[] = [];
    const server = createServer(await certificateForLocalhost(), (request) => {
      requests.push(request);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => {
      server.close();
    });
    const { port } = server.address() as AddressInfo;
    const sender = twilioSms({ ...account, url: `https://localhost:${port}` });

    const { told, sent, error } = await outcomeOf(sender.send(message, never));

    expect([told, sent]).toEqual(['set-up', 'unsent']);
    expect(error.message).toBe('sms: DEPTH_ZERO_SELF_SIGNED_CERT: self-signed certificate');
    expect(requests).toEqual([]);
  });

  it.each<[string, Told, 'unsent' | 'maybe sent']>([
    ['ENOTFOUND', 'set-up', 'unsent'],
    ['EAI_AGAIN', 'passing', 'unsent'],
    ['CERT_HAS_EXPIRED', 'set-up', 'unsent'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'set-up', 'unsent'],
    ['UND_ERR_CONNECT_TIMEOUT', 'passing', 'unsent'],
    ['ECONNRESET', 'passing', 'maybe sent'],
    ['UND_ERR_SOCKET', 'passing', 'maybe sent'],
    ['UND_ERR_HEADERS_TIMEOUT', 'passing', 'maybe sent'],
  ])('attack 28: is reached no further than %s: %s, %s', async (code, means, fate) => {
    const cause = Object.assign(new Error('+420555000101'), { code });
    const fetch = () => Promise.reject(new TypeError('fetch failed', { cause }));

    const { told, sent, error } = await outcomeOf(
      twilioSms({ ...account, fetch }).send(message, never),
    );

    expect([told, sent]).toEqual([means, fate]);
    expect(error.message).toMatch(new RegExp(`^sms: ${code}\\b`));
    expect(error.message).not.toContain('0101');
  });

  it('attack 28: is reached at none of its addresses has not sent it', async () => {
    const refused = Object.assign(new Error('no'), { code: 'ETIMEDOUT', syscall: 'connect' });
    const cause = Object.assign(new AggregateError([refused]), { code: 'ETIMEDOUT' });
    const fetch = () => Promise.reject(new TypeError('fetch failed', { cause }));

    const { told, sent } = await outcomeOf(twilioSms({ ...account, fetch }).send(message, never));

    expect([told, sent]).toEqual(['passing', 'unsent']);
  });
});

it('says of what is no message that nobody got it', async () => {
  const { told, sent } = await outcomeOf(
    twilioSms(account).send({ ...message, to: '420555000101' }, never),
  );

  expect([told, sent]).toEqual(['never', 'unsent']);
});
