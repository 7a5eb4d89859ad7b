/** Where something is written before it is sent. */
export type DraftPlace = 'comment' | 'decision';

/** Under which name a draft is kept: each request has its own. */
export function draftKey(id: string, place: DraftPlace): string {
  return `${id} ${place}`;
}
