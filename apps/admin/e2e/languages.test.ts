/** Somebody whose browser and account are in another language, from the log-in to OTP off. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ar } from '@keyfob/elements/locales/ar';
import { ja } from '@keyfob/elements/locales/ja';
import { expect, it } from 'vitest';
import { addAccount } from './support/add-account.ts';
import { givePassword, logOut, openWindow, password } from './support/browser.ts';
import { DemoInbox } from './support/demo-inbox.ts';
import { setUpOtp } from './support/set-up-otp.ts';
import { setStage } from './support/stage.ts';

const { browser, newDemo } = await setStage();
const email = 'reader@example.test';

it.each([
  { locale: 'ar', text: ar, direction: 'rtl' },
  { locale: 'ja', text: ja, direction: 'ltr' },
])('in $locale: log-in, code, lost device, mail, link, SMS, OTP off', async (language) => {
  const { locale, text, direction } = language;
  const dataFolder = mkdtempSync(join(tmpdir(), 'keyfob-languages-'));
  const options = ['--email', email, '--name', 'Example', '--phone', '+420555000106'];
  expect(addAccount(dataFolder, [...options, '--locale', locale], password).status).toBe(0);
  const demo = await newDemo({ dataFolder });
  const phone = await setUpOtp(browser, demo, email);
  const inbox = await DemoInbox.open(browser, demo);
  const { page, complaints } = await openWindow(browser, { locale });

  await givePassword(page, demo.origin, email);
  await page.getByRole('heading', { name: text.verificationTitle }).waitFor();
  const element = page.locator('keyfob-verification');
  expect(await element.evaluate((host) => getComputedStyle(host).direction)).toBe(direction);
  await page.getByLabel(text.code).fill(phone.code());
  await page.getByRole('button', { name: text.continue }).click();
  await page.waitForURL('**/account/customer');
  await logOut(page);

  await givePassword(page, demo.origin, email);
  await page.getByRole('button', { name: text.lost }).click();
  await page.getByRole('heading', { name: text.mailTitle }).waitFor();
  await page.goto(await inbox.linkIn(text.recoveryTitle));
  await page.getByRole('button', { name: text.continue }).click();
  await page.getByRole('button', { name: text.sendSms }).click();
  await page.getByLabel(text.smsCode).waitFor();
  const sms = await inbox.read('SMS', /\d{8}/);
  await page.getByLabel(text.smsCode).fill(/\d{8}/.exec(sms)?.[0] ?? '');
  await page.getByRole('button', { name: text.disableOtp }).click();
  await page.getByText(text.recovered).waitFor();

  await expect.poll(() => inbox.count('E-mail', text.deactivated)).toBe(1);
  await expect.poll(() => inbox.count('SMS', 'OTP')).toBe(2);
  await givePassword(page, demo.origin, email);
  await page.waitForURL('**/account/customer');
  expect(complaints).toEqual([]);
});
