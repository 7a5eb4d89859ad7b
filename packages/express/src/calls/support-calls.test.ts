import { memoryUsers, type VirtualAuthenticator } from '@keyfob/core/testing';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Browser, type TrialApp, trialApp } from '../testing/trial-app.ts';

const apps: TrialApp[] = [];
afterEach(async () => {
  await Promise.all(apps.splice(0).map((app) => app.close()));
});

/** Bob works at the desk, alice does not. */
async function desk(more: { userId?: string } = {}) {
  const evidence = [{ id: 'called', label: 'Called back', isRequired: true }];
  const app = await trialApp({ support: { evidence, approvals: 1, waitSeconds: 0 } }, (host) => ({
    ...host,
    staff: ({ session: { userId } }) =>
      userId === 'bob' ? { name: 'Bob Example', ...more } : undefined,
  }));
  apps.push(app);
  return app;
}

async function withCode(app: TrialApp, user: string) {
  const authenticator = await app.enrol(user);
  const browser = app.browser();
  await browser.submit('/login', { user });
  await browser.post('/otp/verification', { code: authenticator.codeAt(app.clock()) });
  app.clock.advanceSeconds(30);
  return { browser, authenticator };
}

async function stepUp(app: TrialApp, browser: Browser, authenticator: VirtualAuthenticator) {
  return browser.post('/otp/step-up', { code: authenticator.codeAt(app.clock()) });
}

const submission = (app: TrialApp, email = 'alice@example.test') => ({
  email,
  message: 'Můj telefon je pryč. '.repeat(90),
  captcha: app.captcha.solve('support_request'),
});

describe('a support request', () => {
  it('attack 66: gets one answer, whether or not there is such an account (R7)', async () => {
    const app = await desk();

    const known = await app.browser().post('/otp/support-requests', submission(app));
    const unknown = await app
      .browser()
      .post('/otp/support-requests', submission(app, 'nobody@example.test'));

    const seen = ({ status, text, headers }: typeof known) => [
      ...[status, text, [...headers].filter(([name]) => name !== 'date')],
    ];
    expect(seen(known)).toEqual(seen(unknown));
    expect(known).toMatchObject({ status: 202, body: { state: 'received' } });
  });

  it('is answered in the order of asking, however long the look for an account took (R7)', async () => {
    const { find, verifyPassword } = memoryUsers({});
    const searches: (() => void)[] = [];
    const findByEmail = async () => {
      const { promise, resolve } = Promise.withResolvers<undefined>();
      searches.push(() => resolve(undefined));
      return promise;
    };
    const app = await trialApp({ users: { find, verifyPassword, findByEmail } });
    apps.push(app);
    const order: string[] = [];
    const ask = (name: string) =>
      app
        .browser()
        .post('/otp/support-requests', submission(app, `${name}@example.test`))
        .then(() => order.push(name));

    const slow = ask('slow');
    await vi.waitFor(() => expect(searches).toHaveLength(1));
    const fast = ask('fast');
    await vi.waitFor(() => expect(searches).toHaveLength(2));
    searches[1]?.(); // found at once, while the other one is still being looked for
    await new Promise((resolve) => setImmediate(resolve));
    searches[0]?.();
    await Promise.all([slow, fast]);

    expect(order).toEqual(['slow', 'fast']);
  });

  it('has 16 kB and not more (W8)', async () => {
    const app = await desk();
    const body = { ...submission(app), message: 'x'.repeat(17_000) };

    const refused = await app.browser().post('/otp/support-requests', body);

    expect(refused.body.errors).toEqual([{ field: 'body', reason: 'too_long' }]);
  });
});

describe('the desk', () => {
  it('is for staff with OTP of their own and a fresh code (U2)', async () => {
    const app = await desk();
    const { browser: customer } = await withCode(app, 'alice');
    const bare = app.browser();
    await bare.submit('/login', { user: 'bob' });
    const answers = [await customer.get('/otp/support-desk/requests')];
    answers.push(await bare.get('/otp/support-desk/requests'));
    const { browser, authenticator } = await withCode(app, 'bob');
    answers.push(await browser.get('/otp/support-desk/requests'));
    app.clock.advanceSeconds(300);
    answers.push(await browser.get('/otp/support-desk/requests'));
    await stepUp(app, browser, authenticator);
    answers.push(await browser.get('/otp/support-desk/requests'));

    expect(answers.map(({ status, body }) => [status, body.code])).toEqual([
      [403, 'not_allowed'],
      [409, 'not_enabled'],
      [200, undefined],
      [401, 'second_factor_required'],
      [200, undefined],
    ]);
  });

  it('takes nobody for somebody else: their own account is theirs, whatever the host says (U1)', async () => {
    const app = await desk({ userId: 'a colleague' });
    const { browser } = await withCode(app, 'bob');
    await app.browser().post('/otp/support-requests', submission(app, 'bob@example.test'));
    const [request] = (await browser.get('/otp/support-desk/requests')).body.requests;

    const body = { item: 'called', isChecked: true };
    const refused = await browser.post(`/otp/support-desk/requests/${request.id}/evidence`, body);

    expect(request.allowed).toEqual([]);
    expect(refused).toMatchObject({ status: 403, body: { code: 'not_allowed' } });
  });

  it('decides a request from claim to the end, and exports its trail', async () => {
    const app = await desk();
    await app.enrol('alice');
    const { browser } = await withCode(app, 'bob');
    await app.browser().post('/otp/support-requests', submission(app));
    const [request] = (await browser.get('/otp/support-desk/requests')).body.requests;
    const path = `/otp/support-desk/requests/${request.id}`;

    const hidden = await browser.post(`${path}/claim`, { as: 'alice' });
    expect(hidden).toMatchObject({ status: 400, body: { code: 'invalid_input' } });
    const answers = [
      await browser.post(`${path}/claim`),
      await browser.post(`${path}/comments`, { text: 'Called back.' }),
      await browser.post(`${path}/evidence`, { item: 'called', isChecked: true }),
      await browser.post(`${path}/decision`, { decision: 'approve', reason: 'It is her.' }),
    ];
    await app.deliver();
    const csv = await browser.get(`${path}/trail?format=csv`);
    const lines = await browser.get(`${path}/trail?format=jsonl`);

    expect(answers.map(({ body }) => body.state)).toEqual([
      ...['claimed', 'claimed', 'claimed', 'waiting'],
    ]);
    expect(await app.keyfob.beginLogin({ userId: 'alice' })).toEqual({
      next: 'signed_in',
      at: app.clock(),
    });
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect([csv, lines].map(({ headers }) => headers.get('content-disposition'))).toEqual([
      'attachment; filename=support-request.csv',
      'attachment; filename=support-request.jsonl',
    ]);
    expect(csv.headers.get('cache-control')).toBe('no-store');
    expect(lines.text.split('\n')).toHaveLength(7);
    const account = await browser.get(`${path}/account-trail?format=jsonl`);
    expect(account.text).toContain('support_approved');
    expect(account.headers.get('content-disposition')).toContain('=account.jsonl');
    expect((await browser.get(`${path}/trail?format=xml`)).body).toMatchObject({
      ...{ code: 'invalid_input', errors: [{ field: 'format', reason: 'wrong_format' }] },
    });
    expect((await browser.get('/otp/support-desk/requests/x/trail?format=csv')).status).toBe(404);
  });
});
