import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type KeyfobError, routes, toProblem } from '#contract';
import { launchOptions } from '../../../chromium.ts';
import { bundlePage } from '../scripts/bundle-page.ts';
import {
  exampleCode,
  exampleLinkToken,
  examplePassword,
  exampleSmsCode,
  FakeKeyfobClient,
} from './testing/index.ts';

/** What the README promises to work under. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "object-src 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

const watcher = `addEventListener('securitypolicyviolation', ({ violatedDirective, sample }) => {
  (globalThis.violations ??= []).push(violatedDirective + ' ' + sample);
});`;

const page = `<!doctype html><html lang="en"><title>Account</title>
<script src="/watcher.js"></script>
<script type="module" src="/bundle/keyfob.js?v=1"></script>
<keyfob-account-security></keyfob-account-security>
<keyfob-verification></keyfob-verification>
<form><keyfob-code-field name="code"></keyfob-code-field></form></html>`;

const recoveryPage = `<!doctype html><html lang="en"><title>Recovery</title>
<script src="/watcher.js"></script>
<script type="module" src="/bundle/keyfob.js"></script>
<keyfob-recovery link></keyfob-recovery></html>`;

const folder = mkdtempSync(join(tmpdir(), 'keyfob-csp-'));
const api = new FakeKeyfobClient({ hasLogin: false, captcha: 'altcha' });
const server = createServer((request, response) => void answer(request, response));
const requests: string[] = [];
let browser: Browser;
let address: string;

beforeAll(async () => {
  await bundlePage({
    name: 'keyfob',
    source: join(import.meta.dirname, 'define.ts'),
    outDir: folder,
    conditions: ['@keyfob/source', 'module', 'browser', 'production'],
    hasChunks: true,
  });
  server.listen(0, '127.0.0.1');
  browser = await chromium.launch(launchOptions);
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}, 60_000);

afterAll(async () => {
  await browser?.close();
  server.close();
  rmSync(folder, { recursive: true });
});

describe('under a strict policy with Trusted Types', () => {
  it('OTP is set, used and disabled without one violation (W3)', async () => {
    const tab = await browser.newPage();
    const complaints: string[] = [];
    tab.on('console', (message) => complaints.push(message.text()));
    tab.on('pageerror', (error) => complaints.push(error.message));
    tab.on('request', (request) => requests.push(request.url()));
    await tab.goto(address);

    await setOtp(tab);
    await disable(tab);
    await tab.locator('keyfob-verification').getByLabel('OTP code').fill(exampleCode);
    await tab.getByRole('button', { name: 'Continue' }).click();
    await tab.getByText('That code is right').waitFor();

    expect(await tab.evaluate('globalThis.violations ?? []')).toEqual([]);
    expect(complaints.filter((text) => !text.includes('422'))).toEqual([]);
  }, 60_000);

  it('a lost authenticator is recovered from, and the token reaches no request (W3, R6)', async () => {
    const tab = await browser.newPage();
    const spilled: string[] = [];
    tab.on('console', (message) => spilled.push(message.text()));
    tab.on('pageerror', (error) => spilled.push(error.message));
    tab.on('request', (request) => {
      if (!request.isNavigationRequest()) spilled.push(request.url());
      spilled.push(JSON.stringify(request.headers()));
    });
    await tab.goto(`${address}/recover#${exampleLinkToken}`);
    const flow = tab.locator('keyfob-recovery');

    await flow.getByRole('button', { name: 'Continue' }).click();
    await flow.getByLabel('Password').fill(examplePassword);
    await flow.getByRole('button', { name: 'Continue' }).click();
    await flow.getByRole('button', { name: 'Send SMS' }).click();
    await flow.getByLabel('SMS code').fill(exampleSmsCode);
    await flow.getByRole('button', { name: 'Disable OTP' }).click();
    await flow.getByText('OTP is disabled').waitFor();

    expect(await tab.evaluate('globalThis.violations ?? []')).toEqual([]);
    expect(tab.url()).toBe(`${address}/recover`);
    expect(spilled.join('\n')).not.toContain(exampleLinkToken);
  }, 60_000);

  it('nothing is asked of anybody else, and no address holds a key or a code (K2)', () => {
    expect(requests.length).toBeGreaterThan(5);
    for (const url of requests) {
      expect(url.startsWith(address)).toBe(true);
      expect(decodeURIComponent(url)).not.toMatch(/EXAMPLEKEY|123456|otpauth/);
    }
  });
});

describe('the ready bundle', () => {
  it('tells the same error anew, and draws the icon beside it whole', async () => {
    const tab = await browser.newPage();
    await tab.goto(address);
    const flow = tab.locator('keyfob-verification');
    const alert = flow.getByRole('alert');
    await flow.getByRole('button', { name: 'Continue' }).click(); // without a code
    const first = await alert.elementHandle();

    await flow.getByRole('button', { name: 'Continue' }).click();

    await expect.poll(() => first?.evaluate((node) => node.isConnected)).toBe(false);
    expect(await alert.locator('svg > circle + path').count()).toBe(1);
  }, 60_000);
});

async function setOtp(tab: Page): Promise<void> {
  await tab.getByRole('button', { name: 'Set OTP' }).click();
  const flow = tab.locator('keyfob-enrolment');
  await flow.getByRole('img', { name: 'QR code' }).waitFor();
  for (const code of ['000000', exampleCode]) {
    await flow.getByLabel('Password').fill(examplePassword);
    await flow.getByLabel('OTP code').fill(code);
    await flow.getByRole('button', { name: 'Activate' }).click();
    await flow.getByText(code === exampleCode ? 'OTP is on' : 'The key on screen is new').waitFor();
  }
  await flow.getByRole('button', { name: 'Done' }).click();
}

async function disable(tab: Page): Promise<void> {
  await tab.getByRole('button', { name: 'Disable' }).click();
  const flow = tab.locator('keyfob-deactivation');
  await flow.getByLabel('Password').fill(examplePassword);
  await flow.getByLabel('OTP code').fill(exampleCode);
  await flow.getByRole('button', { name: 'Disable' }).click();
  await flow.getByRole('button', { name: 'Done' }).click();
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  response.setHeader('Content-Security-Policy', policy);
  if (pathname.startsWith('/otp/')) return call(request, response, pathname.slice('/otp'.length));
  const [type, body] =
    pathname === '/watcher.js'
      ? ['text/javascript', watcher]
      : extname(pathname) === '.js'
        ? ['text/javascript', readFileSync(join(folder, pathname.replace('/bundle/', '')))]
        : ['text/html', pathname === '/recover' ? recoveryPage : page];
  response.setHeader('Content-Type', type).end(body);
}

function query({ url = '' }: IncomingMessage, name: string): never {
  return (new URL(url, 'http://localhost').searchParams.get(name) ?? undefined) as never; // any call
}

async function call(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<void> {
  const text = (await request.toArray()).join('');
  const [name] =
    Object.entries(routes).find(
      ([, route]) => route.path === path && route.method === request.method,
    ) ?? [];
  try {
    const result = await api[name as 'verify'](text ? JSON.parse(text) : query(request, 'action'));
    response.setHeader('Content-Type', 'application/json').end(JSON.stringify(result));
  } catch (error) {
    const problem = toProblem(error as KeyfobError);
    response.writeHead(problem.status, { 'Content-Type': 'application/problem+json' });
    response.end(JSON.stringify(problem));
  }
}
