/** The demo as a process: what it prints, what survives it, what it refuses to do. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateKeyRing } from '@keyfob/core';
import { describe, expect, it } from 'vitest';
import { demosOfThisFile } from './support/stage.ts';
import { Visitor } from './support/visitor.ts';

const newDemo = demosOfThisFile();

async function logIn(origin: string): Promise<Response> {
  const fields = { email: 'customer@example.test', password: 'correct horse battery staple' };
  const headers = { origin };
  const body = new URLSearchParams(fields);
  return fetch(`${origin}/login`, { method: 'POST', headers, body, redirect: 'manual' });
}

describe('the demo', () => {
  it('prints its address and who to log in as', async () => {
    const { output } = await newDemo();

    expect(output()).toMatch(/http:\/\/localhost:\d+/);
    expect(output()).toContain('customer@example.test');
    expect(output()).toContain('newcomer@example.test');
    expect(output()).toContain('support@example.test');
    expect(output()).toContain('supervisor@example.test');
    expect(output()).toContain('correct horse battery staple');
    expect(output()).toContain('KEYFOB_KEYS');
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('ends at once on %s', async (signal) => {
    const demo = await newDemo();
    await logIn(demo.origin); // leaves a connection open

    expect(await demo.stop(signal)).toBe(0);
    await expect(fetch(demo.origin)).rejects.toThrow();
  });

  it('runs by `npm start` alone, and Ctrl-C leaves no process behind', async () => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'keyfob-npm-'));
    const root = fileURLToPath(new URL('../../..', import.meta.url));
    const child = spawn('npm', ['start'], {
      cwd: root,
      env: { ...process.env, PORT: '0', KEYFOB_DATA: dataFolder },
      stdio: ['ignore', 'pipe', 'inherit'],
      detached: true, // a group of its own, as a terminal makes one
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    await expect.poll(() => output, { timeout: 60_000 }).toMatch(/http:\/\/localhost:\d+/);
    const origin = /http:\/\/localhost:\d+/.exec(output)?.[0] ?? '';
    expect((await fetch(`${origin}/login`)).status).toBe(200);

    const group = -(child.pid as number);
    process.kill(group, 'SIGINT');
    await once(child, 'exit');

    const isGone = () => {
      try {
        return !process.kill(group, 0);
      } catch {
        return true; // no process of the group is left
      }
    };
    await expect.poll(isGone, { timeout: 10_000 }).toBe(true);
  });

  it('finds data and sessions again after a restart', async () => {
    const first = await newDemo();
    const cookie = (await logIn(first.origin)).headers.getSetCookie()[0]?.split(';')[0] ?? '';
    await first.stop();

    const second = await newDemo({ dataFolder: first.dataFolder });
    const page = await fetch(`${second.origin}/account/customer`, { headers: { cookie } });

    expect(page.status).toBe(200);
    expect(await page.text()).toContain('Example Customer');
    expect(second.output()).toContain('kept in the data folder');
  });

  it('attack 36: with another key ring it refuses every page and says why (C13)', async () => {
    const first = await newDemo();
    await first.stop();

    const environment = { KEYFOB_KEYS: generateKeyRing() };
    const demo = await newDemo({ dataFolder: first.dataFolder, environment });
    const pages = await Promise.all(
      ['/login', '/account/customer', '/otp/status'].map((path) => fetch(`${demo.origin}${path}`)),
    );

    expect(pages.map(({ status }) => status)).toEqual([503, 503, 503]);
    expect((await logIn(demo.origin)).status).toBe(503);
    expect(demo.output()).toMatch(/the key ring has no key "k/);
  });

  it.each([
    [{ PORT: 'http' }, 'PORT is "http"'],
    [{ KEYFOB_KEYS: 'wrong' }, 'KEYFOB_KEYS is wrong'],
    [{ KEYFOB_DATA: '/dev/null/data' }, '/dev/null'],
    [{ KEYFOB_ORIGIN: 'panel.example.test' }, 'KEYFOB_ORIGIN is "panel.example.test"'],
    [{ SMTP_URL: 'mail.example.test' }, 'SMTP_URL is wrong'],
    [{ SMS_URL: 'smpp://sms.example.test' }, 'SMS_URL is wrong'],
    [{ MAIL_FROM: 'nobody' }, 'MAIL_FROM is "nobody"'],
  ])('does not start with %j, and says what to mend', async (environment, message) => {
    await expect(newDemo({ environment })).rejects.toThrow(message);
  });

  it('names the port that is taken', async () => {
    const { origin } = await newDemo();

    const second = newDemo({ environment: { PORT: new URL(origin).port } });

    await expect(second).rejects.toThrow('set PORT to another one');
  });

  it('answers people without an account as it answers wrong passwords', async () => {
    const { origin } = await newDemo();
    const answers = await Promise.all(
      ['customer@example.test', 'nobody@example.test'].map(async (email) => {
        const body = new URLSearchParams({ email, password: 'wrong' });
        const response = await fetch(`${origin}/login`, {
          method: 'POST',
          headers: { origin },
          body,
        });
        return [response.status, (await response.text()).replace(`value="${email}"`, '')];
      }),
    );

    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.[0]).toBe(422);
  });

  it('limits wrong passwords', async () => {
    const { origin } = await newDemo();
    const attempt = async () => {
      const body = new URLSearchParams({ email: 'customer@example.test', password: 'wrong' });
      return (await fetch(`${origin}/login`, { method: 'POST', headers: { origin }, body })).status;
    };
    const statuses: number[] = [];
    for (let attempts = 1; attempts <= 11; attempts += 1) statuses.push(await attempt());

    expect(statuses).toEqual([...Array(10).fill(422), 429]);
  });

  it('checks as many passwords at once as it has processors; a crowd waits or is sent away', async () => {
    const { origin } = await newDemo();
    const most = availableParallelism() * 65; // one runs, 64 wait
    const crowd = Array.from({ length: most + 40 }, async (_, index) => {
      const fields = { email: `nobody-${index}@example.test`, password: 'wrong' };
      const body = new URLSearchParams(fields);
      const answer = await fetch(`${origin}/login`, { method: 'POST', headers: { origin }, body });
      return [answer.status, answer.headers.get('retry-after')];
    });

    const answers = await Promise.all(crowd);
    const served = answers.filter(([status]) => status === 422);
    const sentAway = answers.filter(([status]) => status === 503);

    expect(served.length).toBeGreaterThanOrEqual(most);
    expect(sentAway.length).toBeGreaterThan(0);
    expect(sentAway.every(([, retryAfter]) => retryAfter === '2')).toBe(true);
    expect(served.length + sentAway.length).toBe(most + 40);
    expect((await logIn(origin)).status).toBe(303);
  });

  it('sends ten codes an hour to prove a contact, and then none', async () => {
    const { origin } = await newDemo();
    const fields = { email: 'newcomer@example.test', password: 'correct horse battery staple' };
    const answer = await fetch(`${origin}/login`, {
      ...{ method: 'POST', headers: { origin }, redirect: 'manual' },
      body: new URLSearchParams(fields),
    });
    const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const ask = async (kind: string) =>
      fetch(`${origin}/account/customer/contacts/${kind}/code`, {
        ...{ method: 'POST', headers: { origin, cookie }, redirect: 'manual' },
      });
    for (let codes = 1; codes <= 10; codes += 1) expect((await ask('email')).status).toBe(303);

    const refused = await ask('phone');

    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(3500);
    expect(await refused.text()).toContain('too many codes');
  });

  const pages = ['/login', '/account/customer', '/recovery', '/notice', '/support', '/demo/inbox'];
  it.each([...pages, '/nothing-here'])(
    'serves %s under a policy without inline scripts or styles (W3, W4)',
    async (path) => {
      const { origin } = await newDemo();
      const { headers } = await fetch(`${origin}${path}`);
      const policy = headers.get('content-security-policy') ?? '';

      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("require-trusted-types-for 'script'");
      expect(policy).not.toContain('unsafe');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-powered-by')).toBeNull();
    },
  );

  it.each(['/recovery', '/notice'])('tells nobody of %s where it leads (R6)', async (path) => {
    const { origin } = await newDemo();
    const { headers } = await fetch(`${origin}${path}`);

    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });

  it('shows a mail as HTML in a page that can do nothing but open links', async () => {
    const { origin } = await newDemo();
    await new Visitor(() => origin).setOtp('customer@example.test'); // which is told by mail
    const newest = async () => (await fetch(`${origin}/demo/inbox/newest`)).text();
    await expect.poll(newest, { timeout: 20_000 }).not.toBe('0');

    const answers = await Promise.all(
      [1, 2].map((id) => fetch(`${origin}/demo/inbox/${id}/html`)), // one of them is an SMS
    );
    const { headers } = answers.find(({ status }) => status === 200) ?? new Response();

    expect(headers.get('content-type')).toContain('text/html');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('content-security-policy')?.split('; ').sort()).toEqual([
      "base-uri 'none'",
      "default-src 'none'",
      "form-action 'none'",
      "frame-ancestors 'self'",
      'sandbox allow-popups allow-popups-to-escape-sandbox',
      "style-src 'unsafe-inline'",
    ]);
  });

  it('refuses forms of other sites (W1)', async () => {
    const { origin } = await newDemo();
    const body = new URLSearchParams({ email: 'customer@example.test', password: 'x' });
    const headers = { origin: 'https://evil.example' };

    const answers = await Promise.all(
      ['/login', '/login/code', '/login/lost', '/logout'].map((path) =>
        fetch(`${origin}${path}`, { method: 'POST', headers, body }),
      ),
    );

    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
  });

  it('attack 59: follows no address that a request brings along', async () => {
    const { origin } = await newDemo();
    const password = 'correct horse battery staple';
    const targets = ['//evil.example', 'https:evil.example', 'javascript:alert(1)', '%2f%2fevil'];

    const places = await Promise.all(
      targets.map(async (target) => {
        const query = `return_to=${target}&next=${target}&redirect=${target}`;
        const email = 'customer@example.test';
        const body = new URLSearchParams({ email, password, return_to: target });
        const answer = await fetch(`${origin}/login?${query}`, {
          method: 'POST',
          headers: { origin },
          body,
          redirect: 'manual',
        });
        return answer.headers.get('location');
      }),
    );

    expect(new Set(places)).toEqual(new Set(['/account/customer']));
  });
});
