import { html, nothing } from 'lit';
import type { SupportRequestView } from '#contract';
import { type DeskView, deskAlert } from '../view/desk-view.ts';

/** What staff tick off before they decide. A tick is sent at once. */
export function evidenceView(request: SupportRequestView, view: DeskView): unknown {
  const { id, evidence, allowed } = request;
  const { text, actions } = view;
  if (evidence.length === 0) return nothing;
  return html`<fieldset part="evidence" class="block" ?disabled=${!allowed.includes('check')}>
    <legend>${text.deskEvidence}</legend>
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
        ${isRequired ? html`<span part="hint">${text.deskRequired}</span>` : nothing}
      </label>`,
    )}
    ${deskAlert(id, 'evidence', view)}
  </fieldset>`;
}
