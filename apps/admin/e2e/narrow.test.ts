/** Every page on a phone: nothing is wider than the screen, however long a link or an address is. */
import { expect, it } from 'vitest';
import { roomInStep } from './support/authenticator.ts';
import { giveCode, givePassword, openWindow } from './support/browser.ts';
import { DemoInbox } from './support/demo-inbox.ts';
import { loseThePhone } from './support/lose-phone.ts';
import { setUpOtp } from './support/set-up-otp.ts';
import { setStage } from './support/stage.ts';

const { browser, newDemo } = await setStage();
const viewport = { width: 360, height: 760 };

it('no page scrolls sideways at 360 pixels', async () => {
  const demo = await newDemo();
  const phone = await setUpOtp(browser, demo);
  const inbox = await DemoInbox.open(browser, demo);
  const { page, complaints } = await openWindow(browser, { viewport });
  const tooWide: string[] = [];
  const look = async (path: string) => {
    await page.goto(`${demo.origin}${path}`);
    await page.waitForLoadState('networkidle');
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    if (width > viewport.width) tooWide.push(`${path}: ${width}`);
  };

  await loseThePhone(page, demo);
  const link = new URL(await inbox.linkIn('Deactivate OTP'));
  const waiting = ['/login', '/login/code', '/login/lost', '/recovery', `/recovery${link.hash}`];
  for (const path of [...waiting, '/support', '/notice', '/demo/inbox']) await look(path);
  await roomInStep();
  await givePassword(page, demo.origin);
  await giveCode(page, phone.code());
  await page.waitForURL('**/account/customer');
  const account = ['', '/contacts', '/security', '/events'].map(
    (path) => `/account/customer${path}`,
  );
  for (const path of [...account, '/demo/authenticator']) await look(path);

  expect(tooWide).toEqual([]);
  expect(complaints).toEqual([]);
});
