import { durationWords } from '../formats/duration.ts';

export const duration: (seconds: number) => string = durationWords('de', {
  hour: { one: 'Stunde', other: 'Stunden' },
  minute: { one: 'Minute', other: 'Minuten' },
  second: { one: 'Sekunde', other: 'Sekunden' },
});
