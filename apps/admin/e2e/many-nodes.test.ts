/** Three nodes behind a balancer on one database, as `npm run nodes` starts them. */

import { freePort } from '@keyfob/test-servers';
import { beforeAll, describe, expect, it } from 'vitest';
import { roomInStep } from './support/authenticator.ts';
import { giveCode, givePassword, openWindow, password } from './support/browser.ts';
import { type Demo, startDemo } from './support/demo.ts';
import { manyNodes, processOf } from './support/many-nodes.ts';
import { setUpOtp } from './support/set-up-otp.ts';
import { setStage } from './support/stage.ts';
import { Visitor } from './support/visitor.ts';

const allNodes = ['node-1', 'node-2', 'node-3'];
const servers = [await manyNodes('PostgreSQL'), await manyNodes('MySQL')];
const { browser } = await setStage();

it('without a database they do not start, and say what to mend', async () => {
  const DATABASE_URL = `postgres://user:s3cret-word@127.0.0.1:${await freePort()}/keyfob`;
  const attempt = startDemo({ program: 'nodes', environment: { DATABASE_URL } });

  await expect(attempt).rejects.toThrow(/^(?!.*s3cret-word).*DATABASE_URL leads to no PostgreSQL/s);
});

describe.each(servers.filter(({ canStart }) => canStart))('three nodes on $engine', (nodes) => {
  let demo: Demo;
  beforeAll(async () => {
    demo = await nodes.start();
  });

  it('a person goes on when the node that has just answered is killed, and it comes back', async () => {
    const phone = await setUpOtp(browser, demo, 'support@example.test');
    const { page } = await openWindow(browser);
    let last = '';
    page.on('response', (response) => {
      last = response.headers()['x-served-by'] ?? last;
    });
    const killed: string[] = [];
    const killLast = () => {
      killed.push(last);
      process.kill(processOf(demo, last), 'SIGKILL');
    };

    await givePassword(page, demo.origin, 'support@example.test');
    await page.getByLabel('OTP code').waitFor();
    killLast();
    await giveCode(page, phone.code());
    await page.waitForURL('**/account/customer');
    killLast();
    await page.getByRole('link', { name: 'Security Events' }).click();
    await page.getByText('at log-in').first().waitFor();

    for (const node of killed) expect(demo.output()).toContain(`${node} has ended (SIGKILL)`);
    await expect.poll(() => nodesAsked(demo)).toEqual(allNodes);
  });

  it('a code that comes 50 times at once, for 50 log-ins, is taken once (C4)', async () => {
    const { visitors, code } = await owingOne('supervisor@example.test', 50);

    const answers = await giveToAll(visitors, code);

    expect(answers.filter(isIn)).toHaveLength(1);
    expect(new Set(answers.map(({ node }) => node)).size).toBe(3);
  });

  it('a code is taken once where a node is killed while it comes to all of them (C4)', async () => {
    const { visitors, code } = await owingOne('customer@example.test', 20);
    const given = giveToAll(visitors.slice(1), code);
    process.kill(processOf(demo, 'node-1'), 'SIGKILL');
    const answers = await given;
    await expect.poll(() => nodesAsked(demo)).toEqual(allNodes);

    const late = await giveToAll(visitors.slice(0, 1), code);

    expect([...answers, ...late].filter(isIn).length).toBeLessThanOrEqual(1); // its answer may be lost
  });

  it('a log-out on one node counts on the others (A8)', async () => {
    const visitor = new Visitor(() => demo.origin);
    await visitor.givePassword('newcomer@example.test');
    const askAll = () => Promise.all([1, 2, 3].map(() => visitor.call('GET', '/account/customer')));
    const before = await askAll();
    expect(before.map(({ status }) => status)).toEqual([200, 200, 200]);

    await visitor.submit('/logout', {});

    const after = await askAll();
    expect(after.map(({ status }) => status)).toEqual([401, 401, 401]);
    expect(new Set(after.map(({ node }) => node)).size).toBe(3);
  });

  it('they count wrong passwords together, for the address that the balancer has seen (W9)', async () => {
    const statuses: number[] = [];
    for (let attempts = 1; attempts <= 12; attempts += 1) {
      const claimed = new Visitor(() => demo.origin, { 'x-forwarded-for': `192.0.2.${attempts}` });
      const fields = { email: 'customer@example.test', password: 'wrong' };
      statuses.push((await claimed.submit('/login', fields)).status);
    }

    expect(statuses).toEqual([...Array(10).fill(422), 429, 429]);
  });

  it('they send ten codes an hour to prove a contact, together', async () => {
    const visitor = new Visitor(() => demo.origin);
    await visitor.givePassword('newcomer@example.test', password);
    const statuses: number[] = [];
    for (let codes = 1; codes <= 11; codes += 1) {
      statuses.push((await visitor.submit('/account/customer/contacts/email/code', {})).status);
    }

    expect(statuses).toEqual([...Array(10).fill(303), 429]);
  });

  it('Ctrl-C ends every process', async () => {
    const all = allNodes.map((name) => processOf(demo, name));

    expect(await demo.stop('SIGINT')).toBe(0);

    for (const id of all) expect(() => process.kill(id, 0)).toThrow('ESRCH');
  });

  /** So many log-ins of one person that owe a code, and one that is right for a while. */
  async function owingOne(email: string, count: number) {
    const phone = await new Visitor(() => demo.origin).setOtp(email);
    const visitors = Array.from({ length: count }, () => new Visitor(() => demo.origin));
    const owing = await Promise.all(visitors.map((visitor) => visitor.givePassword(email)));
    expect(new Set(owing)).toEqual(new Set(['/login/code']));
    await roomInStep();
    return { visitors, code: phone.code(1) };
  }
});

function giveToAll(visitors: readonly Visitor[], code: string) {
  return Promise.all(visitors.map((visitor) => visitor.submit('/login/code', { code })));
}

function isIn({ location }: { readonly location: string }): boolean {
  return location === '/account/customer';
}

async function nodesAsked({ origin }: Demo): Promise<string[]> {
  const answers = await Promise.all([1, 2, 3].map(() => fetch(`${origin}/login`)));
  return answers.map(({ headers }) => headers.get('x-served-by') ?? '').sort();
}
