import { expect, it } from 'vitest';
import { Phone, roomInStep } from './support/authenticator.ts';
import {
  giveCode,
  givePassword,
  goToAccountSecurity,
  openWindow,
  password,
} from './support/browser.ts';
import { DemoInbox } from './support/demo-inbox.ts';
import { setUpOtp } from './support/set-up-otp.ts';
import { setStage } from './support/stage.ts';

const { browser, newDemo } = await setStage();

it('a second phone scans the same key, and the owner is told (K1)', async () => {
  const demo = await newDemo();
  const first = await setUpOtp(browser, demo);
  const inbox = await DemoInbox.open(browser, demo);
  const { page, complaints } = await openWindow(browser);
  await roomInStep();
  await givePassword(page, demo.origin);
  await giveCode(page, first.code());
  await page.waitForURL('**/account/customer');
  await goToAccountSecurity(page);

  await page.getByRole('button', { name: 'Add another device' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Password').fill(password);
  await dialog.getByLabel('OTP code').fill(first.code(1));
  await dialog.getByRole('button', { name: 'Show shared key' }).click();
  await dialog.getByRole('img', { name: /QR/ }).waitFor();
  const second = await Phone.scan(page);
  await dialog.getByRole('button', { name: 'Done' }).click();

  expect(second.sharedKey).toBe(first.sharedKey);
  expect(await page.getByText(second.sharedKey.slice(0, 4)).count()).toBe(0); // gone from the page
  expect(await inbox.read('E-mail', 'shared key')).not.toContain(second.sharedKey);
  expect(complaints).toEqual([]);
});
