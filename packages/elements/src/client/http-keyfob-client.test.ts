import { afterEach, describe, expect, it, vi } from 'vitest';
import { KeyfobError, routes, toProblem } from '#contract';
import { statusOff } from '../testing/index.ts';
import { HttpKeyfobClient } from './http-keyfob-client.ts';
import type { KeyfobClient } from './keyfob-client.ts';

const json = (body: unknown, init: ResponseInit = {}) =>
  new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' }, ...init });

const problem = (error: KeyfobError) =>
  json(toProblem(error), {
    status: error.status,
    headers: { 'content-type': 'application/problem+json' },
  });

function clientWith(answer: () => Promise<Response> | Response, options = {}) {
  const fetch = vi.fn(async (..._: Parameters<typeof globalThis.fetch>) => answer());
  return { client: new HttpKeyfobClient({ fetch, ...options }), fetch };
}

type CallName = Exclude<keyof KeyfobClient, 'supportTrailUrl'>;

const calls: Record<CallName, (client: KeyfobClient) => Promise<unknown>> = {
  status: (client) => client.status(),
  beginEnrolment: (client) => client.beginEnrolment(),
  cancelEnrolment: (client) => client.cancelEnrolment(),
  activate: (client) => client.activate({ password: 'p', code: '123456' }),
  verify: (client) => client.verify({ code: '123456' }),
  deactivate: (client) => client.deactivate({ password: 'p', code: '123456' }),
  stepUp: (client) => client.stepUp({ code: '123456' }),
  showSharedKey: (client) => client.showSharedKey({ password: 'p', code: '123456' }),
  recovery: (client) => client.recovery(),
  beginRecovery: (client) => client.beginRecovery({}),
  openRecoveryLink: (client) => client.openRecoveryLink({ token: '123456' }),
  sendRecoverySms: (client) => client.sendRecoverySms({}),
  completeRecovery: (client) => client.completeRecovery({ smsCode: '123456' }),
  openNotice: (client) => client.openNotice({ token: '123456' }),
  cancelRecovery: (client) => client.cancelRecovery({ token: '123456' }),
  captcha: (client) => client.captcha('recovery_sms'),
  requestSupport: (client) =>
    client.requestSupport({ email: 'alex@example.com', message: '123456', captcha: '123456' }),
  supportQueue: (client) => client.supportQueue(),
  claimRequest: (client) => client.claimRequest(':id'),
  commentRequest: (client) => client.commentRequest(':id', { text: '123456' }),
  checkEvidence: (client) => client.checkEvidence(':id', { item: 'call', isChecked: true }),
  decideRequest: (client) => client.decideRequest(':id', { decision: 'reject', reason: '123456' }),
};

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('the client', () => {
  it.each(Object.keys(calls) as CallName[])('makes the call %s', async (name) => {
    const { client, fetch } = clientWith(() => json(statusOff));

    expect(await calls[name](client)).toEqual(statusOff);
    const [address, init] = fetch.mock.calls[0] ?? [];
    const path = String(address).replace('%3Aid', ':id').replace('?action=recovery_sms', '');
    expect(path).toBe(`/otp${routes[name].path}`);
    expect(init).toMatchObject({
      method: routes[name].method,
      credentials: 'same-origin',
      cache: 'no-store',
    });
    expect(String(address)).not.toContain('123456'); // nothing secret in an address (K2)
  });

  it('asks for the page of the desk that comes next', async () => {
    const { client, fetch } = clientWith(() => json({ requests: [] }));

    await client.supportQueue(undefined, 'a+b/c=');

    expect(fetch.mock.calls[0]?.[0]).toBe('/otp/support-desk/requests?after=a%2Bb%2Fc%3D');
  });

  it('sends JSON, and the headers a function gives at that moment', async () => {
    let token = 'first';
    const headers = () => ({ 'X-Csrf-Token': token });
    const { client, fetch } = clientWith(() => json({}), { headers, baseUrl: '/api/otp/' });
    token = 'second';

    await client.verify({ code: '123456' });

    const [address, init] = fetch.mock.calls[0] ?? [];
    const sent = new Headers(init?.headers);
    expect(address).toBe('/api/otp/verification');
    expect(sent.get('content-type')).toBe('application/json');
    expect(sent.get('x-csrf-token')).toBe('second');
    expect(init?.body).toBe('{"code":"123456"}');
  });

  it('throws the refusal that a problem document tells', async () => {
    const refusal = new KeyfobError('too_many_attempts', { retryAfterSeconds: 30 });
    const { client } = clientWith(() => problem(refusal));

    await expect(client.status()).rejects.toMatchObject({
      code: 'too_many_attempts',
      details: { retryAfterSeconds: 30 },
    });
  });

  it.each([
    ['a network failure', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['a page where JSON was expected', () => new Response('<h1>Hello</h1>')],
    ['an error page', () => new Response('<h1>Bad gateway</h1>', { status: 502 })],
    ['a problem of another kind', () => json({ code: 'teapot' }, { status: 418 })],
    ['a limit without a time', () => new Response('', { status: 429 })],
  ])('calls %s unavailable', async (_, answer) => {
    await expect(clientWith(answer).client.status()).rejects.toMatchObject({ code: 'unavailable' });
  });

  it.each([
    ['login_required', 401, {}],
    ['too_many_attempts', 429, { 'retry-after': '7' }],
  ])('reads %s from a gateway that answers %d in its own words', async (code, status, headers) => {
    const { client } = clientWith(() => new Response('no', { status, headers }));

    await expect(client.status()).rejects.toMatchObject({ code });
  });

  it.each([
    ['another server says 404', () => new Response('<h1>No</h1>', { status: 404 }), 404],
    ['a page comes in place of JSON', () => new Response('<h1>App</h1>'), expect.any(SyntaxError)],
  ])('tells who makes the page on localhost, and nobody else, that %s', async (_, answer, why) => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const { client } = clientWith(answer, { baseUrl: '/wrong' });

    for (const hostname of ['accounts.example.com', 'localhost']) {
      vi.stubGlobal('location', { hostname });
      await client.status().catch(() => {});
    }

    expect(warn.mock.calls).toEqual([['No Keyfob at', '/wrong/status', why]]);
  });

  it('warns of no refusal of the API', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    vi.stubGlobal('location', { hostname: 'localhost' });

    const refused = clientWith(() => problem(new KeyfobError('wrong_code'))).client.status();
    await expect(refused).rejects.toMatchObject({ code: 'wrong_code' });

    expect(warn).not.toHaveBeenCalled();
  });

  it('gives up after 20 seconds of silence', async () => {
    vi.useFakeTimers();
    const fetch = (_: unknown, init?: RequestInit) =>
      new Promise<Response>((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
      });
    const outcome = new HttpKeyfobClient({ fetch }).status().catch((error: unknown) => error);

    await vi.advanceTimersByTimeAsync(20_000);

    expect(await outcome).toMatchObject({ code: 'unavailable' });
  });

  it('passes on that the caller has lost interest', async () => {
    const abort = new AbortController();
    const { client } = clientWith(() => Promise.reject(new Error('aborted')));
    abort.abort(new Error('closed'));

    await expect(client.status(abort.signal)).rejects.toThrow('closed');
  });

  it('tries nothing twice by itself: a code counts', async () => {
    const { client, fetch } = clientWith(() => Promise.reject(new TypeError('Failed to fetch')));

    await client.verify({ code: '123456' }).catch(() => undefined);

    expect(fetch).toHaveBeenCalledTimes(1);
  });
});
