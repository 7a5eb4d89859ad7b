/** One whole life of a factor, watched from all sides for what must not show up anywhere. */
import { Secret } from 'otpauth';
import { expect, it } from 'vitest';
import { Phone, roomInStep } from './support/authenticator.ts';
import {
  giveCode,
  givePassword,
  goToAccountSecurity,
  logOut,
  openWindow,
  password,
} from './support/browser.ts';
import { setUpOtp } from './support/set-up-otp.ts';
import { setStage } from './support/stage.ts';
import { attributesAndStorage, bytesOf } from './support/traces.ts';

const { browser, newDemo } = await setStage();

it('no key, code or password shows in addresses, attributes, storage, console, logs or database (G1, K2, attack 81)', async () => {
  const demo = await newDemo();
  const { page, context } = await openWindow(browser);
  const seen: string[] = [];
  page.on('console', (message) => seen.push(`console: ${message.text()}`));
  page.on('request', (request) => {
    seen.push(`address: ${request.url()}`, `headers: ${JSON.stringify(request.headers())}`);
  });

  await givePassword(page, demo.origin);
  await goToAccountSecurity(page);
  await page.getByRole('button', { name: 'Set OTP' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('img', { name: /QR/ }).waitFor();
  const phone = await Phone.scan(page);
  await roomInStep();
  const codes = [phone.code(-1), phone.code()];
  await dialog.getByLabel('Password').fill(password);
  await dialog.getByLabel('OTP code').fill(codes[0] as string);
  seen.push(...(await attributesAndStorage(page)));
  await dialog.getByRole('button', { name: 'Activate' }).click();
  await dialog.getByRole('button', { name: 'Done' }).click();
  seen.push(...(await attributesAndStorage(page)));
  expect(await page.getByText(phone.sharedKey.slice(0, 4)).count()).toBe(0); // gone from the page
  await logOut(page);
  await givePassword(page, demo.origin);
  await giveCode(page, codes[1] as string);
  await page.waitForURL('**/account/customer');
  await page.goto(`${demo.origin}/account/customer/events`);
  seen.push(await page.content());
  seen.push(demo.output().replace(`Log in with the password "${password}"`, ''));
  await context.close();

  const everything = Buffer.concat([Buffer.from(seen.join('\n')), bytesOf(demo.dataFolder)]);
  const key = Secret.fromBase32(phone.sharedKey);
  const secrets = [
    ...[phone.sharedKey, phone.sharedKey.replace(/(.{4})/g, '$1 ').trim(), phone.uri, password],
    ...[...codes, key.hex, Buffer.from(key.bytes).toString('base64'), Buffer.from(key.bytes)],
  ];
  const found = secrets.filter((secret) => everything.includes(secret));
  expect(found).toEqual([]);
  expect(everything.includes('customer@example.test')).toBe(true); // it does look into the files
});

it('attack 1: of 64 people with one code at the demo’s door exactly one gets in (S1)', async () => {
  const demo = await newDemo();
  const { origin } = demo;
  const phone = await setUpOtp(browser, demo);
  const visitors = await Promise.all(
    Array.from({ length: 64 }, async () => {
      const body = new URLSearchParams({ email: 'customer@example.test', password });
      const answer = await fetch(`${origin}/login`, {
        method: 'POST',
        headers: { origin },
        body,
        redirect: 'manual',
      });
      return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    }),
  );
  await roomInStep();
  const body = JSON.stringify({ code: phone.code() });

  const answers = await Promise.all(
    visitors.map((cookie) => {
      const headers = { origin, cookie, 'content-type': 'application/json' };
      return fetch(`${origin}/otp/verification`, { method: 'POST', headers, body });
    }),
  );

  const statuses = answers.map(({ status }) => status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(1);
  expect(statuses.filter((status) => status === 422)).toHaveLength(63);
});
