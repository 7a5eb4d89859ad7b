import { describe, expect, it } from 'vitest';
import { ar } from '../../locales/ar.ts';
import { cs } from '../../locales/cs.ts';
import { ja } from '../../locales/ja.ts';
import { en } from '../en/en.ts';

describe('a waiting time', () => {
  it.each([
    [1, 'You can try again in 1 second.', 'Zkusit to znovu můžete za 1 sekundu.'],
    [3, 'You can try again in 3 seconds.', 'Zkusit to znovu můžete za 3 sekundy.'],
    [90, 'You can try again in 90 seconds.', 'Zkusit to znovu můžete za 90 sekund.'],
    [
      61 * 2,
      'You can try again in 2 minutes 2 seconds.',
      'Zkusit to znovu můžete za 2 minuty 2 sekundy.',
    ],
    [900, 'You can try again in 15 minutes.', 'Zkusit to znovu můžete za 15 minut.'],
    [
      3600 + 60,
      'You can try again in 1 hour 1 minute.',
      'Zkusit to znovu můžete za 1 hodinu 1 minutu.',
    ],
  ])('of %d seconds is said as people say it', (seconds, english, czech) => {
    expect(en.tryAgainIn(seconds)).toBe(english);
    expect(cs.tryAgainIn(seconds)).toBe(czech);
  });

  it.each([
    [1, 'ثانية واحدة'],
    [2, 'ثانيتين'],
    [3, '3 ثوانٍ'],
    [11, '11 ثانية'],
    [90, '90 ثانية'],
    [100, 'دقيقة واحدة و40 ثانية'],
    [122, 'دقيقتين وثانيتين'],
    [7500, 'ساعتين و5 دقائق'],
  ])('of %d seconds has the forms of Arabic', (seconds, arabic) => {
    expect(ar.tryAgainIn(seconds)).toBe(`يمكنك إعادة المحاولة بعد ${arabic}.`);
  });

  it('has no spaces in Japanese', () => {
    expect(ja.tryAgainIn(122)).toBe('2分2秒後にもう一度お試しください。');
  });
});
