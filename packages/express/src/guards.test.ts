import { memoryUsers, trialPassword } from '@keyfob/core/testing';
import { describe, expect, it, vi } from 'vitest';
import { pendingBrowser, signedIn, trialApps, withCode } from './testing/visitors.ts';

const open = trialApps();
const password = trialPassword;
const json = { accept: 'application/json' };

describe('a page that asks for a fresh code', () => {
  it('is open for five minutes after the code, and after each step-up (A6)', async () => {
    const app = await open();
    const { browser, codeNow } = await withCode(app);
    expect((await browser.get('/fresh')).text).toBe('page for a fresh code');

    app.clock.advanceSeconds(300);
    const stale = await browser.get('/fresh', json);
    expect((await browser.get('/page')).text).toBe('secret page');
    await browser.post('/otp/step-up', { code: codeNow() });
    const again = await browser.get('/fresh', json);

    expect(stale).toMatchObject({ status: 401, body: { code: 'second_factor_required' } });
    expect(stale.headers.get('www-authenticate')).toBe(
      'Session error="insufficient_user_authentication", error_description="A one-time code is needed", max_age=300',
    );
    expect(again.text).toBe('page for a fresh code');
  });

  it('says the age that the policy allows', async () => {
    const app = await open({ policy: { stepUpSeconds: 60 } });
    const { browser } = await withCode(app);
    app.clock.advanceSeconds(60);

    const stale = await browser.get('/fresh', json);

    expect(stale.headers.get('www-authenticate')).toContain('max_age=60');
  });

  it('sends a browser to where a code is given', async () => {
    const app = await open();
    const { browser } = await withCode(app);
    app.clock.advanceSeconds(300);

    const sent = await browser.get('/fresh', { accept: 'text/html' });

    expect(sent.headers.get('location')).toBe('/step-up');
  });

  it('is open to users without OTP, and to nobody who is not signed in', async () => {
    const app = await open();

    expect((await (await signedIn(app)).get('/fresh')).status).toBe(200);
    expect(await app.browser().get('/fresh', json)).toMatchObject({
      ...{ status: 401, body: { code: 'login_required' } },
    });
  });

  it('tells the support desk the same (A6, U2)', async () => {
    const app = await open({}, (host) => ({ ...host, staff: () => ({ name: 'Alice' }) }));
    const { browser } = await withCode(app);
    app.clock.advanceSeconds(300);

    const stale = await browser.get('/otp/support-desk/requests');

    expect(stale.headers.get('www-authenticate')).toContain('max_age=300');
  });
});

it('a form is told what is wrong and sent nowhere: its fields would be lost', async () => {
  const app = await open();
  const headers = { 'content-type': 'text/plain', accept: 'text/html' };

  const answer = await app.browser().post('/page', 'a form', headers);

  expect([answer.status, answer.headers.get('location')]).toEqual([401, null]);
});

describe('attack 42: another way in', () => {
  it('opens no page behind a guard to somebody with OTP on (A5)', async () => {
    const app = await open({}, undefined, undefined, {
      routes: (routes) => {
        routes.post('/by-link', (request, response) => {
          request.session.regenerate(() => {
            request.session.userId = 'alice';
            response.end();
          });
        });
      },
    });
    const browser = app.browser();
    await browser.submit('/by-link', {});
    const before = await browser.get('/page', json);
    await app.enrol();

    const answers = [await browser.get('/page', json), await browser.get('/otp/status')];

    expect(before.text).toBe('secret page');
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual([
      [401, 'second_factor_required'],
      [401, 'second_factor_required'],
    ]);
  });
});

describe('attack 53: the code of a step-up', () => {
  it('opens no second door: disabling and the shared key take a code each (C4, D1, K1)', async () => {
    const app = await open();
    const { browser, codeNow } = await withCode(app);
    const code = codeNow();
    expect((await browser.post('/otp/step-up', { code })).status).toBe(200);

    for (const path of ['/otp/deactivation', '/otp/shared-key', '/otp/step-up']) {
      const body = path === '/otp/step-up' ? { code } : { password, code };
      expect(await browser.post(path, body)).toMatchObject({
        ...{ status: 422, body: { code: 'code_already_used', retryAfter: 30 } },
      });
    }
    expect((await browser.get('/otp/status')).body.state).toBe('on');
  });
});

describe('attack 41: a new factor for somebody who has given only the password', () => {
  it('is refused, over an active one and where the owner has turned it off since (E4)', async () => {
    const app = await open();
    const { browser: owner, codeNow } = await withCode(app);
    const thief = await pendingBrowser(app);

    const over = await thief.post('/otp/enrolment');
    await owner.post('/otp/deactivation', { password, code: codeNow() });
    const after = await thief.post('/otp/enrolment');

    expect([over.status, after.status]).toEqual([401, 401]);
    expect((await thief.post('/otp/step-up', { code: codeNow() })).status).toBe(401);
  });
});

describe('the page for the code', () => {
  it('is closed, like the status, once OTP is off: the password alone logs in', async () => {
    const app = await open();
    const { browser: owner, codeNow } = await withCode(app);
    const other = await pendingBrowser(app);
    expect((await other.get('/login/code')).text).toBe('code page');

    await owner.post('/otp/deactivation', { password, code: codeNow() });

    expect((await other.get('/login/code', { accept: 'text/html' })).headers.get('location')).toBe(
      '/login',
    );
    expect(await other.get('/otp/status')).toMatchObject({
      ...{ status: 401, body: { code: 'login_required' } },
    });
  });

  it('names the newest log-in, as the status does', async () => {
    const app = await open();
    await app.enrol();
    const browser = await pendingBrowser(app);

    const page = await browser.get('/login/code');

    expect(page.headers.get('x-login')).toMatch(/^[\w-]{36}$/);
    expect((await browser.get('/otp/status')).body.login).toBe(page.headers.get('x-login'));
  });
});

describe('a user who was deleted', () => {
  it('is nobody any more, with a code given or owed (A1)', async () => {
    let isThere = true;
    const known = memoryUsers({ alice: { password } });
    const users = {
      ...known,
      find: async (id: string) => (isThere ? known.find(id) : null),
    };
    const app = await open({ users });
    const { browser, authenticator } = await withCode(app);
    const pending = await pendingBrowser(app);

    isThere = false;
    const code = authenticator.codeAt(app.clock());
    const answers = [
      await pending.post('/otp/verification', { code }),
      await pending.get('/otp/status'),
      await pending.get('/login/code', json),
      await browser.get('/page', json),
      await browser.get('/otp/status'),
    ];

    expect(answers.map(({ status, body }) => [status, body?.code])).toEqual(
      answers.map(() => [401, 'login_required']),
    );
  });
});

describe('a session that is not kept on the server', () => {
  it('is refused before a code is spent, and the operator hears what to do (A2)', async () => {
    const inCookie: Record<string, unknown> = {
      regenerate: (done: () => void) => done(),
      save: (done: () => void) => done(),
    };
    const onFault = vi.fn();
    const app = await open(
      {},
      (host) => ({ ...host, onFault }),
      (before) => {
        before.use((request, _response, next) => {
          Object.assign(request, { session: inCookie });
          next();
        });
      },
    );
    const authenticator = await app.enrol();
    const code = authenticator.codeAt(app.clock());
    const pending = await app.pendingLogin();
    Object.assign(inCookie, { keyfob: { pending }, userId: 'alice' });
    const browser = app.browser();

    const answers = [
      await browser.submit('/login', { user: 'alice' }),
      await browser.submit('/login/code', { code }),
      await browser.post('/otp/verification', { code }),
      await browser.get('/page', json),
    ];

    expect(answers.map(({ status }) => status)).toEqual([500, 500, 503, 503]);
    expect(inCookie.keyfob).toEqual({ pending });
    expect(onFault.mock.calls[0]?.[0].cause.message).toMatch(
      /^Keyfob needs sessions that are kept on the server, .* Use express-session with a store/,
    );
    await expect(app.keyfob.verify({ pending, input: { code } })).resolves.toBeDefined();
  });
});
