import { durationWords } from '../formats/duration.ts';

export const duration: (seconds: number) => string = durationWords('he', {
  hour: { one: 'שעה', other: 'שעות' },
  minute: { one: 'דקה', other: 'דקות' },
  second: { one: 'שנייה', other: 'שניות' },
});
