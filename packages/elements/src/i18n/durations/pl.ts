import { durationWords } from '../formats/duration.ts';

/** In the accusative, as it follows "za": za 1 minutę, za 2 minuty, za 5 minut. */
export const duration: (seconds: number) => string = durationWords('pl', {
  hour: { one: 'godzinę', few: 'godziny', other: 'godzin' },
  minute: { one: 'minutę', few: 'minuty', other: 'minut' },
  second: { one: 'sekundę', few: 'sekundy', other: 'sekund' },
});
