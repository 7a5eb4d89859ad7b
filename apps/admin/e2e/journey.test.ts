import type { Response } from 'playwright';
import { describe, expect, it } from 'vitest';
import { setOtpAndLogIn } from './journeys/set-otp.ts';
import { Phone, roomInStep } from './support/authenticator.ts';
import {
  giveCode,
  givePassword,
  goToAccountSecurity,
  openWindow,
  password,
} from './support/browser.ts';
import { setUpOtp } from './support/set-up-otp.ts';
import { setStage } from './support/stage.ts';

const { browser, newDemo } = await setStage();

describe('the main job, in a browser', () => {
  it('set OTP with the QR picture, log in with it, turn it off (W3)', async () => {
    await setOtpAndLogIn(browser, await newDemo());
  });

  it('the same by keyboard alone', async () => {
    const { origin } = await newDemo();
    const { page, complaints } = await openWindow(browser);
    const type = (text: string) => page.keyboard.type(text);
    const press = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key);
    };

    await page.goto(`${origin}/login`);
    await expect.poll(focusedName).toBe('E-mail');
    await type('customer@example.test');
    await press('Tab');
    await type(password);
    await press('Enter');
    await page.waitForURL('**/account/customer');
    await tabTo('Account Security');
    await press('Enter');
    await page.getByRole('button', { name: 'Set OTP' }).waitFor();
    await tabTo('Set OTP');
    await press('Enter');
    await page.getByRole('dialog').getByRole('img', { name: /QR/ }).waitFor();
    const phone = await Phone.scan(page);
    await roomInStep();
    await tabTo('Password');
    await type(password);
    await tabTo('OTP code');
    await type(phone.code(-1));
    await press('Enter');
    await page.getByRole('button', { name: 'Done' }).waitFor();
    await tabTo('Done');
    await press('Enter');
    await page.getByRole('button', { name: 'Disable' }).waitFor();
    await tabTo('Log out');
    await press('Enter');
    await page.getByRole('button', { name: 'Log in' }).waitFor();

    await expect.poll(focusedName).toBe('E-mail');
    await type('customer@example.test');
    await press('Tab');
    await type(password);
    await press('Enter');
    await page.getByLabel('OTP code').waitFor();
    await tabTo('OTP code');
    await type(phone.code());
    await press('Enter');
    await page.waitForURL('**/account/customer');
    await tabTo('Account Security');
    await press('Enter');
    await page.getByRole('button', { name: 'Disable' }).waitFor();
    await tabTo('Disable');
    await press('Enter');
    await page.getByRole('dialog').getByLabel('Password').waitFor();
    await tabTo('Password');
    await type(password);
    await tabTo('OTP code');
    await type(phone.code(1));
    await press('Enter');
    await page.getByRole('button', { name: 'Set OTP' }).waitFor({ state: 'attached' });

    expect(complaints).toEqual([]);

    /** Presses Tab until the thing with this name has the focus; whoever cannot see does the same. */
    async function tabTo(name: string): Promise<void> {
      for (let steps = 0; steps < 40; steps += 1) {
        if ((await focusedName()) === name) return;
        await page.keyboard.press('Tab');
      }
      throw new Error(`Tab never came to ${name}`);
    }

    async function focusedName(): Promise<string> {
      return page.evaluate(() => {
        let focused = document.activeElement;
        while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
        const label = (focused as HTMLInputElement | null)?.labels?.[0]?.textContent;
        return (label ?? focused?.getAttribute('aria-label') ?? focused?.textContent ?? '').trim();
      });
    }
  });

  it('a failed activation brings a new key; the old one is dead (E3)', async () => {
    const { origin } = await newDemo();
    const { page } = await openWindow(browser);
    await givePassword(page, origin);
    await goToAccountSecurity(page);
    await page.getByRole('button', { name: 'Set OTP' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('img', { name: /QR/ }).waitFor();
    const first = await Phone.scan(page);

    await dialog.getByLabel('Password').fill('wrong');
    await dialog.getByLabel('OTP code').fill(first.code());
    await dialog.getByRole('button', { name: 'Activate' }).click();
    await dialog
      .getByText(/delete the old entry/i)
      .first()
      .waitFor();
    const second = await Phone.scan(page);
    expect(second.sharedKey).not.toBe(first.sharedKey);

    await dialog.getByLabel('Password').fill(password);
    await dialog.getByLabel('OTP code').fill('12345');
    await dialog.getByRole('button', { name: 'Activate' }).click();
    await expect
      .poll(async () => dialog.getByLabel('OTP code').getAttribute('aria-invalid'))
      .toBe('true');
    expect((await Phone.scan(page)).sharedKey).toBe(second.sharedKey); // a slip costs nothing

    await dialog.getByLabel('OTP code').fill(second.code());
    await dialog.getByRole('button', { name: 'Activate' }).click();
    await dialog.getByRole('button', { name: 'Done' }).waitFor();
  });

  it('a newcomer verifies e-mail and phone first, with codes from the inbox', async () => {
    const { origin } = await newDemo();
    const { page, context } = await openWindow(browser);
    await givePassword(page, origin, 'newcomer@example.test');
    await goToAccountSecurity(page);
    await page.getByRole('link', { name: 'Verify contact details' }).waitFor();
    expect(
      await page
        .getByRole('button', { name: 'Set OTP' })
        .isEnabled()
        .catch(() => false),
    ).toBe(false);

    await page.getByRole('link', { name: 'Verify contact details' }).click();
    for (const contact of ['E-mail address', 'Mobile phone']) {
      const section = page.getByRole('region', { name: contact });
      await section.getByRole('button', { name: /^Send/ }).click();
      const inbox = await context.newPage();
      await inbox.goto(`${origin}/demo/inbox`);
      const code =
        /\b\d{8}\b/.exec(String(await inbox.getByRole('listitem').first().textContent()))?.[0] ??
        '';
      await inbox.close();
      await section.getByLabel('Code').fill(code === '00000000' ? '11111111' : '00000000');
      await section.getByRole('button', { name: 'Verify' }).click();
      await section.getByRole('alert').waitFor();
      await section.getByLabel('Code').fill(code);
      await section.getByRole('button', { name: 'Verify' }).click();
      await section.getByText('Verified', { exact: true }).waitFor();
    }

    await goToAccountSecurity(page);
    await expect.poll(() => page.getByRole('button', { name: 'Set OTP' }).isEnabled()).toBe(true);
  });

  it('the virtual authenticator takes the shared key and shows working codes', async () => {
    const { origin } = await newDemo();
    const { page, context, complaints } = await openWindow(browser);
    await givePassword(page, origin);
    await goToAccountSecurity(page);
    await page.getByRole('button', { name: 'Set OTP' }).click();
    await page.getByRole('dialog').getByRole('img', { name: /QR/ }).waitFor();
    const phone = await Phone.scan(page);
    const tab = await context.newPage();
    await tab.goto(`${origin}/demo/authenticator`);

    await tab.getByLabel('Shared key').fill('not a key');
    await tab.getByRole('button', { name: 'Add' }).click();
    await tab.getByRole('alert').waitFor();
    await tab
      .getByLabel('Shared key')
      .fill(phone.sharedKey.replace(/(.{4})/g, '$1 ').toLowerCase());
    await tab.getByRole('button', { name: 'Add' }).click();
    await roomInStep();
    const entry = tab.getByRole('list', { name: 'Entries' });
    await expect
      .poll(async () => (await entry.textContent())?.includes(phone.code().slice(0, 3)))
      .toBe(true);
    await tab.reload();
    expect(await entry.getByRole('listitem').count()).toBe(1); // it keeps its entries

    expect(complaints).toEqual([]);
  });
});

describe('without JavaScript', () => {
  it('the code step is a plain form, with words that help', async () => {
    const demo = await newDemo();
    const phone = await setUpOtp(browser, demo);
    const { page } = await openWindow(browser, { javaScriptEnabled: false });

    await givePassword(page, demo.origin);
    await giveCode(page, '123');
    expect(await page.getByRole('alert').textContent()).toContain('six digits');
    await giveCode(page, phone.wrongCode());
    expect(await page.getByRole('alert').textContent()).toContain('wrong');
    await page.getByRole('button', { name: 'I lost my OTP keycard' }).click();
    expect(await page.getByRole('main').textContent()).toContain('Contact support');
    await page.getByRole('link', { name: 'Back to the code' }).click();
    await giveCode(page, phone.code());

    await page.waitForURL('**/account/customer');
    await page.getByRole('button', { name: 'Log out' }).waitFor();
  });

  it('an example account fills in the form, and no other account does', async () => {
    const { origin } = await newDemo();
    const { page } = await openWindow(browser, { javaScriptEnabled: false });
    await page.goto(`${origin}/login?example=somebody@example.test`);
    expect(await page.getByLabel('Password').inputValue()).toBe('');

    await page.getByRole('link', { name: 'customer@example.test' }).click();
    await page.getByRole('button', { name: 'Log in' }).click();

    await page.waitForURL('**/account/customer');
    await page.getByText('customer@example.test').first().waitFor();
  });
});

describe('limits', () => {
  it('five wrong codes: a countdown, and it survives new windows and a restart (L1, L3)', async () => {
    const demo = await newDemo();
    const phone = await setUpOtp(browser, demo);
    const { page } = await openWindow(browser);
    await givePassword(page, demo.origin);
    for (let attempts = 1; attempts <= 5; attempts += 1) {
      const answer = page.waitForResponse(isCodeStep);
      await giveCode(page, phone.wrongCode());
      await answer;
      await expect.poll(() => page.getByLabel('OTP code').isEnabled()).toBe(true);
    }
    await expect.poll(() => page.getByRole('button', { name: /Continue/ }).isDisabled()).toBe(true);
    await page
      .getByText(/\d+ seconds?/)
      .first()
      .waitFor();

    await demo.stop();
    const again = await newDemo({ dataFolder: demo.dataFolder });
    const other = (await openWindow(browser)).page;
    await givePassword(other, again.origin);
    const answer = other.waitForResponse(isCodeStep);
    await giveCode(other, phone.code());

    const refused = await answer;
    expect(refused.status()).toBe(429);
    expect(Number(refused.headers()['retry-after'])).toBeGreaterThan(0);
  });
});

/** The answer to a code, given to the component or, by somebody who is fast, to the plain form. */
function isCodeStep(response: Response): boolean {
  const { pathname } = new URL(response.url());
  return response.request().method() === 'POST' && /verification$|login\/code$/.test(pathname);
}
