import { html } from 'hono/html';
import type { Html } from './layout.ts';

/**
 * A moment: short and in the reader's own time where the script `local-times` has been loaded, in UTC
 * without it.
 */
export function time(at: number): Html {
  const timestamp = new Date(at).toISOString();
  return html`<time datetime="${timestamp}">${timestamp.slice(0, 16).replace('T', ' ')} UTC</time>`;
}
