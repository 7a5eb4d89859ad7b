/** Two people have approved, and neither the mailbox nor the phone of the owner can be reached. */
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '@keyfob/test-servers';
import { expect, it } from 'vitest';
import type { Demo } from './support/demo.ts';
import { outsideServers } from './support/outside-servers.ts';
import { refusingServers } from './support/refusing-servers.ts';
import { demosOfThisFile } from './support/stage.ts';
import { Visitor } from './support/visitor.ts';

const customer = 'customer@example.test';
const waitSeconds = '2';

const newDemo = demosOfThisFile();

it('OTP stays on while the owner can’t be told, and goes off a waiting time after they were (U1)', async () => {
  const port = await freePort();
  const dead = { SMTP_URL: `smtp://127.0.0.1:${port}`, SMS_URL: `smpp://a:b@127.0.0.1:${port}` };
  let demo = await newDemo({ environment: { ...dead, KEYFOB_SUPPORT_WAIT: waitSeconds } });
  const { origin: deadOrigin, dataFolder } = demo;
  const owner = new Visitor(() => demo.origin);
  await owner.setOtp(customer);
  await writeToSupport(demo);
  const agents = await twoAtDesk(() => demo.origin);
  await approve(agents);
  expect(demo.origin).toBe(deadOrigin);
  await pause(Number(waitSeconds) * 1000 + 500);

  const held = await queueOf(agents[0]);
  expect(held).toMatchObject([{ state: 'waiting', account: { factor: 'on' } }]);
  expect(held[0]).not.toHaveProperty('effectiveAt');
  const late = new Visitor(() => demo.origin);
  expect(await late.givePassword(customer)).toBe('/login/code');

  await demo.stop();
  const outside = await outsideServers();
  const environment = { ...outside.environment, KEYFOB_SUPPORT_WAIT: waitSeconds };
  demo = await newDemo({ dataFolder, environment });
  const told = () => outside.messages.filter(({ kind }) => kind === 'mail');
  await expect.poll(() => told().length, { timeout: 80_000 }).toBeGreaterThan(0);
  const back = new Visitor(() => demo.origin);
  await expect
    .poll(() => back.givePassword(customer), { timeout: 20_000 })
    .toBe('/account/customer');

  // Going off ends the sessions from before it, this one too where it came first.
  const events = async () => {
    await back.givePassword(customer);
    return String((await back.call('GET', '/account/customer/events')).body);
  };
  await expect.poll(events).toContain('You were notified that OTP goes off');
  expect(await events()).toContain('OTP was turned off by support');
  await outside.close();
});

it('a member of staff can take the approval back as long as nobody could be told (U1)', async () => {
  const refusing = await refusingServers();
  const environment = { ...refusing.environment, KEYFOB_SUPPORT_WAIT: '0' };
  const demo = await newDemo({ environment });
  await new Visitor(() => demo.origin).setOtp(customer);
  await writeToSupport(demo);
  const agents = await twoAtDesk(() => demo.origin);
  const id = await approve(agents);
  await expect.poll(async () => (await queueOf(agents[0]))[0]?.account?.delivery).toBe('failed');

  const decision = { decision: 'reject', reason: 'The owner cannot be reached' };
  const path = `/otp/support-desk/requests/${id}/decision`;
  expect(await agents[0].call('POST', path, decision)).toMatchObject({ status: 200 });

  expect(await queueOf(agents[0])).toMatchObject([{ state: 'rejected' }]);
  const visitor = new Visitor(() => demo.origin);
  expect(await visitor.givePassword(customer)).toBe('/login/code');
  await refusing.close();
});

async function writeToSupport(demo: Demo): Promise<void> {
  const visitor = new Visitor(() => demo.origin);
  const captcha = await visitor.solveCaptcha('support_request');
  const message = 'My phone and my mailbox are gone.';
  const input = { email: customer, message, captcha };
  const sent = await visitor.call('POST', '/otp/support-requests', input);
  expect(sent).toMatchObject({ status: 202, body: { state: 'received' } });
}

type Pair = readonly [Visitor, Visitor];

async function twoAtDesk(origin: () => string): Promise<Pair> {
  return Promise.all([
    atDesk(origin, 'support@example.test'),
    atDesk(origin, 'supervisor@example.test'),
  ]);
}

/** A member of staff with OTP of their own and a code just given. */
async function atDesk(origin: () => string, email: string): Promise<Visitor> {
  const visitor = new Visitor(origin);
  const phone = await visitor.setOtp(email);
  expect(await visitor.givePassword(email)).toBe('/login/code');
  expect(await visitor.giveCode(phone.code())).toBe('/account/customer');
  return visitor;
}

async function queueOf(agent: Visitor) {
  return (await agent.call('GET', '/otp/support-desk/requests')).body.requests;
}

async function approve([first, second]: Pair): Promise<string> {
  const [{ id, evidence }] = await queueOf(first);
  const at = (step: string) => `/otp/support-desk/requests/${id}/${step}`;
  const done = async (agent: Visitor, step: string, input?: object) =>
    expect(await agent.call('POST', at(step), input)).toMatchObject({ status: 200 });
  await done(first, 'claim');
  for (const { id: item } of evidence) await done(first, 'evidence', { item, isChecked: true });
  for (const agent of [first, second]) {
    await done(agent, 'decision', { decision: 'approve', reason: 'Example reason' });
  }
  return id;
}
