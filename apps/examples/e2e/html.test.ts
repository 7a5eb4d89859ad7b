import { fileURLToPath } from 'node:url';
import { virtualAuthenticator } from '@keyfob/core/testing';
import { type Browser, type BrowserContextOptions, chromium } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchOptions } from '../../../chromium.ts';
import { buildExamples } from '../src/build.ts';
import { user } from '../src/site.ts';
import { givePassword, openExample } from './support/window.ts';

let browser: Browser;

beforeAll(async () => {
  buildExamples(['html']);
  browser = await chromium.launch(launchOptions);
}, 300_000);

afterAll(() => browser?.close());

it('until its script has come, an element has its place and shows nothing', async () => {
  const { page } = await openCodeStep();
  const step = page.locator('keyfob-verification');
  const letGo = Promise.withResolvers<void>();
  await page.route('**/keyfob/*.js', async (route) => {
    await letGo.promise;
    await route.continue();
  });
  await page.reload({ waitUntil: 'commit' });
  await step.waitFor({ state: 'attached' });

  expect(await page.getByText('Call us').isVisible()).toBe(false);
  expect(await page.getByText('Log in').isVisible()).toBe(false);
  const before = await step.boundingBox();
  letGo.resolve();
  await page.getByLabel('OTP code').waitFor();
  const after = await step.boundingBox();

  expect(before?.y).toBe(after?.y);
  expect(Math.abs((after?.height ?? 0) - (before?.height ?? 0))).toBeLessThan(16);
});

it('without scripts a plain form takes the code', async () => {
  const { page, code } = await openCodeStep({ javaScriptEnabled: false });

  expect(await page.getByText('Call us').isVisible()).toBe(false);
  await page.getByLabel('OTP code').fill(code());
  await page.getByRole('button', { name: 'Continue' }).click();

  await page.waitForURL('**/account');
});

it.each([
  ['the file that a page names', '**/keyfob/keyfob.js'],
  ['the chunk that it imports', '**/keyfob/chunks/keyfob-*.js'],
])('%s does not run when it is another one than was built', async (_what, path) => {
  const { page, complaints } = await openExample(browser, 'html');
  await page.route(path, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: `${await answer.text()}\n` });
  });

  await givePassword(page);
  await page.waitForURL('**/account');
  await expect.poll(() => complaints.join()).toMatch(/integrity/);

  expect(await page.locator('keyfob-account-security:not(:defined)').count()).toBe(1);
});

it('a brand is one style sheet of the page', async () => {
  const { page, complaints } = await openCodeStep();
  await page.getByLabel('OTP code').waitFor();
  const brand = new URL('../../storybook/brands/harbour.css', import.meta.url);
  await page.route('**/brand.css', (route) => route.fulfill({ path: fileURLToPath(brand) }));
  const styleOf = (part: string) =>
    page
      .locator(`keyfob-verification [part~="${part}"]`)
      .first()
      .evaluate((element) => {
        const { backgroundColor, color, borderRadius, fontFamily, height } =
          getComputedStyle(element);
        return {
          backgroundColor,
          color,
          borderRadius,
          fontFamily,
          height: Number.parseFloat(height),
        };
      });
  const before = await styleOf('primary');

  await page.evaluate(async () => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = '/brand.css';
    const loaded = new Promise((resolve) => link.addEventListener('load', resolve));
    document.head.append(link);
    await loaded;
  });

  const after = await styleOf('primary');
  expect(await styleOf('section')).toMatchObject({
    backgroundColor: 'rgb(11, 31, 58)',
    borderRadius: '2px',
    fontFamily: expect.stringContaining('Georgia'),
  });
  expect(after).toMatchObject({ backgroundColor: 'rgb(255, 90, 31)', borderRadius: '2px' });
  expect(after.height).toBeLessThan(before.height); // dense
  expect(complaints).toEqual([]);
});

/** The code step of somebody whose OTP was set over the API. */
async function openCodeStep(options: BrowserContextOptions = {}) {
  const { page, origin, clock, complaints } = await openExample(browser, 'html', options);
  const post = async (path: string, data?: object) => {
    const answer = await page.request.post(`${origin}/otp${path}`, { headers: { origin }, data });
    return answer.json();
  };
  await givePassword(page);
  await page.waitForURL('**/account');
  const { codeAt } = virtualAuthenticator((await post('/enrolment')).uri);
  await post('/enrolment/activation', { password: user.password, code: codeAt(clock()) });
  await page.getByRole('button', { name: 'Log out' }).click();
  await givePassword(page);
  await page.waitForURL('**/code');
  clock.advanceSeconds(30);
  return { page, complaints, code: () => codeAt(clock()) };
}
