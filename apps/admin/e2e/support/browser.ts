import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { launchOptions } from '../../../../chromium.ts';

export const password = 'correct horse battery staple';

export async function launch(): Promise<Browser> {
  return chromium.launch(launchOptions);
}

/** A window of somebody's own, watched for script errors and violations of the content policy. */
export async function openWindow(
  browser: Browser,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<{ page: Page; context: BrowserContext; complaints: string[] }> {
  const context = await browser.newContext(options);
  const complaints: string[] = [];
  const watch = (page: Page) => {
    page.on('pageerror', (error) => complaints.push(`script error: ${error.message}`));
    page.on('console', (message) => {
      const isStatus = /the server responded with a status of 4\d\d/.test(message.text());
      if (['error', 'warning'].includes(message.type()) && !isStatus)
        complaints.push(message.text());
    });
  };
  context.on('page', watch);
  const page = await context.newPage();
  return { page, context, complaints };
}

export async function givePassword(
  page: Page,
  origin: string,
  email = 'customer@example.test',
): Promise<void> {
  await page.goto(`${origin}/login`);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Log in' }).click();
}

/** My Account > Customer > Account Security, as a person goes there. */
export async function goToAccountSecurity(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'My Account' }).first().click();
  await page.getByRole('link', { name: 'Customer' }).first().click();
  await page.getByRole('link', { name: 'Account Security' }).first().click();
}

export async function logOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Log out' }).click();
  await page.getByRole('button', { name: 'Log in' }).waitFor();
}

export async function giveCode(page: Page, code: string): Promise<void> {
  const field = page.getByLabel('OTP code');
  // The plain form makes room for the component: what is typed in that moment is gone.
  do await field.fill(code);
  while ((await field.inputValue()).replaceAll(/\s/g, '') !== code);
  await page.getByRole('button', { name: 'Continue' }).click();
}
