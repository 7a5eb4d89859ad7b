import { html, nothing, type TemplateResult } from 'lit';
import type { SupportRequestView, SupportTrailEntry } from '#contract';
import { moment } from '../view/desk-view.ts';
import { exportMenu, type TrailView } from './export-menu.ts';

/** Who did what and when, the latest at the end, and the same for download. */
export function trailView(request: SupportRequestView, view: TrailView): TemplateResult {
  const { trail } = request;
  const { text } = view;
  return html`<section class="block" aria-labelledby="trail-title">
    <div class="head">
      <h4 id="trail-title">${text.deskTrail}</h4>
      ${exportMenu(request, view)}
    </div>
    <ol part="trail">
      ${trail.map((entry) => trailItem(entry, view))}
    </ol>
  </section>`;
}

function trailItem({ at, by, action, text }: SupportTrailEntry, view: TrailView): TemplateResult {
  const { deskActors, deskTrailActions } = view.text;
  const actor = Object.hasOwn(deskActors, by) ? deskActors[by as keyof typeof deskActors] : by;
  return html`<li>
    <p><strong dir="auto">${actor}</strong> ${deskTrailActions[action]}</p>
    ${text ? html`<p class="said" dir="auto">${text}</p>` : nothing}
    <p part="hint">${moment(view, at)}</p>
  </li>`;
}
