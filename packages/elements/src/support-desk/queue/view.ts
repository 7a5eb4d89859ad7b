import { html, nothing, type TemplateResult } from 'lit';
import type { SupportRequestView } from '#contract';
import { button } from '../../view/button.ts';
import type { DeskFilter, DeskRequests } from '../desk/requests.ts';
import { type DeskView, dueLine, stateBadge } from '../view/desk-view.ts';

interface QueueView extends DeskView {
  readonly onFilter: (filter: DeskFilter) => void;
  readonly onOpen: (id: string) => void;
  readonly onMore: () => void;
}

/** The choice between what is open and what has ended, and the list of it. */
export function queueView(requests: DeskRequests, view: QueueView): TemplateResult {
  const { text, onMore } = view;
  const { filter, listed } = requests;
  return html`<div part="queue">
    <div part="filter" role="group" aria-label=${text.deskFilter}>
      ${filterButton('open', requests, view)} ${filterButton('ended', requests, view)}
    </div>
    ${
      listed.length === 0
        ? html`<p part="empty">${filter === 'open' ? text.deskNoOpen : text.deskNoEnded}</p>`
        : html`<ul aria-label=${text.deskTitle}>
            ${listed.map((request) => queueItem(request, requests.opened?.id, view))}
          </ul>`
    }
    ${
      requests.hasMore(filter)
        ? html`<div class="more">${button('secondary', text.deskShowMore, { onClick: onMore })}</div>`
        : nothing
    }
  </div>`;
}

function filterButton(filter: DeskFilter, requests: DeskRequests, view: QueueView): TemplateResult {
  const { text, onFilter } = view;
  const count = requests.count(filter);
  const hasMore = requests.hasMore(filter);
  return html`<button
    part="button"
    type="button"
    aria-pressed=${filter === requests.filter}
    @click=${() => onFilter(filter)}
  >
    ${filter === 'open' ? text.deskOpen(count, hasMore) : text.deskEnded(count, hasMore)}
  </button>`;
}

/** A button with whose it is and when it is due; all else describes it and is pressed with it. */
function queueItem(
  request: SupportRequestView,
  openedId: string | undefined,
  view: QueueView,
): TemplateResult {
  const { id, email, message, claimedBy, kind, state } = request;
  const { text, onOpen } = view;
  const own = (what: string) => `${what}-${id}`;
  const more = [
    kind === 'not_me' ? text.deskKinds.not_me : '',
    state === 'claimed' && claimedBy ? text.deskClaimedBy(claimedBy) : '',
  ].filter(Boolean);
  return html`<li part="request" ?data-overdue=${request.isOverdue}>
    <button
      type="button"
      id=${own('open')}
      aria-current=${id === openedId ? 'true' : nothing}
      aria-describedby="${own('state')} ${own('more')} ${own('excerpt')}"
      @click=${() => onOpen(id)}
    >
      <strong><bdi>${email}</bdi></strong>
      <span>${dueLine(request, view)}</span>
    </button>
    <span id=${own('state')}>${stateBadge(request, view)}</span>
    <span id=${own('more')}>${more.join(' · ')}</span>
    <span id=${own('excerpt')} class="excerpt" dir="auto">${message}</span>
  </li>`;
}
