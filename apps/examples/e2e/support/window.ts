import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type ManualClock, manualClock } from '@keyfob/core/testing';
import type { Browser, BrowserContextOptions, Page } from 'playwright';
import { onTestFinished } from 'vitest';
import type { Example } from '../../src/examples.ts';
import { exampleSite, user } from '../../src/site.ts';

interface Window {
  readonly page: Page;
  readonly origin: string;
  /** The clock of the server. */
  readonly clock: ManualClock;
  /** What the console was told of, violations of the policy among it. */
  readonly complaints: readonly string[];
}

/** A window of an example, whose server is there for it alone and ends with the test. */
export async function openExample(
  browser: Browser,
  name: Example,
  options: BrowserContextOptions = {},
): Promise<Window> {
  const clock = manualClock(Date.now());
  const server = exampleSite(name, { clock }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const page = await browser.newPage(options);
  onTestFinished(async () => {
    await page.context().close();
    server.close();
  });
  page.setDefaultTimeout(15_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  await page.goto(origin);
  return { page, origin, clock, complaints };
}

export async function givePassword(page: Page): Promise<void> {
  await page.getByLabel('E-mail').fill(user.email);
  await page.getByLabel('Password').fill(user.password);
  await page.getByRole('button', { name: 'Log in' }).click();
}
