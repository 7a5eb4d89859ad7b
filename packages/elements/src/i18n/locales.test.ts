import { describe, expect, it } from 'vitest';
import { errorStatuses, type NotAllowedReason } from '#contract';
import { cs } from '../locales/cs.ts';
import { csSupportDesk } from '../locales/cs-support-desk.ts';
import { en } from './en/en.ts';
import { supportDesk } from './en/support-desk.ts';
import { formatDate } from './formats/date.ts';
import { findMessages } from './registry.ts';

describe.each([
  ['English', en],
  ['Czech', cs],
])('%s', (_, messages) => {
  it('has a text for every code of the error table', () => {
    expect(Object.keys(messages.errors).sort()).toEqual(Object.keys(errorStatuses).sort());
  });

  it('has no empty text', () => {
    const texts = Object.values(messages).flatMap((value: unknown) =>
      typeof value === 'function' ? [value(7)] : JSON.stringify(value),
    );

    expect(texts.filter((text) => text === '' || text === '""')).toEqual([]);
  });

  it.each(Object.keys(messages.notAllowed) as NotAllowedReason[])(
    'says why something is not allowed (%s), with and without an end',
    (reason) => {
      const say = messages.notAllowed[reason];

      for (const words of [say(''), say('Friday')]) {
        expect(words).toMatch(/^\p{Lu}.*\p{L}\.$/u);
        expect(words).not.toMatch(/ {2}| \.|undefined/);
      }
      const hasEnd = reason === 'frozen' || reason === 'contact_changed';
      expect(say('Friday').includes('Friday')).toBe(hasEnd);
    },
  );

  it('speaks of no phone where no SMS is asked for', () => {
    const { deadEnd, noAccessMail, recoveryIntro, linkIntro, supportRequestIntro } = messages;
    const { elsewhere, elsewhereOver, waitingUntold, completionIntro } = messages;
    const texts = [noAccessMail, recoveryIntro, linkIntro, supportRequestIntro, elsewhere];

    expect(
      [...texts, elsewhereOver, waitingUntold, completionIntro, ...Object.values(deadEnd)].join(
        ' ',
      ),
    ).not.toMatch(/phone|telefon|SMS/i);
  });

  it('keeps the words of the two labels for the labels', () => {
    const names = [
      messages.show,
      messages.hide,
      messages.lost,
      messages.qrLabel,
      messages.disable,
      messages.smsCode,
      messages.recoveryTitle,
      messages.showSharedKey,
    ];

    for (const name of names) {
      expect(name).not.toContain(messages.password);
      expect(name).not.toContain(messages.code);
    }
  });
});

describe('the support desk', () => {
  it.each([
    ['English', supportDesk],
    ['Czech', csSupportDesk],
  ])('has no empty text in %s', (_, messages) => {
    const texts = Object.values(messages).flatMap((value: unknown) =>
      typeof value === 'function' ? [value(7)] : JSON.stringify(value),
    );

    expect(texts.filter((text) => text === '' || /""/.test(text))).toEqual([]);
  });

  it('adds its texts to those of the language', () => {
    expect(findMessages('cs')).toMatchObject({ ...cs, ...csSupportDesk });
  });
});

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
});

describe('a language', () => {
  it('is found by its full tag and by its base, whatever the case', () => {
    expect(findMessages('cs-CZ')).toMatchObject(cs);
    expect(findMessages('CS')).toMatchObject(cs);
    expect(findMessages('csb')).toBeUndefined();
  });
});

describe('a date', () => {
  it('is written in the language, and not at all when it is none', () => {
    expect(formatDate('en-GB', '2026-03-02T12:00:00.000Z')).toBe('2 Mar 2026');
    expect(formatDate('cs', '2026-03-02T12:00:00.000Z')).toBe('2. 3. 2026');
    expect(formatDate('en', 'yesterday')).toBe('');
  });
});
