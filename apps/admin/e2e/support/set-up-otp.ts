import type { Browser } from 'playwright';
import { Phone, roomInStep } from './authenticator.ts';
import { givePassword, openWindow, password } from './browser.ts';
import type { Demo } from './demo.ts';

/** Turns OTP on over the API, for tests that are about something else. */
export async function setUpOtp(
  browser: Browser,
  { origin }: Demo,
  email = 'customer@example.test',
): Promise<Phone> {
  const { page, context } = await openWindow(browser);
  await givePassword(page, origin, email);
  await page.waitForURL('**/account/customer');
  const headers = { origin };
  const enrolment = await context.request.post(`${origin}/otp/enrolment`, { headers });
  const phone = new Phone((await enrolment.json()).uri);
  await roomInStep();
  const data = { password, code: phone.code(-1) };
  const activated = await context.request.post(`${origin}/otp/enrolment/activation`, {
    headers,
    data,
  });
  if (!activated.ok()) throw new Error(`activation failed: ${await activated.text()}`);
  await context.close();
  return phone;
}
