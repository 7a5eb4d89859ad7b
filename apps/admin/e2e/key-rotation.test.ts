/** The key ring gets a new key beside live traffic: two processes over the same data. */
import { generateKeyRing } from '@keyfob/core';
import { expect, it } from 'vitest';
import { roomInStep } from './support/authenticator.ts';
import { closedPort } from './support/closed-port.ts';
import type { Demo } from './support/demo.ts';
import { outsideServers } from './support/outside-servers.ts';
import { demosOfThisFile } from './support/stage.ts';
import { Visitor } from './support/visitor.ts';

const email = 'customer@example.test';

const newDemo = demosOfThisFile();

it('after the last step the old key is gone from both processes, and nothing that it sealed is lost (S2)', async () => {
  const outside = await outsideServers();
  const oldKey = generateKeyRing();
  const newKey = generateKeyRing();
  const nobody = `smtp://127.0.0.1:${await closedPort()}`;
  const dead = { ...outside.environment, SMTP_URL: nobody };
  const start = (KEYFOB_KEYS: string, dataFolder?: string, environment = dead) =>
    newDemo({ environment: { ...environment, KEYFOB_KEYS }, ...(dataFolder && { dataFolder }) });
  const logIn = async ({ origin }: Demo, code: string) => {
    const somebody = new Visitor(() => origin);
    expect(await somebody.givePassword(email)).toBe('/login/code');
    return somebody.giveCode(code);
  };
  let first = await start(oldKey);
  const { dataFolder } = first;
  let second = await start(oldKey, dataFolder);
  const step = async (ring: string, environment = dead) => {
    await first.stop();
    first = await start(ring, dataFolder, environment);
    await second.stop();
    second = await start(ring, dataFolder, environment);
  };

  await step(`${oldKey},${newKey}`); // every process can open what the new key will seal
  const phone = await new Visitor(() => first.origin).setOtp(email); // a mail about it cannot go yet
  expect(await logIn(second, phone.code())).toBe('/account/customer');
  const early = await start(newKey, dataFolder);
  expect(early.output()).toMatch(/not ready.* has no key "k.*needed by 1 accounts and 1 messages/);
  await early.stop();

  await step(`${newKey},${oldKey}`); // the new key seals, and what the old one sealed is sealed anew
  await expect.poll(first.output).toContain('0 values need an older key');
  await step(newKey, outside.environment);

  await roomInStep();
  expect(await logIn(first, phone.code(1))).toBe('/account/customer');
  await expect.poll(() => outside.text('mail'), { timeout: 60_000 }).toContain('(OTP) now protect');
  await outside.close();
});
