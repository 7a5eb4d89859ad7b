import { durationWords } from '../formats/duration.ts';

export const duration: (seconds: number) => string = durationWords('en', {
  hour: { one: 'hour', other: 'hours' },
  minute: { one: 'minute', other: 'minutes' },
  second: { one: 'second', other: 'seconds' },
});
