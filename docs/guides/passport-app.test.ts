/** The application of the Passport guide, put into an empty folder and used in a browser. */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { generateKeyRing } from '@keyfob/core';
import { type VirtualAuthenticator, virtualAuthenticator } from '@keyfob/core/testing';
import { simpleParser } from 'mailparser';
import { type Browser, chromium, type Page } from 'playwright';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { launchOptions } from '../../chromium.ts';
import { email, filesIn, pageAt, password, put, run, snippetFolder } from '../snippets.ts';

const folder = snippetFolder('commonjs');
const mails: { readonly subject: string; readonly text: string }[] = [];
const complaints: string[] = [];
const mailServer = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  logger: false,
  async onData(stream, _session, done) {
    const { subject = '', text = '' } = await simpleParser(await buffer(stream));
    mails.push({ subject, text });
    done();
  },
});
let origin: string;
let server: ChildProcess;
let browser: Browser;
let page: Page;
let phone: VirtualAuthenticator;

beforeAll(async () => {
  put(folder, filesIn(pageAt('docs/guides/passport-app.md')));
  await once(mailServer.listen(0, '127.0.0.1'), 'listening');
  const port = String(await freePort());
  origin = `http://localhost:${port}`;
  await run(folder, ['-e', `require('./users.js').add('${email}', '${password}')`]);
  server = spawn(process.execPath, ['--conditions=@keyfob/source', 'server.js'], {
    cwd: folder,
    env: {
      ...process.env,
      KEYFOB_KEYS: generateKeyRing(),
      SESSION_SECRET: randomBytes(32).toString('hex'),
      CAPTCHA_SECRET: randomBytes(32).toString('hex'),
      SMTP_URL: `smtp://127.0.0.1:${(mailServer.server.address() as AddressInfo).port}`,
      PORT: port,
      ORIGIN: origin,
    },
    stdio: 'inherit',
  });
  browser = await chromium.launch(launchOptions);
  page = await browser.newPage();
  page.setDefaultTimeout(15_000);
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (message) => {
    const isStatus = /the server responded with a status of 4\d\d/.test(message.text());
    if (message.type() === 'error' && !isStatus) complaints.push(message.text());
  });
  await vi.waitUntil(answers, { timeout: 20_000 });
}, 60_000);

afterAll(async () => {
  await browser?.close();
  server?.kill();
  mailServer.close();
});

describe('the application of the guide', () => {
  it('lets somebody in by the password, who turns OTP on and hears of it', async () => {
    await logIn();
    await page.waitForURL('**/account');
    const enrolment = page.waitForResponse('**/otp/enrolment');
    await page.getByRole('button', { name: 'Set OTP' }).click();
    phone = virtualAuthenticator((await (await enrolment).json()).uri);
    await page.getByLabel('Password').fill(password);
    await page.getByLabel('OTP code').fill(phone.codeAt(Date.now()));
    await page.getByRole('button', { name: 'Activate' }).click();

    await page.getByText('OTP is on').waitFor();
    await expect.poll(() => mails.map(({ subject }) => subject)).toEqual(['OTP was turned on']);
  });

  it('asks for a code from then on, and shows no page without it', async () => {
    await page.goto(`${origin}/account`);
    await logOut();
    await logIn();
    await page.waitForURL('**/login/code');
    await page.goto(`${origin}/account`);
    expect(page.url()).toBe(`${origin}/login`);

    await page.goto(`${origin}/login/code`);
    await page.getByLabel('Code').fill(phone.wrongCodeAt(Date.now()));
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('alert').waitFor();
    await page.getByLabel('Code').fill(phone.codeAt(Date.now() + 30_000));
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.waitForURL('**/account');
  });

  it('closes the code page to whoever has given no password', async () => {
    const { status, redirected } = await fetch(`${origin}/login/code`, {
      headers: { accept: 'text/html' },
    });

    expect([status, redirected]).toEqual([200, true]);
  });

  it('turns OTP off by a mail when the authenticator is lost', async () => {
    await logOut();
    await logIn();
    await page.getByRole('link', { name: 'I lost my authenticator' }).click();
    await page.getByText('is on its way').waitFor();
    const link = () => /http\S+\/recovery#\S+/.exec(mails.at(-1)?.text ?? '')?.[0];
    await expect.poll(link, { timeout: 15_000 }).toBeDefined();
    await page.goto(link() ?? '');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('button', { name: 'Disable' }).click();
    await page.getByText('OTP is disabled').waitFor();

    await page.getByRole('link', { name: 'Log in' }).click();
    await logIn();
    await page.waitForURL('**/account');
    await page.getByRole('button', { name: 'Set OTP' }).waitFor();
    await expect.poll(() => mails.at(-1)?.subject, { timeout: 15_000 }).toBe('OTP was turned off');
    expect(complaints).toEqual([]);
  });
});

async function logIn(): Promise<void> {
  await page.goto(`${origin}/login`);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Log in' }).click();
}

async function logOut(): Promise<void> {
  await page.getByRole('button', { name: 'Log out' }).click();
  await page.waitForURL('**/login');
}

async function answers(): Promise<boolean> {
  return fetch(`${origin}/login`).then(
    ({ ok }) => ok,
    () => pause(100, false),
  );
}

/** The guide's server takes the port that it is given. */
async function freePort(): Promise<number> {
  const { createServer } = await import('node:net');
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
