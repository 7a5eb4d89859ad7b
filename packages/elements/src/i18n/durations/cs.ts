import { durationWords } from '../formats/duration.ts';

/** In the accusative, as it follows "za": za 1 minutu, za 2 minuty, za 5 minut. */
export const duration: (seconds: number) => string = durationWords('cs', {
  hour: { one: 'hodinu', few: 'hodiny', other: 'hodin' },
  minute: { one: 'minutu', few: 'minuty', other: 'minut' },
  second: { one: 'sekundu', few: 'sekundy', other: 'sekund' },
});
