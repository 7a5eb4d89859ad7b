import { durationWords } from '../formats/duration.ts';

export const duration: (seconds: number) => string = durationWords('nl', {
  hour: { one: 'uur', other: 'uur' },
  minute: { one: 'minuut', other: 'minuten' },
  second: { one: 'seconde', other: 'seconden' },
});
