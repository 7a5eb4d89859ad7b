import { freePort } from '@keyfob/test-servers';
import { expect, it } from 'vitest';
import { givePassword, openWindow } from './support/browser.ts';
import { outsideServers } from './support/outside-servers.ts';
import { setUpOtp } from './support/set-up-otp.ts';
import { setStage } from './support/stage.ts';

const { browser, newDemo } = await setStage();

it('attack 19: kill -9 between the answer and the mail: after the restart it is sent, once, and works (M2)', {
  timeout: 180_000, // the killed process has leased the mail for a minute
}, async () => {
  const nobody = `smtp://127.0.0.1:${await freePort()}`;
  const first = await newDemo({ environment: { SMTP_URL: nobody } });
  await setUpOtp(browser, first);
  const { page } = await openWindow(browser);
  await givePassword(page, first.origin);
  await page.getByRole('button', { name: 'I lost my OTP keycard' }).click();
  await page.getByText('is on its way').waitFor();
  await expect.poll(first.output).toMatch(/smtp: /); // one attempt has failed
  await first.stop('SIGKILL');

  const outside = await outsideServers();
  const { dataFolder } = first;
  const again = await newDemo({ dataFolder, environment: outside.environment });
  const links = () => [...outside.text('mail').matchAll(/\/recovery#([\w.-]+)/g)];
  await expect.poll(() => links().length, { timeout: 120_000 }).toBe(1);
  const token = links()[0]?.[1] ?? '';
  await page.goto(`${again.origin}/recovery#${token}`);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Send SMS' }).or(page.getByLabel('Password')).waitFor();

  expect(links()).toHaveLength(1);
  await outside.close();
});
