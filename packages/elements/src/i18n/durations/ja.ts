import { durationWords } from '../formats/duration.ts';

const words = durationWords('ja', {
  hour: { other: '時間' },
  minute: { other: '分' },
  second: { other: '秒' },
});

/** Without spaces, which stand neither before a unit nor between two. */
export function duration(seconds: number): string {
  return words(seconds).replaceAll(' ', '');
}
