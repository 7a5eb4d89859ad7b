import { describe, expect, it } from 'vitest';
import { recoverByMailAndSms } from './journeys/lost-phone.ts';
import { giveCode, givePassword, openWindow, password } from './support/browser.ts';
import { DemoInbox } from './support/demo-inbox.ts';
import { confirmBySms, loseThePhone } from './support/lose-phone.ts';
import { setUpOtp } from './support/set-up-otp.ts';
import { setStage } from './support/stage.ts';

const { browser, newDemo } = await setStage();

describe('a lost phone', () => {
  it('link by mail, code by SMS, OTP is off, nobody is logged in by it, every contact is told (R9)', async () => {
    await recoverByMailAndSms(browser, await newDemo());
  });

  it('in another browser the link asks for the password, and without it no SMS is sent (R1)', async () => {
    const demo = await newDemo();
    await setUpOtp(browser, demo);
    const inbox = await DemoInbox.open(browser, demo);
    await loseThePhone((await openWindow(browser)).page, demo);
    const { page, complaints } = await openWindow(browser);

    await page.goto(await inbox.linkIn('Deactivate OTP'));
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByLabel('Password').fill('wrong');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('alert').filter({ hasText: /./ }).first().waitFor();
    expect(await inbox.count('SMS')).toBe(0);
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Continue' }).click();
    await confirmBySms(page, inbox);

    await page.getByRole('main').getByRole('link', { name: 'Log in' }).click();
    await page.waitForURL('**/login');
    expect(complaints).toEqual([]);
  });

  it('attack 70: an owner who did not do it freezes the account with one click', async () => {
    const demo = await newDemo();
    await setUpOtp(browser, demo);
    const inbox = await DemoInbox.open(browser, demo);
    const thief = (await openWindow(browser)).page;
    await loseThePhone(thief, demo);
    await thief.goto(await inbox.linkIn('Deactivate OTP'));
    await thief.getByRole('button', { name: 'Continue' }).click();
    await confirmBySms(thief, inbox);
    const { page, complaints } = await openWindow(browser);

    await page.goto(await inbox.linkIn('SMS', 'OTP was turned off'));
    expect(page.url()).not.toContain('#');
    await page.getByRole('button', { name: 'Keep my account safe' }).click();
    await page.getByText('Your account is frozen').waitFor();

    await givePassword(thief, demo.origin);
    await thief.waitForURL('**/account/customer');
    const headers = { origin: demo.origin };
    const enrolment = await thief.request.post(`${demo.origin}/otp/enrolment`, { headers });
    expect(await enrolment.json()).toMatchObject({ code: 'not_allowed' });
    await thief.goto(`${demo.origin}/account/customer/events`);
    await thief.getByText('Somebody reported “This was not me”').waitFor();
    expect(complaints).toEqual([]);
  });

  it('who finds the phone again logs in with a code, and the mailed link is dead (R3)', async () => {
    const demo = await newDemo();
    const phone = await setUpOtp(browser, demo);
    const inbox = await DemoInbox.open(browser, demo);
    const { page } = await openWindow(browser);
    await loseThePhone(page, demo);
    const link = await inbox.linkIn('Deactivate OTP');

    await page.getByRole('link', { name: 'Back to the code' }).click();
    await giveCode(page, phone.code());
    await page.waitForURL('**/account/customer');
    await page.goto(link);
    await page.getByRole('button', { name: 'Continue' }).click();

    await page.getByText('This link no longer works').waitFor();
  });
});

describe('without JavaScript', () => {
  it('the mail goes out all the same, and support is named', async () => {
    const demo = await newDemo();
    const phone = await setUpOtp(browser, demo);
    const inbox = await DemoInbox.open(browser, demo);
    const { page } = await openWindow(browser, { javaScriptEnabled: false });

    await givePassword(page, demo.origin);
    await page.getByRole('button', { name: 'I lost my OTP keycard' }).click();
    await page.getByText('c•••@example.test').waitFor();
    await inbox.linkIn('Deactivate OTP');
    await page.getByRole('button', { name: 'Send again' }).click();
    expect(await page.getByRole('alert').textContent()).toMatch(/another one in \d+ seconds/);
    await page.getByRole('link', { name: 'I can’t reach that e-mail or phone' }).click();
    expect(await page.getByRole('main').textContent()).toContain('support@example.test');
    await page.getByRole('link', { name: 'Back to the code' }).click();
    await giveCode(page, phone.code());

    await page.waitForURL('**/account/customer');
  });

  it('a form of another site sends no mail (W1)', async () => {
    const demo = await newDemo();
    await setUpOtp(browser, demo);
    const { page, context } = await openWindow(browser);
    await givePassword(page, demo.origin);
    await page.waitForURL('**/login/code');

    const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    const answer = await context.request.post(`${demo.origin}/login/lost`, { headers });

    expect(answer.status()).toBe(403);
    const recovery = await context.request.get(`${demo.origin}/otp/recovery`);
    expect(await recovery.json()).toMatchObject({ state: 'none' });
  });
});
