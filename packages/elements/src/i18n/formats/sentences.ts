/** Two sentences, one after the other. No space follows the full stop of Chinese and Japanese. */
export function sentences(first: string, second: string): string {
  return `${first} ${second}`.replace('。 ', '。');
}
