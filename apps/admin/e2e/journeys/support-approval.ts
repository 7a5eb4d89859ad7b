import type { Browser } from 'playwright';
import { expect } from 'vitest';
import { givePassword, openWindow } from '../support/browser.ts';
import type { Demo } from '../support/demo.ts';
import { DemoInbox } from '../support/demo-inbox.ts';
import {
  agent,
  approve,
  atDesk,
  customer,
  openRequest,
  supervisor,
  writeToSupport,
} from '../support/desk.ts';
import { setUpOtp } from '../support/set-up-otp.ts';

/** So soon OTP goes off after the approval. */
export const shortWait = { KEYFOB_SUPPORT_WAIT: '2' };

/** A customer writes to support, two people approve after the evidence, and OTP goes off after the wait. */
export async function approveBySupport(browser: Browser, demo: Demo): Promise<void> {
  const inbox = await DemoInbox.open(browser, demo);
  await setUpOtp(browser, demo);
  const page = await writeToSupport(browser, demo);

  const { page: first, complaints } = await openWindow(browser);
  await givePassword(first, demo.origin, agent);
  await first.getByRole('link', { name: 'Support Desk' }).click();
  await first.getByText('Set OTP first').waitFor();
  await atDesk(first, demo, agent);
  await openRequest(first);
  expect(await first.getByRole('article').textContent()).not.toContain('+420');
  await first.getByRole('button', { name: 'Claim' }).click();
  await first.getByText('Tick off the required evidence before you approve.').waitFor();
  await approve(first, ['An identity document matches', 'Called back on a number']);
  await first.getByText('A second person must agree').first().waitFor();
  expect(await first.getByRole('button', { name: 'Approve' }).count()).toBe(0); // not twice
  const second = (await openWindow(browser)).page;
  await atDesk(second, demo, supervisor);
  await openRequest(second);
  await approve(second, []);

  const told = await inbox.read('E-mail', customer, 'OTP will be turned off');
  expect(told).toContain('the team has approved it');
  await inbox.read('SMS', 'OTP goes off on');
  await inbox.read('E-mail', customer, 'OTP was turned off');
  await givePassword(page, demo.origin);
  await page.waitForURL('**/account/customer');
  await page.goto(`${demo.origin}/account/customer/events`);
  await page.getByText('OTP was turned off by support').waitFor();
  expect(complaints).toEqual([]);
}
