import { html, nothing, type TemplateResult } from 'lit';
import type { SupportRequestView } from '#contract';
import type { DeskFilter, DeskRequests } from '../desk/requests.ts';
import { type DeskView, dueLine, stateBadge } from '../view/desk-view.ts';

interface QueueView extends DeskView {
  readonly onFilter: (filter: DeskFilter) => void;
  readonly onOpen: (id: string) => void;
}

/** The choice between what is open and what has ended, and the list of it. */
export function queueView(requests: DeskRequests, view: QueueView): TemplateResult {
  const { text } = view;
  const { filter, listed } = requests;
  return html`<div part="queue">
    <div part="filter" role="group" aria-label=${text.deskFilter}>
      ${filterButton('open', requests, view)} ${filterButton('ended', requests, view)}
    </div>
    ${
      listed.length === 0
        ? html`<p part="empty">${filter === 'open' ? text.deskNoOpen : text.deskNoEnded}</p>`
        : html`<ul aria-label=${text.deskTitle}>
            ${listed.map(
              (request) => html`<li>${queueItem(request, requests.opened?.id, view)}</li>`,
            )}
          </ul>`
    }
  </div>`;
}

function filterButton(filter: DeskFilter, requests: DeskRequests, view: QueueView): TemplateResult {
  const { text, onFilter } = view;
  const count = requests.count(filter);
  return html`<button
    part="button"
    type="button"
    aria-pressed=${filter === requests.filter}
    @click=${() => onFilter(filter)}
  >
    ${filter === 'open' ? text.deskOpen(count) : text.deskEnded(count)}
  </button>`;
}

function queueItem(
  request: SupportRequestView,
  openedId: string | undefined,
  view: QueueView,
): TemplateResult {
  const { id, email, message, claimedBy, kind, state } = request;
  const { text, onOpen } = view;
  return html`<button
    part="request"
    type="button"
    id="open-${id}"
    aria-current=${id === openedId ? 'true' : nothing}
    ?data-overdue=${request.isOverdue}
    @click=${() => onOpen(id)}
  >
    <span class="line"><strong dir="auto">${email}</strong> ${stateBadge(request, view)}</span>
    <span class="excerpt" dir="auto">${message}</span>
    <span class="line">
      ${dueLine(request, view)}
      ${kind === 'not_me' ? html`<span>${text.deskKinds.not_me}</span>` : nothing}
      ${
        state === 'claimed' && claimedBy
          ? html`<span>${text.deskClaimedBy(claimedBy)}</span>`
          : nothing
      }
    </span>
  </button>`;
}
