import { durationWords } from '../formats/duration.ts';

const words = durationWords('ar', {
  hour: { one: 'ساعة واحدة', two: 'ساعتين', few: 'ساعات', other: 'ساعة' },
  minute: { one: 'دقيقة واحدة', two: 'دقيقتين', few: 'دقائق', other: 'دقيقة' },
  second: { one: 'ثانية واحدة', two: 'ثانيتين', few: 'ثوانٍ', other: 'ثانية' },
});

/**
 * In the genitive, as it follows "بعد", "خلال" and "كل". The forms for one and two say their number
 * themselves, and "و" joins what is in two units.
 */
export function duration(seconds: number): string {
  const parts = words(seconds).split(/ (?=\d)/);
  return parts.map((part) => part.replace(/^[12] /, '')).join(' و');
}
