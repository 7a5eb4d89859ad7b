import { html, nothing } from 'lit';
import type { SupportRequestView } from '#contract';
import { formatDateTime } from '../../i18n/formats/date.ts';
import { anew } from '../../view/anew.ts';
import { closeIcon } from '../../view/icons.ts';
import { notice } from '../../view/notice.ts';
import { deskAlert, dueLine, isUnreached, stateBadge } from '../view/desk-view.ts';
import { accountFacts } from './account-facts.ts';
import { commentView } from './comment.ts';
import { type DecisionView, decisionView } from './decision.ts';
import { evidenceView } from './evidence.ts';
import type { TrailView } from './export-menu.ts';
import { type MessagesView, messagesView } from './messages.ts';
import { trailView } from './trail.ts';

interface RequestDetailView extends DecisionView, MessagesView, TrailView {
  /** How many requests were opened so far: another one is drawn into fields of its own. */
  readonly openings: number;
  readonly onBack: () => void;
}

/** One request with all that is known of it and all that can be done with it. */
export function requestView(request: SupportRequestView, view: RequestDetailView): unknown {
  const { text, openings, onBack } = view;
  const { id, email, kind } = request;
  return anew(
    openings,
    html`<article part="detail" aria-labelledby="request-title">
      <header part="detail-header">
        <button part="close-button" type="button" aria-label=${text.deskBack} @click=${onBack}>
          ${closeIcon}<span aria-hidden="true">${text.deskBack}</span>
        </button>
        <h3 id="request-title" tabindex="-1" dir="auto">${email}</h3>
        <p class="row">
          ${stateBadge(request, view)} <span>${text.deskKinds[kind]}</span>
          ${dueLine(request, view)}
        </p>
      </header>
      ${deskAlert(id, 'request', view)} ${stateNote(request, view)}
      ${messagesView(request, view)} ${accountFacts(request, view)} ${evidenceView(request, view)}
      ${commentView(request, view)} ${trailView(request, view)} ${decisionView(request, view)}
    </article>`,
  );
}

/** What follows from the state by itself. */
function stateNote(request: SupportRequestView, view: RequestDetailView): unknown {
  const sentence = stateWords(request, view);
  if (sentence === undefined) return nothing;
  return notice('warning', html`<p>${sentence}</p>`, { role: 'note' });
}

function stateWords(
  request: SupportRequestView,
  { text, language }: RequestDetailView,
): string | undefined {
  const { state, effectiveAt } = request;
  if (state === 'half_approved') return text.deskHalfApproved;
  if (state !== 'waiting') return undefined;
  if (isUnreached(request)) return text.deskUnreached;
  return effectiveAt === undefined
    ? text.deskUntold
    : text.deskWaiting(formatDateTime(language, effectiveAt));
}
