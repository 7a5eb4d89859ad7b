import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { givePassword, launch, openWindow } from './support/browser.ts';
import { type Demo, startDemo } from './support/demo.ts';
import { outsideServers } from './support/outside-servers.ts';
import { setUpOtp } from './support/set-up-otp.ts';

let browser: Browser;
const demos: Demo[] = [];
beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  await Promise.all(demos.map((demo) => demo.stop()));
});

it('attack 19: kill -9 between the answer and the mail: after the restart it is sent, once, and works (M2)', async () => {
  const nobody = createServer().listen(0, '127.0.0.1');
  await once(nobody, 'listening');
  const { port } = nobody.address() as AddressInfo;
  nobody.close();
  const first = await startDemo({ environment: { SMTP_URL: `smtp://127.0.0.1:${port}` } });
  demos.push(first);
  await setUpOtp(browser, first);
  const { page } = await openWindow(browser);
  await givePassword(page, first.origin);
  await page.getByRole('button', { name: 'I lost my OTP keycard' }).click();
  await page.getByText('is on its way').waitFor();
  await expect.poll(first.output).toMatch(/smtp: /); // one attempt has failed
  await first.stop('SIGKILL');

  const outside = await outsideServers();
  const { dataFolder } = first;
  const again = await startDemo({ dataFolder, environment: outside.environment });
  demos.push(again);
  const mails = () => outside.messages.filter(({ kind }) => kind === 'mail');
  await expect.poll(() => mails().length, { timeout: 80_000 }).toBe(1);
  const token = /#([\w.-]+)/.exec(outside.text('mail'))?.[1] ?? '';
  await page.goto(`${again.origin}/recovery#${token}`);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Send SMS' }).or(page.getByLabel('Password')).waitFor();

  expect(mails()).toHaveLength(1);
  await outside.close();
});
