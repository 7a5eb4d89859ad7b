import type { ServerResponse } from 'node:http';
import type { SmsSender } from '@keyfob/core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { formServer, json } from '../testing/http-server.ts';
import { type TwilioSmsOptions, twilioSms } from './twilio-sms.ts';

const account = {
  accountSid: 'ACexample',
  authToken: 'example-token',
  from: '+420555000100',
  siteName: 'Example Hosting',
};
const message: Parameters<SmsSender['send']>[0] = {
  to: '+420555000101',
  locale: 'en',
  content: { kind: 'recovery_code', code: '12345678', host: 'example.test' },
  idempotencyKey: 'example-message-1',
};
const never = new AbortController().signal;

async function provider(answer: (response: ServerResponse) => void = accept) {
  const server = await formServer((_form, response) => answer(response));
  onTestFinished(server.close);
  return server;
}

function accept(response: ServerResponse): void {
  json(response, 201, { sid: 'SMexample', status: 'queued' });
}

async function failure(answer: (response: ServerResponse) => void, signal = never) {
  const { url } = await provider(answer);
  const sender = twilioSms({ ...account, url, timeoutSeconds: 1 });
  return sender.send(message, signal).catch((thrown) => thrown);
}

describe('the provider', () => {
  it('gets a form with number, sender and text, and the account as Basic auth', async () => {
    const server = await provider();

    await twilioSms({ ...account, url: `${server.url}/` }).send(message, never);

    const [{ path, headers, form } = {}] = server.forms;
    expect(path).toBe('/2010-04-01/Accounts/ACexample/Messages.json');
    expect(headers?.authorization).toBe(`Basic ${btoa('ACexample:example-token')}`);
    expect(headers?.['content-type']).toContain('application/x-www-form-urlencoded');
    expect(form).toEqual({
      To: '+420555000101',
      From: '+420555000100',
      Body: '12345678 is your code to turn off OTP at Example Hosting. Never tell it to anybody.\n\n@example.test #12345678',
    });
  });

  it('can choose the sender from a pool', async () => {
    const { from: _none, ...rest } = account;
    const server = await provider();

    await twilioSms({ ...rest, messagingServiceSid: 'MGexample', url: server.url }).send(
      message,
      never,
    );

    expect(server.forms[0]?.form).toMatchObject({ MessagingServiceSid: 'MGexample' });
    expect(server.forms[0]?.form).not.toHaveProperty('From');
  });

  it('attack 28: answers nothing after sending, and the next attempt is the same message (P3)', async () => {
    let attempts = 0;
    const server = await provider((response) => {
      attempts += 1;
      if (attempts === 1) response.destroy();
      else accept(response);
    });
    const sender = twilioSms({ ...account, url: server.url });

    const first = await sender.send(message, never).catch((thrown) => thrown);
    await sender.send(message, never);

    expect(first).toBeInstanceOf(Error);
    expect(first.isPermanent).toBeUndefined();
    const keys = server.forms.map(({ headers }) => headers['idempotency-key']);
    expect(keys).toEqual(Array(2).fill('example-message-1'));
    expect(server.forms[1]?.form).toEqual(server.forms[0]?.form);
  });

  it.each([
    [400, true, 'the number or the text is refused'],
    [401, true, 'the number or the text is refused'],
    [404, true, 'the number or the text is refused'],
    [408, undefined, 'not now'],
    [429, undefined, 'not now'],
    [500, undefined, 'it may have been sent'],
    [502, undefined, 'it may have been sent'],
    [503, undefined, 'it may have been sent'],
  ])(
    'attack 28: answers %i, and the outbox learns whether to try again (G1)',
    async (status, isPermanent, why) => {
      const error = await failure((response) =>
        json(response, status, { code: 21211, message: 'no +420555000101', body: '12345678' }),
      );

      expect(error.isPermanent).toBe(isPermanent);
      expect(error.message).toBe(`sms: the provider answered ${status}, error 21211: ${why}`);
    },
  );

  it.each([
    ['HTML', (response: ServerResponse) => response.end('<html>Welcome to our Wi-Fi</html>')],
    ['nothing', (response: ServerResponse) => response.end()],
    ['a list', (response: ServerResponse) => json(response, 200, [])],
    ['no sid', (response: ServerResponse) => json(response, 200, { code: '12345678' })],
    ['megabytes', (response: ServerResponse) => response.end(`{"sid":"${'x'.repeat(1_000_000)}"}`)],
    ['a redirect', (response: ServerResponse) => response.writeHead(307, { location: '/' }).end()],
    ['never', () => {}],
  ])('attack 28: answers %s, which is no message sent', async (_what, answer) => {
    const error = await failure(answer);

    expect(error).toBeInstanceOf(Error);
    expect(error.isPermanent).toBeUndefined();
    expect(String(error.message)).not.toMatch(/12345678|420555/);
  });

  it('is not followed to another address, as the form holds number and code', async () => {
    const { url: elsewhere, forms } = await provider();
    const { url } = await provider((response) => {
      response.writeHead(307, { location: elsewhere }).end();
    });

    await expect(twilioSms({ ...account, url }).send(message, never)).rejects.toThrow();

    expect(forms).toEqual([]);
  });

  it('is given up when the caller says so', async () => {
    const caller = new AbortController();

    const error = await failure(() => caller.abort(), caller.signal);

    expect(error.name).toBe('AbortError');
  });
});

it.each(['420555000101', '+420 555 000 101', '+0555000101', '+1', "+420555000101';--", ''])(
  'sends to "%s" nothing, as it is not E.164',
  async (to) => {
    const server = await provider();

    const error = await twilioSms({ ...account, url: server.url })
      .send({ ...message, to }, never)
      .catch((thrown) => thrown);

    expect(error).toMatchObject({
      isPermanent: true,
      message: 'the number of an SMS is not E.164',
    });
    expect(server.forms).toEqual([]);
  },
);

describe('options', () => {
  const { from: _none, ...rest } = account;
  it.each([
    [rest, 'give either from or messagingServiceSid'],
    [{ ...account, messagingServiceSid: 'MG' }, 'give either from or messagingServiceSid'],
    [{ ...account, from: 'Example Hosting' }, 'from must be a number'],
    [{ ...account, accountSid: '' }, 'accountSid must be 1 to 1000 characters'],
    [{ ...account, authToken: 'a b' }, 'authToken must be 1 to 1000 characters'],
    [{ ...account, url: 'http://example.test' }, 'url must be an https: address'],
    [{ ...account, url: 'https://example.test/?a=b' }, 'url must have no ? and no #'],
    [{ ...account, url: 'https://a:b@example.test' }, 'url must be an https: address'],
    [{ ...account, authToken: undefined }, 'without spaces; it is missing'],
    [{ ...account, fetch: 'fetch' }, 'fetch must be a function'],
    [{ ...account, siteName: 'a#b' }, 'siteName must not contain'],
    [
      { ...account, timeoutSeconds: 121 },
      'timeoutSeconds is 121; allowed are whole seconds from 1 to 120',
    ],
    [{ ...account, timeZone: 'Mars' }, 'timeZone is Mars'],
    [{ ...account, sid: 'x' }, 'twilioSms has no option "sid"; known are: url'],
  ])('refuses %j by name, without its secrets', (options, problem) => {
    const problemOf = () => twilioSms(options as unknown as TwilioSmsOptions);

    expect(problemOf).toThrow(problem);
    expect(problemOf).not.toThrow('example-token');
  });
});
