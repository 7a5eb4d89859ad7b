import { virtualAuthenticator } from '@keyfob/core/testing';
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchOptions } from '../../../chromium.ts';
import { buildExamples } from '../src/build.ts';
import { type Example, examples } from '../src/examples.ts';
import { user } from '../src/site.ts';
import { givePassword, openExample } from './support/window.ts';

const names = Object.keys(examples) as Example[];
let browser: Browser;

beforeAll(async () => {
  buildExamples(names);
  browser = await chromium.launch(launchOptions);
}, 300_000);

afterAll(() => browser?.close());

it.each(names)('%s: OTP is set, asked for and disabled, without a complaint', async (name) => {
  const { page, clock, complaints } = await openExample(browser, name);

  await givePassword(page);
  const enrolment = page.waitForResponse((response) => response.url().endsWith('/otp/enrolment'));
  await page.getByRole('button', { name: 'Set OTP' }).click();
  const { codeAt } = virtualAuthenticator((await (await enrolment).json()).uri);
  await confirm(page, codeAt(clock()), 'Activate');
  await page.getByText('One-time password: on').waitFor();

  await page.getByRole('button', { name: 'Log out' }).click();
  await givePassword(page);
  clock.advanceSeconds(30);
  await page.getByLabel('OTP code').fill(codeAt(clock()));
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.waitForURL('**/account');

  await page.getByRole('button', { name: 'Disable' }).click();
  clock.advanceSeconds(30);
  await confirm(page, codeAt(clock()), 'Disable');
  await page.getByText('One-time password: off').waitFor();
  expect(complaints).toEqual([]);
});

/** Gives password and code in a dialog of the account, and leaves it. */
async function confirm(page: Page, code: string, button: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Password').fill(user.password);
  await dialog.getByLabel('OTP code').fill(code);
  await dialog.getByRole('button', { name: button }).click();
  await dialog.getByRole('button', { name: 'Done' }).click();
}
