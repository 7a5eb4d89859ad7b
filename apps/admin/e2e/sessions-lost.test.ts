/** The Redis that keeps the sessions of three nodes is emptied, killed, and comes back with what it had before. */
import { setTimeout } from 'node:timers/promises';
import {
  ask,
  command,
  endServers,
  havePrograms,
  type OwnServer,
  ownRedis,
} from '@keyfob/test-servers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { roomInStep } from './support/authenticator.ts';
import type { Demo } from './support/demo.ts';
import { manyNodes } from './support/many-nodes.ts';
import { Visitor } from './support/visitor.ts';

const nodes = await manyNodes();
const canStart = nodes.canStart && havePrograms('redis-server');
afterAll(endServers);

const account = '/account/customer';
const ended = 'Your log-in has ended before the code was checked. Please log in again.';
const [customer, supervisor, support, newcomer] = [
  ...['customer', 'supervisor', 'support', 'newcomer'].map((name) => `${name}@example.test`),
] as [string, string, string, string];

describe.runIf(canStart)('attack 21: a Redis of sessions', () => {
  let redis: OwnServer;
  let demo: Demo;
  let url: string;
  beforeAll(async () => {
    redis = await ownRedis();
    url = await nodes.newDatabase();
    const environment = { DATABASE_URL: url, REDIS_URL: redis.url };
    demo = await nodes.newDemo({ program: 'nodes', environment });
  });

  it('that is emptied lets nobody in, spends no code and forgets no wrong one', async () => {
    const [phone, others] = [await newVisitor().setOtp(customer), newVisitor()];
    const guessed = await others.setOtp(supervisor);
    await roomInStep();
    const inside = await owing(customer);
    expect(await inside.giveCode(phone.code())).toBe(account);
    const people = await Promise.all(Array.from({ length: 9 }, () => owing(customer)));
    const guesser = await owing(supervisor);
    for (let guesses = 1; guesses <= 4; guesses += 1) {
      expect(await given(guesser, guessed.wrongCode())).toMatchObject({ status: 422 });
    }
    const code = phone.code(1);

    await command(redis, 'FLUSHALL');
    const answers = await Promise.all(people.map((each) => given(each, code)));
    const byScript = await people[0]?.call('POST', '/otp/verification', { code });

    for (const { status, body } of answers)
      expect([status, body.includes(ended)]).toEqual([401, true]);
    expect(byScript).toMatchObject({ status: 401, body: { code: 'login_required' } });
    for (const each of [inside, ...people]) expect(await isIn(each)).toBe(false);
    expect(await (await owing(customer)).giveCode(code)).toBe(account);
    const again = await owing(supervisor);
    const statuses = [1, 2].map(async () => (await given(again, guessed.wrongCode())).status);
    expect((await Promise.all(statuses)).toSorted()).toEqual([422, 429]); // the fifth, and one too many
  });

  it('that is killed under log-ins lets at most one in by a code, and keeps what was told', async () => {
    const phone = await newVisitor().setOtp(support);
    await roomInStep();
    const people = await Promise.all(Array.from({ length: 30 }, () => owing(support)));
    const wrong = phone.wrongCode();
    const code = phone.code(1);
    const before = await verdicts();

    const giving = people.map((each, index) => given(each, index % 10 === 0 ? wrong : code));
    await Promise.race(giving.slice(10)); // the first that was told something
    await redis.kill();
    const answers = await Promise.all(giving);
    const late = await Promise.all(people.map((each) => given(each, code)));
    await redis.start();
    await untilReady();

    const statuses = new Set([...answers, ...late].map(({ status }) => status));
    expect([...statuses].filter((status) => ![303, 401, 422, 503].includes(status))).toEqual([]);
    expect(statuses).toContain(503);
    expect(late.filter(({ location }) => location === account)).toEqual([]);
    for (const each of people) expect(await isIn(each)).toBe(false);
    const again = await given(await owing(support), code);
    const entered = [...answers, again].filter(({ location }) => location === account);
    const after = await verdicts();
    expect(after.code_accepted - before.code_accepted).toBe(1); // also where its answer was lost
    expect(entered.length).toBeLessThanOrEqual(1);
    const told = answers.filter(({ body }) => body.includes('This code is wrong')).length;
    expect(after.code_refused - before.code_refused).toBeGreaterThanOrEqual(told);
  });

  it('that comes back with older sessions brings no log-in back, and takes no code again', async () => {
    await ask(url, 'UPDATE customer SET email_verified = 1, phone_verified = 1'); // OTP needs both
    const phone = await newVisitor().setOtp(newcomer);
    await roomInStep();
    const code = phone.code(1);
    const loggedOut = await owing(newcomer);
    expect(await loggedOut.giveCode(phone.code())).toBe(account);
    const [kept, other] = [await owing(newcomer), await owing(newcomer)];
    const [thief, accomplice] = [loggedOut.copy(), kept.copy()];

    await command(redis, 'SAVE');
    await loggedOut.submit('/logout', {});
    expect(await kept.giveCode(code)).toBe(account);
    await redis.kill();
    await redis.start();
    await untilReady();

    expect(await accomplice.call('GET', '/login/code')).toMatchObject({ status: 200 }); // it is back
    const [same, again] = [await given(accomplice, code), await given(other, code)];
    expect([same.status, same.body.includes(ended)]).toEqual([401, true]); // one log-in, one success
    expect([again.status, again.body.includes('used before')]).toEqual([422, true]);
    for (const each of [thief, accomplice, other, kept]) expect(await isIn(each)).toBe(false);
  });

  const newVisitor = () => new Visitor(() => demo.origin);

  async function owing(email: string): Promise<Visitor> {
    const visitor = newVisitor();
    expect(await visitor.givePassword(email)).toBe('/login/code');
    return visitor;
  }

  const given = (visitor: Visitor, code: string) => visitor.submit('/login/code', { code });

  async function isIn(visitor: Visitor): Promise<boolean> {
    return (await visitor.call('GET', account)).status === 200;
  }

  /** All nodes have found their Redis again: each is asked in turn. */
  async function untilReady(): Promise<void> {
    await setTimeout(1_100); // what a node says of itself may be a second old
    await expect
      .poll(async () => {
        const answers = await Promise.all([1, 2, 3].map(() => newVisitor().call('GET', '/ready')));
        return new Set(answers.map(({ status, node }) => (status === 200 ? node : ''))).size;
      })
      .toBe(3);
  }

  /** What stands in the database of codes at log-in. */
  async function verdicts() {
    const rows = await ask(url, "SELECT detail::json ->> 'type' AS type FROM keyfob_event");
    const count = (name: string) => rows.filter(({ type }) => type === name).length;
    return { code_accepted: count('code_accepted'), code_refused: count('code_refused') };
  }
});
