import { trialKeyfob } from '@keyfob/core/testing';
import { describe, expect, it, vi } from 'vitest';
import {
  beginLogin,
  completeLogin,
  type KeyfobHost,
  keyfobRouter,
  logOut,
  requirePendingLogin,
  requireSameOrigin,
  requireSecondFactor,
} from './index.ts';
import { pendingBrowser, trialApps, withCode } from './testing/visitors.ts';

const open = trialApps();
const { keyfob } = trialKeyfob();
const whole: KeyfobHost = { keyfob, currentUser: () => undefined, signIn() {} };

describe('a host', () => {
  it.each<[object | undefined, string]>([
    [undefined, 'a host as its first argument, and not undefined'],
    [null as never, 'a host as its first argument, and not null'],
    [{}, 'the host has no function currentUser()'],
    [{ ...whole, signIn: true }, 'the host has no function signIn()'],
    [{ ...whole, keyfob: {} }, 'host.keyfob is not what createKeyfob made'],
    [{ ...whole, onFault: 'log' }, 'host.onFault is a text, not a function'],
    [{ ...whole, staff: [] }, 'host.staff is a list, not a function'],
    [{ ...whole, endOtherSessions: {} }, 'host.endOtherSessions is an object, not a function'],
    [
      { ...whole, endSessions() {} },
      'the host has no option "endSessions"; known are: keyfob, currentUser, signIn, endOtherSessions, staff, onFault, origins',
    ],
  ])('that is wrong is refused at start by all that take one: %#', async (host, message) => {
    const wrong = host as KeyfobHost;

    expect(() => keyfobRouter(wrong)).toThrow(message);
    expect(() => requireSecondFactor(wrong)).toThrow(message);
    expect(() => requirePendingLogin(wrong)).toThrow(message);
    await expect(beginLogin(wrong, {} as never, 'alice')).rejects.toThrow(message);
    await expect(completeLogin(wrong, {} as never, '123456')).rejects.toThrow(message);
    await expect(logOut(wrong, {} as never)).rejects.toThrow(message);
  });

  it('that is wrong is refused in the name of what was called with it', async () => {
    const wrong = {} as KeyfobHost;
    const lacks = (what: string) => `${what}: the host has no function currentUser()`;

    expect(() => keyfobRouter(wrong)).toThrow(lacks('keyfobRouter'));
    expect(() => requireSecondFactor(wrong)).toThrow(lacks('requireSecondFactor'));
    expect(() => requirePendingLogin(wrong)).toThrow(lacks('requirePendingLogin'));
    await expect(beginLogin(wrong, {} as never, 'alice')).rejects.toThrow(lacks('beginLogin'));
    await expect(completeLogin(wrong, {} as never, '1')).rejects.toThrow(lacks('completeLogin'));
    await expect(logOut(wrong, {} as never)).rejects.toThrow(lacks('logOut'));
  });

  it.each<[unknown, string]>([
    ['https://shop.example', 'origins is a text, not a list'],
    [[7], 'a number is no origin'],
    [['shop.example'], '"shop.example" is no origin; one looks like https://account.example.com'],
    [['*'], '"*" is no origin'],
    [['null'], '"null" is no origin'],
    [['ftp://shop.example'], '"ftp://shop.example" is no origin'],
    [['https://shop.example/'], '"https://shop.example/" is no origin; "https://shop.example" is'],
    [['https://shop.example/a'], '"https://shop.example" is'],
    [['https://Shop.example'], '"https://shop.example" is'],
    [['https://shop.example:443'], '"https://shop.example" is'],
  ])('whose origins no browser would send is refused at start: %j', (origins, message) => {
    const wrong = { ...whole, origins } as KeyfobHost;

    expect(() => keyfobRouter(wrong)).toThrow(message);
    expect(() => requireSameOrigin({ origins } as never)).toThrow(message);
  });

  it('with origins as browsers send them is taken', () => {
    const origins = ['https://shop.example', 'http://localhost:3000', 'https://[::1]:8443'];

    expect(() => keyfobRouter({ ...whole, origins })).not.toThrow();
    expect(() => requireSameOrigin({ origins, onFault() {} })).not.toThrow();
  });

  it('whose log fails gets its answers all the same (attack 37)', async () => {
    const app = await open({}, (host) => ({
      ...host,
      currentUser: () => Promise.reject(new Error('down')),
      onFault() {
        throw new Error('no room for a log');
      },
    }));

    expect(await app.browser().get('/otp/status')).toMatchObject({
      ...{ status: 503, body: { code: 'unavailable' } },
    });
  });
});

describe('options of the guards', () => {
  it.each<[() => unknown, string]>([
    [
      () => requireSecondFactor(whole, { fresh: true } as never),
      'requireSecondFactor has no option "fresh"; known are: redirectTo, mustBeFresh',
    ],
    [() => requireSecondFactor(whole, { mustBeFresh: 1 } as never), 'mustBeFresh is a number'],
    [() => requireSecondFactor(whole, { redirectTo: {} } as never), 'redirectTo is an object'],
    [
      () => requirePendingLogin(whole, { mustBeFresh: true } as never),
      'requirePendingLogin has no option "mustBeFresh"',
    ],
    [() => requireSameOrigin({ origin: [] } as never), 'known are: origins, onFault'],
    [() => requireSameOrigin({ onFault: 1 } as never), 'onFault is a number, not a function'],
  ])('that are wrong are refused at start: %#', (call, message) => {
    expect(call).toThrow(message);
  });
});

describe('the user of the session', () => {
  const statusFor = async (currentUser: () => unknown) => {
    const onFault = vi.fn();
    const app = await open({}, (host) => ({ ...host, currentUser, onFault }) as KeyfobHost);
    const { status, body } = await app.browser().get('/otp/status');
    return { status, code: body.code, told: onFault.mock.calls[0]?.[0].cause?.message };
  };

  it.each([undefined, null])('is nobody where it is %s, at once or by a promise', async (id) => {
    const nobody = { status: 401, code: 'login_required', told: undefined };

    expect(await statusFor(() => id)).toEqual(nobody);
    expect(await statusFor(async () => id)).toEqual(nobody);
  });

  it('may be told by a promise', async () => {
    expect(await statusFor(async () => 'alice')).toMatchObject({ status: 200 });
  });

  it.each([
    [false, 'host.currentUser is a boolean, not a text or a whole number'],
    [{ id: 'alice' }, 'host.currentUser is an object, not a text'],
    [['alice'], 'host.currentUser is a list, not a text'],
    [1.5, 'host.currentUser is a number that is not a whole one'],
    [Number.NaN, 'host.currentUser is a number that is not a whole one'],
    ['', 'host.currentUser is empty'],
    [' alice', 'host.currentUser has spaces around it'],
    [Symbol('alice'), 'host.currentUser is a symbol'],
  ])('that is no id is a fault that says what it is: %j', async (id, message) => {
    const { status, code, told } = await statusFor(() => id);

    expect({ status, code }).toEqual({ status: 503, code: 'unavailable' });
    expect(told).toContain(message);
    expect(told).toContain('allowed are whole numbers and texts');
  });
});

describe('ids that are numbers', () => {
  it.each([42, 9_007_199_254_740_993n])('go the whole way: %s', async (id) => {
    const text = String(id);
    const users = {
      find: async (userId: string) =>
        userId === text
          ? {
              label: 'reader@example.test',
              email: 'reader@example.test',
              phone: '+420555000109',
              contacts: { email: 'verified', phone: 'verified' } as const,
            }
          : undefined,
      verifyPassword: async () => true,
    };
    const signIn = vi.fn<KeyfobHost['signIn']>(async (request, userId) => {
      request.session.userId = userId;
    });
    const parts = {
      routes: (routes: import('express').Express, host: KeyfobHost) => {
        routes.post('/number', (request, response, next) => {
          beginLogin(host, request, id).then((step) => response.json({ next: step }), next);
        });
      },
    };
    const app = await open(
      { users },
      (host) => ({
        ...host,
        signIn,
        currentUser: ({ session }) =>
          session.userId === undefined ? null : BigInt(session.userId),
      }),
      undefined,
      parts,
    );
    const browser = app.browser();

    expect((await browser.submit('/number', {})).body).toEqual({ next: 'signed_in' });
    expect((await browser.get('/page')).text).toBe('secret page');
    const authenticator = await app.enrol(text);
    expect((await browser.get('/page')).status).toBe(401);
    expect((await browser.submit('/number', {})).body).toEqual({ next: 'code_required' });
    await browser.post('/otp/verification', { code: authenticator.codeAt(app.clock()) });
    expect((await browser.get('/page')).text).toBe('secret page');
    expect(signIn.mock.calls.map(([, userId]) => userId)).toEqual([text, text]);
  });

  it.each([undefined, null, '', {}, Promise.resolve('alice')])(
    'are refused at the log-in where they are none: %s',
    async (id) => {
      const faults: unknown[] = [];
      const onFault = (fault: Error) => faults.push((fault.cause as Error).message);
      const { host } = await open({ onFault });
      const session = { regenerate() {}, save() {} };
      const request = { session, sessionID: 'x', headers: {}, get() {} };

      const refused = beginLogin(host, request as never, id as never);

      await expect(refused).rejects.toMatchObject({ code: 'unavailable' });
      expect(faults).toEqual([expect.stringMatching(/^userId is /)]);
    },
  );
});

describe('what the host does', () => {
  it('is waited for: the answer comes after the sign-in and after other sessions are ended', async () => {
    const order: string[] = [];
    const slowly = async (what: string) => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      order.push(what);
    };
    const app = await open({}, (host) => ({
      ...host,
      async signIn(request, userId) {
        await slowly('signed in');
        request.session.userId = userId;
      },
      endOtherSessions: () => slowly('others ended'),
    }));
    const { browser, codeNow } = await withCode(app);
    order.push('answered');
    const password = 'correct horse battery staple';
    await browser.post('/otp/deactivation', { password, code: codeNow() });
    order.push('answered');

    expect(order).toEqual(['signed in', 'answered', 'others ended', 'answered']);
  });

  it('that fails lets nobody in, and is told', async () => {
    const onFault = vi.fn();
    const app = await open({}, (host) => ({
      ...host,
      onFault,
      signIn: () => Promise.reject(new Error('no room')),
    }));
    const authenticator = await app.enrol();
    const browser = await pendingBrowser(app);

    const code = authenticator.codeAt(app.clock());
    const answer = await browser.post('/otp/verification', { code });

    expect(answer.status).toBe(503);
    expect(onFault.mock.calls[0]?.[0].cause.message).toBe('no room');
    expect((await browser.get('/page')).status).toBe(401);
  });
});

describe('the staff', () => {
  it('are nobody where the application has none', async () => {
    const onFault = vi.fn();
    const app = await open({}, (host) => ({ ...host, onFault }));
    const { browser } = await withCode(app);

    const { status, body } = await browser.get('/otp/support-desk/requests');

    expect({ status, code: body.code }).toEqual({ status: 403, code: 'not_allowed' });
    expect(onFault).not.toHaveBeenCalled();
  });

  const queueFor = async (staff: () => unknown) => {
    const onFault = vi.fn();
    const app = await open({}, (host) => ({ ...host, staff, onFault }) as KeyfobHost);
    const { browser } = await withCode(app);
    const { status, body } = await browser.get('/otp/support-desk/requests');
    return { status, code: body.code, told: onFault.mock.calls[0]?.[0].cause?.message };
  };

  it.each([undefined, null])('are nobody where they are %s (U2)', async (nobody) => {
    const refused = { status: 403, code: 'not_allowed', told: undefined };

    expect(await queueFor(() => nobody)).toEqual(refused);
    expect(await queueFor(async () => nobody)).toEqual(refused);
  });

  it('may be told by a promise', async () => {
    expect(await queueFor(async () => ({ name: 'Alice' }))).toMatchObject({ status: 200 });
  });

  it.each([
    [true, 'host.staff is a boolean; allowed: { name: a text }'],
    ['Alice', 'host.staff is a text;'],
    [{}, 'host.staff is { name: undefined };'],
    [{ name: 7 }, 'host.staff is { name: a number };'],
    [{ name: ' ' }, 'host.staff is { name: an empty text };'],
  ])('that are anything else are a fault: %j', async (staff, message) => {
    const { status, told } = await queueFor(() => staff);

    expect(status).toBe(503);
    expect(told).toContain(message);
  });
});
