import type { Browser } from 'playwright';
import { expect } from 'vitest';
import { giveCode, givePassword, openWindow } from '../support/browser.ts';
import type { Demo } from '../support/demo.ts';
import { DemoInbox } from '../support/demo-inbox.ts';
import { confirmBySms, loseThePhone } from '../support/lose-phone.ts';
import { setUpOtp } from '../support/set-up-otp.ts';

/** Back in by mail and SMS; OTP is off then, older sessions have ended, and every contact is told. */
export async function recoverByMailAndSms(browser: Browser, demo: Demo): Promise<void> {
  const phone = await setUpOtp(browser, demo);
  const inbox = await DemoInbox.open(browser, demo);
  const elsewhere = (await openWindow(browser)).page;
  await givePassword(elsewhere, demo.origin);
  await giveCode(elsewhere, phone.code());
  await elsewhere.waitForURL('**/account/customer');
  const { page, complaints } = await openWindow(browser);

  await loseThePhone(page, demo);
  await page.goto(await inbox.linkIn('Deactivate OTP'));
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByText(/•+01/).waitFor();
  await confirmBySms(page, inbox);

  await page.goto(`${demo.origin}/account/customer`);
  expect(page.url()).toContain('/login');
  await expect.poll(() => inbox.count('E-mail', 'OTP was turned off')).toBe(1);
  expect(await inbox.count('SMS', 'OTP was turned off')).toBe(1);
  await elsewhere.reload();
  expect(elsewhere.url()).toContain('/login'); // sessions from before have ended
  await givePassword(page, demo.origin);
  await page.waitForURL('**/account/customer');
  await page.goto(`${demo.origin}/account/customer/events`);
  await page.getByText('OTP was turned off by mail and SMS').waitFor();
  expect(complaints).toEqual([]);
}
