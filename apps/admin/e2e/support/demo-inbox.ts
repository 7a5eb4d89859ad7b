import type { Browser, Locator, Page } from 'playwright';
import { openWindow } from './browser.ts';
import type { Demo } from './demo.ts';

/** The demo's inbox in a window of its own, where somebody waits for what arrives. */
export class DemoInbox {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  static async open(browser: Browser, { origin }: Demo): Promise<DemoInbox> {
    const { page } = await openWindow(browser);
    await page.goto(`${origin}/demo/inbox`);
    return new DemoInbox(page);
  }

  /** Waits for a message with these words; the newest of them. */
  async read(...words: readonly (string | RegExp)[]): Promise<string> {
    return String(await this.message(...words).textContent());
  }

  /** Waits for a message with these words, and gives where its link leads. */
  async linkIn(...words: readonly (string | RegExp)[]): Promise<string> {
    const link = this.message(...words).getByRole('link', { name: /^http/, includeHidden: true });
    return String(await link.getAttribute('href'));
  }

  async smsCode(): Promise<string> {
    return /\d{8}/.exec(await this.read('SMS', 'is your code'))?.[0] ?? '';
  }

  async count(...words: readonly (string | RegExp)[]): Promise<number> {
    await this.page.reload();
    return this.withWords(words).count();
  }

  private message(...words: readonly (string | RegExp)[]): Locator {
    return this.withWords(words).first();
  }

  private withWords(words: readonly (string | RegExp)[]): Locator {
    return words.reduce(
      (found, hasText) => found.filter({ hasText }),
      this.page.getByRole('listitem'),
    );
  }
}
