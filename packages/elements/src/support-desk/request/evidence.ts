import { html, nothing } from 'lit';
import type { EvidenceItem, SupportRequestView } from '#contract';
import { type DeskView, deskAlert } from '../view/desk-view.ts';

/** What staff tick off before they decide. A tick is sent at once. */
export function evidenceView(request: SupportRequestView, view: DeskView): unknown {
  const { id, evidence, allowed } = request;
  const { text, actions } = view;
  if (evidence.length === 0) return nothing;
  return html`<fieldset part="evidence" class="block" ?disabled=${!allowed.includes('check')}>
    <legend>${text.deskEvidence}</legend>
    ${progress(evidence, view)}
    ${evidence.map(
      ({ id: item, label, isRequired, isChecked }) => html`<label>
        <input
          type="checkbox"
          name="evidence"
          .checked=${actions.tickOf(id, item) ?? isChecked}
          @change=${({ currentTarget }: Event) => {
            const box = currentTarget as HTMLInputElement;
            const tick = actions.tickOf(id, item);
            if (tick === undefined) void actions.check(id, item, box.checked);
            else box.checked = tick; // it is being sent
          }}
        />
        <span dir="auto">${label}</span>
        ${isRequired ? html`<span part="required">${text.deskRequired}</span>` : nothing}
      </label>`,
    )}
    ${deskAlert(id, 'evidence', view)}
  </fieldset>`;
}

/** How much of what is required is ticked off, by the last answer of the server. */
function progress(evidence: readonly EvidenceItem[], { text }: DeskView): unknown {
  const required = evidence.filter(({ isRequired }) => isRequired);
  if (required.length === 0) return nothing;
  const { length: checked } = required.filter(({ isChecked }) => isChecked);
  return html`<p part="progress">
    <progress aria-hidden="true" max=${required.length} .value=${checked}></progress>
    <span>${text.deskRequiredCount(checked, required.length)}</span>
  </p>`;
}
