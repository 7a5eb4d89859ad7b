import { durationWords } from '../formats/duration.ts';

export const duration: (seconds: number) => string = durationWords('fr', {
  hour: { one: 'heure', other: 'heures' },
  minute: { one: 'minute', other: 'minutes' },
  second: { one: 'seconde', other: 'secondes' },
});
