import type { Browser } from 'playwright';
import { expect } from 'vitest';
import { Phone, roomInStep } from '../support/authenticator.ts';
import {
  giveCode,
  givePassword,
  goToAccountSecurity,
  logOut,
  openWindow,
  password,
} from '../support/browser.ts';
import type { Demo } from '../support/demo.ts';

/** The main job: set OTP with the QR picture, log in with it, turn it off. */
export async function setOtpAndLogIn(browser: Browser, { origin }: Demo): Promise<void> {
  const { page, complaints } = await openWindow(browser);

  await givePassword(page, origin);
  await goToAccountSecurity(page);
  await page.getByRole('button', { name: 'Set OTP' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('img', { name: /QR/ }).waitFor();
  const phone = await Phone.scan(page);
  await roomInStep();
  await dialog.getByLabel('Password').fill(password);
  await dialog.getByLabel('OTP code').fill(phone.code(-1));
  await dialog.getByRole('button', { name: 'Activate' }).click();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('button', { name: 'Disable' }).waitFor();
  await logOut(page);

  await givePassword(page, origin);
  await page.getByLabel('OTP code').waitFor();
  await page.goto(`${origin}/account/customer`);
  expect(page.url()).toContain('/login'); // the password alone opens nothing
  await givePassword(page, origin);
  await giveCode(page, phone.wrongCode());
  await page.getByRole('alert').filter({ hasText: /./ }).first().waitFor();
  await giveCode(page, phone.code());
  await page.waitForURL('**/account/customer');

  await goToAccountSecurity(page);
  await page.getByRole('button', { name: 'Disable' }).click();
  await dialog.getByLabel('Password').fill(password);
  await dialog.getByLabel('OTP code').fill(phone.code());
  await dialog.getByRole('button', { name: 'Disable' }).click();
  await dialog
    .getByText(/used before/i)
    .first()
    .waitFor();
  await dialog
    .getByText(/\d+ seconds?/)
    .first()
    .waitFor();
  await dialog.getByLabel('OTP code').fill(phone.code(1));
  await dialog.getByRole('button', { name: 'Disable' }).click();
  await page.getByRole('button', { name: 'Set OTP' }).waitFor({ state: 'attached' });
  await page.keyboard.press('Escape');
  await page.goto(`${origin}/account/customer`);
  await logOut(page);
  await givePassword(page, origin);
  await page.waitForURL('**/account/customer');

  expect(complaints).toEqual([]);
}
