import { durationWords } from '../formats/duration.ts';

const words = durationWords('zh-Hans', {
  hour: { other: '小时' },
  minute: { other: '分钟' },
  second: { other: '秒' },
});

/** Without spaces, which stand neither before a unit nor between two. */
export function duration(seconds: number): string {
  return words(seconds).replaceAll(' ', '');
}
