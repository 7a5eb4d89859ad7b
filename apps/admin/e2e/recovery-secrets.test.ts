/** A whole recovery, watched from all sides for what must not show up anywhere. */
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launch, openWindow } from './support/browser.ts';
import { type Demo, startDemo } from './support/demo.ts';
import { loseThePhone } from './support/lose-phone.ts';
import { outsideServers } from './support/outside-servers.ts';
import { type RecordingProxy, recordingProxy } from './support/recording-proxy.ts';
import { setUpOtp } from './support/set-up-otp.ts';
import { attributesAndStorage, bytesOf } from './support/traces.ts';

let browser: Browser;
let servers: Awaited<ReturnType<typeof outsideServers>>;
let proxy: RecordingProxy;
let process: Demo;
beforeAll(async () => {
  [browser, servers, proxy] = await Promise.all([launch(), outsideServers(), recordingProxy()]);
  process = await startDemo({
    environment: { ...servers.environment, KEYFOB_ORIGIN: proxy.origin },
  });
  proxy.leadTo(process.origin);
});
afterAll(async () => {
  await browser.close();
  await process.stop();
  proxy.close();
  await servers.close();
});

it('attack 60: no link, SMS code or number shows in addresses, referrers, history, logs or database (R6, P4, G1)', async () => {
  const demo = { ...process, origin: proxy.origin };
  await setUpOtp(browser, demo);
  const { page, context, complaints } = await openWindow(browser);
  const seen: string[] = [];
  page.on('console', (message) => seen.push(`console: ${message.text()}`));

  await loseThePhone(page, demo);
  const link = await arrived('mail', /\S+\/recovery#(\S+)/);
  seen.push(...(await attributesAndStorage(page)));
  await page.goto(`${demo.origin}/recovery#${link}`);
  await page.getByRole('button', { name: 'Continue' }).waitFor();
  seen.push(...(await attributesAndStorage(page)));
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Send SMS' }).click();
  await page.getByLabel('SMS code').waitFor();
  const code = await arrived('sms', /^(\d{8}) is your code/m);
  seen.push(...(await attributesAndStorage(page)), await page.content());
  await page.getByLabel('SMS code').fill(code);
  await page.getByRole('button', { name: 'Disable OTP' }).click();
  await page.getByText('OTP is disabled').waitFor();
  seen.push(...(await attributesAndStorage(page)));
  await page.getByRole('main').getByRole('link', { name: 'Log in' }).click();
  await page.waitForURL('**/login');
  for (let entries = await page.evaluate(() => history.length); entries > 1; entries -= 1) {
    await page.goBack();
    seen.push(page.url());
  }
  const notice = await arrived('mail', /\S+\/notice#(\S+)/);
  await arrived('sms', /\S+\/notice#(\S+)/);
  await page.goto(`${demo.origin}/notice#${notice}`);
  await page.getByRole('button', { name: 'Keep my account safe' }).click();
  await page.getByText('Your account is frozen').waitFor();
  seen.push(page.url(), ...(await attributesAndStorage(page)), process.output());
  seen.push(JSON.stringify(await context.storageState()), ...proxy.lines);
  await context.close();

  const number = '+420555000101';
  const spoken = [number, number.slice(1), '+420 555 000 101'];
  const shown = Buffer.from(seen.join('\n'));
  const kept = bytesOf(process.dataFolder);
  const keyfobs = bytesOf(process.dataFolder, /^keyfob/);
  const findIn = (place: Buffer, secrets: readonly string[]) =>
    secrets.filter((secret) => place.includes(secret));

  expect(findIn(shown, [link, notice, code, ...spoken])).toEqual([]);
  expect(findIn(kept, [link, notice, code])).toEqual([]);
  expect(findIn(keyfobs, spoken)).toEqual([]);
  expect(kept.includes(number)).toBe(true); // it does look into the files: the demo knows its users
  expect(proxy.lines.filter((line) => line.startsWith('POST /otp/recovery'))).toHaveLength(6);
  expect(complaints).toEqual([]);
});

/** Waits for the newest message of this kind that has such words; what the parentheses find. */
async function arrived(kind: 'mail' | 'sms', words: RegExp): Promise<string> {
  const find = () =>
    servers.messages.findLast((each) => each.kind === kind && words.test(each.text));
  await expect.poll(() => find() !== undefined, { timeout: 20_000 }).toBe(true);
  return words.exec(find()?.text ?? '')?.[1] ?? '';
}
