import { connect } from 'node:net';
import { freePort } from '@keyfob/test-servers';
import type { Page } from 'playwright';
import { expect, it } from 'vitest';
import { givePassword, openWindow } from './support/browser.ts';
import type { Demo } from './support/demo.ts';
import { DemoInbox } from './support/demo-inbox.ts';
import { confirmBySms, loseThePhone } from './support/lose-phone.ts';
import { setUpOtp } from './support/set-up-otp.ts';
import { setStage } from './support/stage.ts';

const { browser, newDemo } = await setStage();

it('attack 57: a robot opens the link three times, runs its scripts and sends its forms; the customer still gets in (R4)', async () => {
  const demo = await newDemo();
  await setUpOtp(browser, demo);
  const inbox = await DemoInbox.open(browser, demo);
  const { page, complaints } = await openWindow(browser);
  await loseThePhone(page, demo);
  const link = await inbox.linkIn('Deactivate OTP');

  for (let visits = 1; visits <= 3; visits += 1) {
    await fetch(link, { method: 'HEAD' });
    expect((await fetch(link)).status).toBe(200);
    const robot = await openWindow(browser);
    await robot.page.goto(link);
    await robot.page.getByRole('button', { name: 'Continue' }).waitFor();
    await sendEveryForm(robot.page);
    await robot.page.getByLabel('Password').waitFor(); // as far as it gets
    await sendEveryForm(robot.page);
    await robot.context.close();
  }
  expect(await inbox.count('SMS')).toBe(0);
  await page.goto(link);
  await page.getByRole('button', { name: 'Continue' }).click();
  await confirmBySms(page, inbox);

  expect(complaints).toEqual([]);
});

/** Sends every form of a page, those in shadow roots as well, as a browser does when Enter is pressed. */
async function sendEveryForm(page: Page): Promise<void> {
  await page.evaluate(() => {
    const forms = (root: ParentNode): HTMLFormElement[] =>
      [...root.querySelectorAll('*')].flatMap((element) => [
        ...(element instanceof HTMLFormElement ? [element] : []),
        ...(element.shadowRoot ? forms(element.shadowRoot) : []),
      ]);
    for (const form of forms(document)) form.requestSubmit();
  });
  await page.waitForLoadState('networkidle');
}

it('attack 58: no header and no address of a request changes where the mailed link leads (R5)', async () => {
  const demo = await newDemo();
  const { host } = new URL(demo.origin);
  const evil = 'evil.example';
  const own = '/otp/recovery';
  const forwarded = [`X-Forwarded-Host: ${evil}`, 'X-Forwarded-Proto: https'];
  const others = [`Forwarded: host=${evil};proto=https`, `X-Original-URL: https://${evil}${own}`];
  const poisons: Record<string, readonly [path: string, ...headers: string[]]> = {
    'customer@example.test': [own, `Host: ${evil}`, `Host: ${host}`],
    'support@example.test': [own, `Host: ${host}`, ...forwarded, ...others],
    'supervisor@example.test': [`http://${evil}${own}`, `Host: ${host}`],
  };
  const inbox = await DemoInbox.open(browser, demo);

  for (const [account, [path, ...headers]] of Object.entries(poisons)) {
    await setUpOtp(browser, demo, account);
    const { page, context } = await openWindow(browser);
    await givePassword(page, demo.origin, account);
    await page.waitForURL('**/login/code');
    const cookies = (await context.cookies()).map(({ name, value }) => `${name}=${value}`);
    const head = [`POST ${path} HTTP/1.1`, ...headers, `Cookie: ${cookies.join('; ')}`];
    const rest = [`Origin: ${demo.origin}`, 'Content-Type: application/json', 'Content-Length: 2'];
    const begun = await sendRaw(demo, [...head, ...rest, '', '{}'].join('\r\n'));

    expect(begun).toContain('202 Accepted');
    const link = await inbox.linkIn('Deactivate OTP', account);
    expect(link.startsWith(`${demo.origin}/recovery#`)).toBe(true);
    expect(await inbox.read('Deactivate OTP', account)).not.toContain(evil);
  }
});

async function sendRaw({ origin }: Demo, bytes: string): Promise<string> {
  const socket = connect(Number(new URL(origin).port), 'localhost');
  socket.write(bytes);
  return (await socket.setEncoding('utf8').take(1).toArray()).join('');
}

it('a mail is shown as it looks, and its button opens a window of its own', async () => {
  const demo = await newDemo();
  await setUpOtp(browser, demo);
  const { page, context, complaints } = await openWindow(browser);
  await loseThePhone(page, demo);
  const inbox = await context.newPage();
  await inbox.goto(`${demo.origin}/demo/inbox`);
  const mail = inbox.getByRole('listitem').filter({ hasText: 'Deactivate OTP' });
  const opened = context.waitForEvent('page');

  await mail.locator('iframe').contentFrame().getByRole('link', { name: 'Deactivate OTP' }).click();

  await (await opened).getByRole('button', { name: 'Continue' }).waitFor();
  expect(complaints).toEqual([]);
});

it('without a mail server the page says so, support stays open, and the process lives on', async () => {
  const demo = await newDemo({
    environment: { SMTP_URL: `smtp://127.0.0.1:${await freePort()}` },
  });
  await setUpOtp(browser, demo);
  const { page, complaints } = await openWindow(browser);

  await givePassword(page, demo.origin);
  await page.getByRole('button', { name: 'I lost my OTP keycard' }).click();
  await page.getByText('A mail to c•••@example.test is on its way.').waitFor();
  await expect.poll(demo.output).toMatch(/keyfob: .*smtp: /);
  await page.reload();
  await page.getByText('A mail to c•••@example.test is on its way.').waitFor();
  expect(demo.output().split('Ctrl-C')[1]).not.toMatch(/customer@|recovery#/);
  await page.getByRole('link', { name: 'Contact support' }).click();
  await page.waitForURL('**/support');

  expect((await fetch(`${demo.origin}/login`)).status).toBe(200);
  expect(complaints).toEqual([]);
});
