/** Nothing is left that proves who it is: people decide, two of them, and the owner can object. */
import { expect, it } from 'vitest';
import { approveBySupport, shortWait } from './journeys/support-approval.ts';
import { giveCode, givePassword, openWindow } from './support/browser.ts';
import { DemoInbox } from './support/demo-inbox.ts';
import {
  agent,
  approve,
  atDesk,
  customer,
  openRequest,
  supervisor,
  writeToSupport,
} from './support/desk.ts';
import { confirmBySms, loseThePhone } from './support/lose-phone.ts';
import { setUpOtp } from './support/set-up-otp.ts';
import { setStage } from './support/stage.ts';

const { browser, newDemo } = await setStage();

it('a customer writes to support, two people approve after the evidence, and OTP goes off after the wait (U1, U2)', async () => {
  await approveBySupport(browser, await newDemo({ environment: shortWait }));
});

it('the owner keeps OTP on with the link of the notice, and the request ends (U1)', async () => {
  const demo = await newDemo();
  const inbox = await DemoInbox.open(browser, demo);
  const phone = await setUpOtp(browser, demo);
  await writeToSupport(browser, demo);
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
  await staff.getByRole('listitem').filter({ hasText: customer }).getByText('Cancelled').waitFor();
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
