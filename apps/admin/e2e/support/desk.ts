import type { Browser, Page } from 'playwright';
import { expect } from 'vitest';
import { giveCode, givePassword, openWindow } from './browser.ts';
import type { Demo } from './demo.ts';
import { loseThePhone } from './lose-phone.ts';
import { setUpOtp } from './set-up-otp.ts';

export const customer = 'customer@example.test';
export const agent = 'support@example.test';
export const supervisor = 'supervisor@example.test';

/** From the code page, where the e-mail address is known, to the end of the form. */
export async function writeToSupport(browser: Browser, demo: Demo): Promise<Page> {
  const { page, complaints } = await openWindow(browser);
  await loseThePhone(page, demo);
  await page.getByRole('link', { name: 'Contact support' }).click();
  await expect.poll(() => page.getByLabel('E-mail').inputValue()).toBe(customer);
  await page.getByLabel('What happened').fill('My phone and my mailbox are gone.');
  await page.getByRole('button', { name: 'Send request' }).click();
  await page.getByText('We have your request').waitFor();
  expect(complaints).toEqual([]);
  return page;
}

/** Staff with OTP of their own, at the desk. */
export async function atDesk(page: Page, demo: Demo, email: string): Promise<void> {
  const browser = page.context().browser() as Browser; // it was launched by us
  const phone = await setUpOtp(browser, demo, email);
  await givePassword(page, demo.origin, email);
  await giveCode(page, phone.code());
  await page.waitForURL('**/account/customer');
  await page.getByRole('link', { name: 'Support Desk' }).click();
}

export async function openRequest(page: Page): Promise<void> {
  await page.getByRole('button', { name: /customer@example\.test/ }).click();
  await page.getByRole('article').getByText('My phone and my mailbox are gone.').waitFor();
}

export async function approve(page: Page, evidence: readonly string[]): Promise<void> {
  for (const name of evidence) await page.getByRole('checkbox', { name }).check();
  await page.getByRole('button', { name: 'Approve' }).click();
  await page.getByLabel('Reason').fill('Example reason');
  await page.getByRole('button', { name: 'Approve' }).click();
  await page.getByLabel('Reason').waitFor({ state: 'detached' });
}
