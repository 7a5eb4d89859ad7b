import type { Page } from 'playwright';
import { givePassword } from './browser.ts';
import type { Demo } from './demo.ts';
import type { DemoInbox } from './demo-inbox.ts';

/** Password, and then no code: the mail with the link is on its way. */
export async function loseThePhone(page: Page, { origin }: Demo): Promise<void> {
  await givePassword(page, origin);
  await page.getByRole('button', { name: 'I lost my OTP keycard' }).click();
  await page.waitForURL(/\/login\/lost(\?|$)/);
  await page.getByText(/mail to c•••@example\.test/).waitFor();
}

/** From **Send SMS** to the end, with the code that arrives. */
export async function confirmBySms(page: Page, inbox: DemoInbox): Promise<void> {
  await page.getByRole('button', { name: 'Send SMS' }).click();
  const code = page.getByLabel('SMS code');
  await code.waitFor();
  await code.fill(await inbox.smsCode());
  await page.getByRole('button', { name: 'Disable OTP' }).click();
  await page.getByText('OTP is disabled').waitFor();
}
