/** The snippets of the README, run in applications as their readers have them. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateKeyRing } from '@keyfob/core';
import { virtualAuthenticator } from '@keyfob/core/testing';
import { chromium } from 'playwright';
import { afterAll, describe, expect, it } from 'vitest';
import { launchOptions } from '../chromium.ts';
import { email, pageAt, password, snippetBelow, snippetFolder, usersFile } from './snippets.ts';

const readme = pageAt('README.md');
const ring = generateKeyRing();
const children: ChildProcess[] = [];
const folder = snippetFolder();
afterAll(() => {
  for (const child of children) child.kill();
});

const snippet = (heading: string, language: string) => snippetBelow(readme, heading, language);

async function serve(name: string, program: string): Promise<string> {
  const place = join(folder, name);
  mkdirSync(place);
  writeFileSync(join(place, 'package.json'), '{"type":"module"}');
  writeFileSync(join(place, 'users.js'), usersFile);
  writeFileSync(join(place, 'server.js'), program);
  const port = await freePort();
  const child = spawn(process.execPath, ['--conditions=@keyfob/source', 'server.js'], {
    cwd: place,
    env: { ...process.env, PORT: String(port), KEYFOB_KEYS: ring, SESSION_SECRET: 'example' },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  children.push(child);
  const origin = `http://localhost:${port}`;
  await expect
    .poll(
      () =>
        fetch(origin).then(
          () => 'up',
          () => 'down',
        ),
      { timeout: 20_000 },
    )
    .toBe('up');
  return origin;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

/** A browser without pages. */
class Visitor {
  private readonly origin: string;
  private cookie = '';
  constructor(origin: string) {
    this.origin = origin;
  }

  async send(path: string, body?: object, asForm = false) {
    const type = asForm ? 'application/x-www-form-urlencoded' : 'application/json';
    const text = asForm ? new URLSearchParams(body as never).toString() : JSON.stringify(body);
    const response = await fetch(`${this.origin}${path}`, {
      redirect: 'manual',
      headers: {
        origin: this.origin,
        cookie: this.cookie,
        accept: 'text/html',
        'content-type': type,
      },
      ...(body && { method: 'POST', body: text }),
    });
    this.cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? this.cookie;
    const answer = await response.text();
    return { status: response.status, location: response.headers.get('location'), text: answer };
  }
}

/** Sets OTP over the API and gives a function that shows codes, this step's or the next one's. */
async function setOtp(visitor: Visitor): Promise<(step: number) => string> {
  const { uri } = JSON.parse((await visitor.send('/otp/enrolment', {})).text);
  const authenticator = virtualAuthenticator(uri);
  const codeAt = (step: number) => authenticator.codeAt(Date.now() + step * 30_000);
  const activated = await visitor.send('/otp/enrolment/activation', { password, code: codeAt(0) });
  expect(activated.status).toBe(200);
  return codeAt;
}

describe('the README', () => {
  it('has an Express snippet that asks for the code', async () => {
    const origin = await serve('express', snippet('Express', 'js'));
    const visitor = new Visitor(origin);
    expect(await visitor.send('/account')).toMatchObject({ status: 303, location: '/login' });
    expect(await visitor.send('/login', { email, password: 'wrong' }, true)).toMatchObject({
      status: 422,
    });
    expect(await visitor.send('/login', { email, password }, true)).toMatchObject({
      location: '/account',
    });
    const codeAt = await setOtp(visitor);

    const again = new Visitor(origin);
    expect(await again.send('/login', { email, password }, true)).toMatchObject({
      location: '/login/code',
    });
    expect(await again.send('/account')).toMatchObject({ status: 303, location: '/login' });
    expect(await again.send('/otp/verification', { code: codeAt(1) })).toMatchObject({
      status: 200,
    });
    expect((await again.send('/account')).text).toContain('Nobody comes here without a code');
  }, 60_000);

  it('has a Passport snippet that works in an application with passport-local', async () => {
    const origin = await serve('passport', passportApplication());
    const visitor = new Visitor(origin);
    const credentials = { username: email, password };
    expect(await visitor.send('/login', credentials, true)).toMatchObject({ location: '/account' });
    const codeAt = await setOtp(visitor);

    const again = new Visitor(origin);
    expect(await again.send('/login', credentials, true)).toMatchObject({
      location: '/login/code',
    });
    expect(await again.send('/account')).toMatchObject({ status: 303 });
    expect(await again.send('/login/code', { code: '12345' }, true)).toMatchObject({
      location: '/login/code',
    });
    expect(await again.send('/login/code', { code: codeAt(1) }, true)).toMatchObject({
      location: '/account',
    });
    expect((await again.send('/account')).text).toContain('Nobody comes here without a code');
  }, 60_000);

  it('has a component snippet that shows the section, under a strict policy', async () => {
    const bundle = dirname(fileURLToPath(import.meta.resolve('@keyfob/elements/bundle/keyfob.js')));
    const place = join(folder, 'components');
    cpSync(bundle, join(place, 'keyfob'), { recursive: true });
    writeFileSync(
      join(folder, 'page.html'),
      `<!doctype html><html lang="en"><title>x</title>${snippet('Components', 'html')}`,
    );
    const policy =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html";
    const origin = await serve(
      'pages',
      snippet('Express', 'js').replace(
        'app.listen',
        `app.use('/keyfob', express.static('../components/keyfob'));
         app.get('/enter', async (request, response) => {
           await beginLogin(host, request, 'u1');
           response.set('Content-Security-Policy', ${JSON.stringify(policy)});
           response.sendFile('page.html', { root: '..' });
         });
         app.listen`,
      ),
    );
    const browser = await chromium.launch(launchOptions);
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));

    await page.goto(`${origin}/enter`);
    await page.getByRole('button', { name: 'Set OTP' }).click();
    await page.getByRole('dialog').getByRole('img', { name: /QR/ }).waitFor();
    await browser.close();

    expect(complaints.filter((text) => !text.includes('favicon'))).toEqual([]);
  }, 60_000);
});

/** What the Passport snippet leaves out because readers have it: the application around it. */
function passportApplication(): string {
  const setUp = snippet('Express', 'js');
  const keyfob = setUp.slice(0, setUp.indexOf('const host'));
  return `
    import passport from 'passport';
    import { Strategy } from 'passport-local';
    ${keyfob}
    passport.use(new Strategy(async (name, given, done) => done(null, await users.logIn(name, given))));
    passport.serializeUser((user, done) => done(null, user.id));
    passport.deserializeUser(async (id, done) => done(null, await users.byId(id)));
    const host = {
      keyfob,
      currentUser: (request) => request.user?.id,
      signIn: async (request, id) => {
        const user = await users.byId(id);
        await new Promise((resolve, reject) => request.logIn(user, (e) => (e ? reject(e) : resolve())));
      },
    };
    const app = express();
    app.use(session({ secret: 'example', resave: false, saveUninitialized: false }));
    app.use(passport.session());
    app.use('/otp', keyfobRouter(host));
    app.use(express.urlencoded());
    ${snippet('Passport', 'js')}
    app.get('/account', requireSecondFactor(host, { redirectTo: '/login' }), (request, response) => {
      response.send('Nobody comes here without a code');
    });
    app.listen(process.env.PORT);`;
}
