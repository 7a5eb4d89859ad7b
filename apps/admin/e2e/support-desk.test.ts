/** Nothing is left that proves who it is: people decide, two of them, and the owner can object. */
import type { Page } from 'playwright';
import { expect, it } from 'vitest';
import { giveCode, givePassword, openWindow } from './support/browser.ts';
import type { Demo } from './support/demo.ts';
import { DemoInbox } from './support/demo-inbox.ts';
import { confirmBySms, loseThePhone } from './support/lose-phone.ts';
import { setUpOtp } from './support/set-up-otp.ts';
import { setStage } from './support/stage.ts';

const customer = 'customer@example.test';
const agent = 'support@example.test';
const supervisor = 'supervisor@example.test';

const { browser, newDemo } = await setStage();

it('a customer writes to support, two people approve after the evidence, and OTP goes off after the wait (U1, U2)', async () => {
  const demo = await newDemo({ environment: { KEYFOB_SUPPORT_WAIT: '2' } });
  const inbox = await DemoInbox.open(browser, demo);
  await setUpOtp(browser, demo);
  const page = await writeToSupport(demo);

  const { page: first, complaints } = await openWindow(browser);
  await givePassword(first, demo.origin, agent);
  await first.getByRole('link', { name: 'Support Desk' }).click();
  await first.getByText('Set OTP first').waitFor();
  await atDesk(first, demo, agent);
  await openRequest(first);
  expect(await first.getByRole('article').textContent()).not.toContain('+420');
  await first.getByRole('button', { name: 'Claim' }).click();
  await first.getByText('It can be approved when the evidence is ticked off.').waitFor();
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
});

it('the owner keeps OTP on with the link of the notice, and the request ends (U1)', async () => {
  const demo = await newDemo();
  const inbox = await DemoInbox.open(browser, demo);
  const phone = await setUpOtp(browser, demo);
  await writeToSupport(demo);
  const staff = (await openWindow(browser)).page;
  for (const email of [agent, supervisor]) {
    await atDesk(staff, demo, email);
    await openRequest(staff);
    if (email === agent) await staff.getByRole('button', { name: 'Claim' }).click();
    await approve(staff, email === agent ? ['An identity document matches'] : []);
  }

  const { page, complaints } = await openWindow(browser);
  await page.goto(await inbox.linkIn('E-mail', 'OTP will be turned off'));
  await page.getByRole('button', { name: 'Keep my account safe' }).click();
  await page.getByText('OTP stays on').waitFor();

  await inbox.read('E-mail', customer, 'OTP stays on');
  await givePassword(page, demo.origin);
  await giveCode(page, phone.code(1));
  await page.waitForURL('**/account/customer');
  await staff.getByRole('button', { name: 'Refresh' }).click();
  await staff.getByRole('button', { name: 'Ended (1)' }).click();
  await staff.getByRole('button', { name: /customer@example\.test.*Cancelled/ }).waitFor();
  expect(complaints).toEqual([]);
});

it('an owner who says that it was not them reaches the desk; customers do not (U2)', async () => {
  const demo = await newDemo();
  const inbox = await DemoInbox.open(browser, demo);
  await setUpOtp(browser, demo);
  const { page } = await openWindow(browser);
  await loseThePhone(page, demo);
  await page.goto(await inbox.linkIn('Deactivate OTP'));
  await page.getByRole('button', { name: 'Continue' }).click();
  await confirmBySms(page, inbox);
  await page.goto(await inbox.linkIn('E-mail', 'OTP was turned off'));
  await page.getByRole('button', { name: 'Keep my account safe' }).click();
  await page.getByText('Your account is frozen').waitFor();

  const staff = (await openWindow(browser)).page;
  await atDesk(staff, demo, agent);
  await staff.getByRole('button', { name: /customer@example\.test/ }).click();
  await staff.getByRole('article').getByText('“This wasn’t me”').waitFor();

  await givePassword(page, demo.origin);
  await page.waitForURL('**/account/customer');
  expect(await page.getByRole('link', { name: 'Support Desk' }).count()).toBe(0);
  const visits = ['/desk', '/otp/support-desk/requests'].map((path) =>
    page.request.get(`${demo.origin}${path}`),
  );
  expect((await Promise.all(visits)).map((answer) => answer.status())).toEqual([403, 403]);
});

/** From the code page, where the e-mail address is known, to the end of the form. */
async function writeToSupport(demo: Demo): Promise<Page> {
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
async function atDesk(page: Page, demo: Demo, email: string): Promise<void> {
  const phone = await setUpOtp(browser, demo, email);
  await givePassword(page, demo.origin, email);
  await giveCode(page, phone.code());
  await page.waitForURL('**/account/customer');
  await page.getByRole('link', { name: 'Support Desk' }).click();
}

async function openRequest(page: Page): Promise<void> {
  await page.getByRole('button', { name: /customer@example\.test/ }).click();
  await page.getByRole('article').getByText('My phone and my mailbox are gone.').waitFor();
}

async function approve(page: Page, evidence: readonly string[]): Promise<void> {
  for (const name of evidence) await page.getByRole('checkbox', { name }).check();
  await page.getByRole('button', { name: 'Approve' }).click();
  await page.getByLabel('Reason').fill('Example reason');
  await page.getByRole('button', { name: 'Approve' }).click();
  await page.getByLabel('Reason').waitFor({ state: 'detached' });
}
