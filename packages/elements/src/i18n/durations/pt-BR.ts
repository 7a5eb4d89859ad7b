import { durationWords } from '../formats/duration.ts';

export const duration: (seconds: number) => string = durationWords('pt-BR', {
  hour: { one: 'hora', other: 'horas' },
  minute: { one: 'minuto', other: 'minutos' },
  second: { one: 'segundo', other: 'segundos' },
});
