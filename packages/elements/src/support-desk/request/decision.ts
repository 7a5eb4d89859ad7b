import { html, nothing, type TemplateResult } from 'lit';
import type { SupportRequestView } from '#contract';
import { formatDateTime } from '../../i18n/formats/date.ts';
import { button, footer } from '../../view/button.ts';
import type { Decision } from '../desk/actions.ts';
import { hasEnded, whyNoApproval } from '../desk/why-not.ts';
import { type DeskView, deskAlert } from '../view/desk-view.ts';
import { textField, typed } from './text-field.ts';

export interface DecisionView extends DeskView {
  /** Asks for the reason of a decision, or no longer. */
  readonly onDeciding: (id: string, decision: Decision | undefined) => void;
}

/** Claim, approve, reject: what is allowed has a button, and what is not has a reason. */
export function decisionView(request: SupportRequestView, view: DecisionView): unknown {
  const { id, allowed, state } = request;
  const isDecided = hasEnded(request) || (state === 'waiting' && !allowed.includes('reject'));
  if (isDecided) return nothing;
  const { text, actions } = view;
  const { deciding } = actions;
  const isDeciding = deciding?.id === id && allowed.includes(deciding.decision);
  return html`<section part="decision" aria-label=${text.deskDecision}>
    ${isDeciding ? reasonForm(request, deciding.decision, view) : choices(request, view)}
  </section>`;
}

function choices(request: SupportRequestView, view: DecisionView): TemplateResult {
  const { id, allowed, state } = request;
  const { text, actions, onDeciding } = view;
  const isNew = state === 'open' && allowed.includes('claim');
  const whyNot = whyNoApproval(request);
  const hint = isNew ? text.deskUnclaimed : whyNot && text.deskWhyNot[whyNot];
  const buttons = [
    allowed.includes('claim') &&
      button(isNew ? 'primary' : 'secondary', isNew ? text.deskClaim : text.deskTakeOver, {
        isDisabled: actions.isBusy(id, 'claim'),
        onClick: () => void actions.claim(id),
      }),
    allowed.includes('reject') &&
      button('secondary danger', text.deskReject, { onClick: () => onDeciding(id, 'reject') }),
    allowed.includes('approve') &&
      button(isNew ? 'secondary' : 'primary', text.deskApprove, {
        onClick: () => onDeciding(id, 'approve'),
      }),
  ].filter(Boolean);
  return html`${hint ? html`<p part="hint">${hint}</p>` : nothing}
    ${deskAlert(id, 'claim', view)} ${buttons.length > 0 ? footer(...buttons) : nothing}`;
}

/** Says what will happen, asks why, and decides only then. */
function reasonForm(
  request: SupportRequestView,
  decision: Decision,
  view: DecisionView,
): TemplateResult {
  const { id } = request;
  const { text, actions, onDeciding } = view;
  const isBusy = actions.isBusy(id, 'decision');
  const [kind, label] =
    decision === 'approve' ? ['primary', text.deskApprove] : ['danger', text.deskReject];
  return html`<form
    part="form"
    novalidate
    aria-busy=${isBusy}
    @submit=${(event: Event) =>
      void actions.decide(id, decision, typed(event, { id, place: 'decision' }, view))}
  >
    <p>${consequence(request, decision, view)}</p>
    ${textField({ id, place: 'decision', label: text.deskReason, hint: text.deskReasonHint }, view)}
    ${footer(
      button('secondary', text.cancel, {
        isDisabled: isBusy,
        onClick: () => onDeciding(id, undefined),
      }),
      button(kind, label, { isSubmit: true, isDisabled: isBusy }),
    )}
  </form>`;
}

function consequence(
  { state, effectiveAt = '' }: SupportRequestView,
  decision: Decision,
  { text, language }: DecisionView,
): string {
  if (decision === 'reject') {
    return state === 'waiting' ? text.deskTakenBack : text.deskRejection;
  }
  if (state !== 'half_approved') return text.deskFirstApproval;
  return text.deskSecondApproval(formatDateTime(language, effectiveAt));
}
