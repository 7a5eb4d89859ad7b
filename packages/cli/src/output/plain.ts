/**
 * Text of somebody else's making, fit for a line of a terminal: without control and format characters, which
 * could move its cursor or hide what stands beside it.
 */
export function plain(text: string): string {
  return text.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '?');
}

/** A moment as people read it. */
export function written(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
