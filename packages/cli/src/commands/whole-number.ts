/** A number as people write it; NaN for what is none, such as the empty text, which `Number` takes for 0. */
export function wholeNumber(text: string): number {
  return /^\d+$/.test(text) ? Number(text) : Number.NaN;
}
