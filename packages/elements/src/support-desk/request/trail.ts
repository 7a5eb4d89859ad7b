import { html, nothing, type TemplateResult } from 'lit';
import type { SupportRequestView, SupportTrailEntry } from '#contract';
import type { KeyfobClient } from '../../client/keyfob-client.ts';
import { type DeskView, moment } from '../view/desk-view.ts';

export interface TrailView extends DeskView {
  readonly trailUrl: KeyfobClient['supportTrailUrl'];
}

/** Who did what and when, the latest at the end, and the same for download. */
export function trailView(request: SupportRequestView, view: TrailView): TemplateResult {
  const { id, trail } = request;
  const { text, trailUrl } = view;
  return html`<section class="block" aria-labelledby="trail-title">
    <h4 id="trail-title">${text.deskTrail}</h4>
    <ol part="trail">
      ${trail.map((entry) => trailItem(entry, request, view))}
    </ol>
    ${exportLine(text.deskExport, (format) => trailUrl(id, format, 'request'))}
    ${request.account && exportLine(text.deskExportAccount, (format) => trailUrl(id, format, 'account'))}
  </section>`;
}

function exportLine(words: string, url: (format: 'csv' | 'jsonl') => string): TemplateResult {
  return html`<p part="export">
    ${words}
    <a href=${url('csv')} download>CSV</a>
    <a href=${url('jsonl')} download>JSON Lines</a>
  </p>`;
}

function trailItem(
  { at, by, action, text: words }: SupportTrailEntry,
  { evidence }: SupportRequestView,
  view: TrailView,
): TemplateResult {
  const { deskActors, deskTrailActions } = view.text;
  const actor = Object.hasOwn(deskActors, by) ? deskActors[by as keyof typeof deskActors] : by;
  const said = evidence.find(({ id }) => id === words)?.label ?? words;
  return html`<li>
    <p><strong dir="auto">${actor}</strong> ${deskTrailActions[action]}</p>
    ${said ? html`<p class="said" dir="auto">${said}</p>` : nothing}
    <p part="hint">${moment(view, at)}</p>
  </li>`;
}
