import { generateKeyRing } from '@keyfob/core';
import { freePort } from '@keyfob/test-servers';
import { expect } from 'vitest';
import { roomInStep } from '../support/authenticator.ts';
import type { Demo } from '../support/demo.ts';
import { outsideServers } from '../support/outside-servers.ts';
import { Visitor } from '../support/visitor.ts';

/** Several processes over the same data. */
export interface Site {
  /** Where people come to them. */
  readonly origins: () => readonly [string, string];
  /** Stops and starts one process after the other. */
  restart(environment: NodeJS.ProcessEnv): Promise<void>;
  /** One more process. */
  start(environment: NodeJS.ProcessEnv): Promise<Demo>;
  /** What the first process has printed. */
  readonly output: () => string;
}

const email = 'customer@example.test';

/** The key ring gets a new key beside live traffic, and loses the old one. */
export async function changeKeys(
  newSite: (environment: NodeJS.ProcessEnv) => Promise<Site>,
): Promise<void> {
  const outside = await outsideServers();
  const oldKey = generateKeyRing();
  const newKey = generateKeyRing();
  const nobody = `smtp://127.0.0.1:${await freePort()}`;
  const withRing = (KEYFOB_KEYS: string, SMTP_URL = nobody) => ({
    ...{ ...outside.environment, KEYFOB_KEYS, SMTP_URL },
  });
  const logIn = async (origin: string, code: string) => {
    const somebody = new Visitor(() => origin);
    expect(await somebody.givePassword(email)).toBe('/login/code');
    return somebody.giveCode(code);
  };
  const site = await newSite(withRing(oldKey));

  await site.restart(withRing(`${oldKey},${newKey}`)); // all can open what the new key will seal
  const [first, second] = site.origins();
  const phone = await new Visitor(() => first).setOtp(email); // a mail about it cannot go yet
  expect(await logIn(second, phone.code())).toBe('/account/customer');
  const early = await site.start(withRing(newKey));
  expect(early.output()).toMatch(/has no key "k.*needed by 1 accounts and 1 messages/);
  await early.stop();

  await site.restart(withRing(`${newKey},${oldKey}`)); // the new key seals, the old seals are replaced
  await expect.poll(site.output).toContain('0 values need an older key');
  await site.restart(withRing(newKey, outside.environment.SMTP_URL));

  await roomInStep();
  expect(await logIn(site.origins()[0], phone.code(1))).toBe('/account/customer');
  await expect.poll(() => outside.text('mail'), { timeout: 60_000 }).toContain('(OTP) now protect');
  await outside.close();
}
