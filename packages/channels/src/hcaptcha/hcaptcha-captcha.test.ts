import { describe, expect, it } from 'vitest';
import { verdictOf, widgetCaptchaSuite, yes } from '../testing/widget-captcha-suite.ts';
import { hcaptchaCaptcha } from './hcaptcha-captcha.ts';

describe('hcaptchaCaptcha', () => {
  widgetCaptchaSuite('hcaptcha', hcaptchaCaptcha);

  it('attack 65: tells the provider the site key that the token must be of (Q1)', async () => {
    const { forms } = await verdictOf(hcaptchaCaptcha, yes());

    expect(forms[0]?.form).toMatchObject({ sitekey: 'example-key' });
  });

  it('takes a token for any action, as hCaptcha knows none', async () => {
    const { verdict } = await verdictOf(hcaptchaCaptcha, yes({ action: undefined }));

    expect(verdict).toBeDefined();
  });
});
