import { durationWords } from '../formats/duration.ts';

/** In the accusative, as it follows "o": o 1 minútu, o 2 minúty, o 5 minút. */
export const duration: (seconds: number) => string = durationWords('sk', {
  hour: { one: 'hodinu', few: 'hodiny', other: 'hodín' },
  minute: { one: 'minútu', few: 'minúty', other: 'minút' },
  second: { one: 'sekundu', few: 'sekundy', other: 'sekúnd' },
});
