import { durationWords } from '../formats/duration.ts';

export const duration: (seconds: number) => string = durationWords('it', {
  hour: { one: 'ora', other: 'ore' },
  minute: { one: 'minuto', other: 'minuti' },
  second: { one: 'secondo', other: 'secondi' },
});
