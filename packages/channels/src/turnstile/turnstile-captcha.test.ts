import { describe, expect, it } from 'vitest';
import { verdictOf, widgetCaptchaSuite, yes } from '../testing/widget-captcha-suite.ts';
import { turnstileCaptcha } from './turnstile-captcha.ts';

describe('turnstileCaptcha', () => {
  widgetCaptchaSuite('turnstile', turnstileCaptcha);

  it.each(['recovery_mail', '', undefined, null])(
    'attack 65: a token that was solved for the action %j is worth nothing (Q1)',
    async (action) => {
      expect((await verdictOf(turnstileCaptcha, yes({ action }))).verdict).toBeUndefined();
    },
  );

  it('sends no token longer than 2,048 characters', async () => {
    const longest = await verdictOf(turnstileCaptcha, yes(), { text: 'x'.repeat(2048) });
    const longer = await verdictOf(turnstileCaptcha, yes(), { text: 'x'.repeat(2049) });

    expect(longest.forms).toHaveLength(1);
    expect(longer.forms).toHaveLength(0);
  });
});
