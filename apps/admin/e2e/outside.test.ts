/** The demo as other machines reach it: behind a proxy that speaks TLS. */
import { mkdtempSync } from 'node:fs';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addAccount } from './support/add-account.ts';
import type { Demo } from './support/demo.ts';
import { outsideServers } from './support/outside-servers.ts';
import { demosOfThisFile } from './support/stage.ts';
import { Visitor } from './support/visitor.ts';

const newDemo = demosOfThisFile();
const origin = 'https://panel.example.test';
const environment = { KEYFOB_ORIGIN: origin, KEYFOB_PROXIES: '1' };
const password = 'an example of a long password';
const owner = { email: 'owner@example.test', password };

/** A request as the proxy passes it on. */
async function viaProxy(
  demo: Demo,
  path: string,
  { fields, from = '192.0.2.1' }: { fields?: Record<string, string>; from?: string } = {},
): Promise<Response> {
  return fetch(`${demo.origin}${path}`, {
    method: fields ? 'POST' : 'GET',
    headers: { origin, 'x-forwarded-proto': 'https', 'x-forwarded-for': from },
    redirect: 'manual',
    ...(fields && { body: new URLSearchParams(fields) }),
  });
}

const ownersOptions = ['--email', owner.email, '--name', 'Example', '--phone', '+420555000105'];

async function demoWithOwner(more: NodeJS.ProcessEnv = {}): Promise<Demo> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'keyfob-outside-'));
  const added = addAccount(dataFolder, ownersOptions, password);
  expect(added.stdout).toBe('owner@example.test can log in.\n');
  return newDemo({ dataFolder, environment: { ...environment, ...more } });
}

describe('a demo for other machines', () => {
  it('has no example accounts, aids or inbox, not even with data of one that had', async () => {
    const here = await newDemo();
    const example = { email: 'customer@example.test', password: 'correct horse battery staple' };
    expect((await fetch(`${here.origin}/demo/inbox`)).status).toBe(200);
    await here.stop();
    const outside = await newDemo({ dataFolder: here.dataFolder, environment });

    const page = await (await viaProxy(outside, '/login')).text();
    const logIn = await viaProxy(outside, '/login', { fields: example });
    const aids = ['/demo/inbox', '/demo/inbox/newest', '/demo/inbox/1/html', '/demo/authenticator'];
    const answers = await Promise.all(aids.map((path) => viaProxy(outside, path)));

    expect(page).not.toContain('Example accounts');
    expect(page).not.toContain('/demo/');
    expect(logIn.status).toBe(422);
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect(outside.output()).toContain(`Keyfob demo: ${origin}`);
    expect(outside.output()).toContain('Messages wait until SMTP_URL and SMS_URL');
    expect(outside.output()).not.toContain(example.password);
  });

  it('gives its cookie over TLS only, to this host only', async () => {
    const demo = await demoWithOwner();

    const [cookie = ''] = (
      await viaProxy(demo, '/login', { fields: owner })
    ).headers.getSetCookie();

    expect(cookie).toMatch(/^__Host-keyfob-demo=[^;]+; Path=\/; .*HttpOnly; Secure; SameSite=Lax$/);
    expect(cookie).not.toContain('Domain');
  });

  it('counts wrong passwords by the network of the visitor, not by the proxy’s', async () => {
    const demo = await demoWithOwner();
    const wrong = { ...owner, password: 'wrong' };
    for (let attempts = 1; attempts <= 10; attempts += 1) {
      const from = `2001:db8::${attempts}`;
      expect((await viaProxy(demo, '/login', { fields: wrong, from })).status).toBe(422);
    }

    const sameNetwork = await viaProxy(demo, '/login', { fields: owner, from: '2001:db8::ffff' });
    const another = await viaProxy(demo, '/login', { fields: owner, from: '2001:db8:1::1' });

    expect(sameNetwork.status).toBe(429);
    expect(another.status).toBe(303);
  });

  it('believes nobody’s word about the visitor’s address but that of its proxies', async () => {
    const demo = await demoWithOwner({ KEYFOB_PROXIES: '198.51.100.0/24' }); // not this machine
    const wrong = { ...owner, password: 'wrong' };

    const statuses: number[] = [];
    for (let attempts = 1; attempts <= 11; attempts += 1) {
      const from = `203.0.113.${attempts}`;
      statuses.push((await viaProxy(demo, '/login', { fields: wrong, from })).status);
    }

    expect(statuses.at(-1)).toBe(429);
  });

  it('mails links to its own address, whatever host a request names (R5)', async () => {
    const servers = await outsideServers();
    const demo = await demoWithOwner(servers.environment);
    const evil = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'evil.example' };
    const visitor = new Visitor(() => demo.origin, { origin, ...evil });

    await visitor.setOtp(owner.email, password);
    await expect.poll(() => servers.text('mail'), { timeout: 20_000 }).toContain('://');

    const links = servers.text('mail').match(/\S+:\/\/\S+/g) ?? [];
    expect(links.filter((link) => !link.startsWith(`${origin}/notice#`))).toEqual([]);
    await servers.close();
  });

  it.each([
    [{ KEYFOB_ORIGIN: origin }, 'KEYFOB_PROXIES is missing'],
    [{ KEYFOB_PROXIES: 'all' }, 'KEYFOB_PROXIES is "all"'],
    [{ HOST: 'panel.example.test' }, 'HOST is "panel.example.test"'],
  ])('does not start with %j, and says what to mend', async (wrong, message) => {
    await expect(newDemo({ environment: wrong })).rejects.toThrow(message);
  });

  it('is reached from this machine only, unless HOST says otherwise', async (context) => {
    const addresses = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
    const address = addresses.find(
      ({ family, internal }) => family === 'IPv4' && !internal,
    )?.address;
    if (address === undefined) return context.skip('this machine has no address but its own');
    const [closed, open] = [await newDemo(), await newDemo({ environment: { HOST: '0.0.0.0' } })];
    const from = ({ origin: here }: Demo) => `http://${address}:${new URL(here).port}/login`;

    await expect(fetch(from(closed))).rejects.toThrow();
    expect((await fetch(from(open))).status).toBe(200);
    expect(open.output()).toContain('HOST lets other machines in');
  });
});

it.each([
  [['--email', 'nobody'], '--email must be an address'],
  [['--email', 'a@example.test'], '--name is missing'],
  [['--email', 'a@example.test', '--name', 'A', '--phone', '555'], '--phone must be like'],
  [[...ownersOptions, '--locale', 'Japanese'], '--locale must be like'],
  [['--emali', 'a@example.test'], "Unknown option '--emali'"],
])('adding an account with %j says what to mend', (options, message) => {
  const { status, stderr } = addAccount(
    mkdtempSync(join(tmpdir(), 'keyfob-add-')),
    options,
    password,
  );

  expect(status).toBe(1);
  expect(stderr).toContain(message);
  expect(stderr).toContain('usage:');
});

it('adding an account takes no short password, and no address twice', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'keyfob-add-'));

  expect(addAccount(dataFolder, ownersOptions, 'short').stderr).toContain('at least 12 characters');
  expect(addAccount(dataFolder, ownersOptions, password).status).toBe(0);
  expect(addAccount(dataFolder, ownersOptions, password).stderr).toContain(
    'has an account already',
  );
});
