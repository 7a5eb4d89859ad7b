import { html, nothing, type TemplateResult } from 'lit';
import type { SupportRequestView } from '#contract';
import { type DeskView, fact, moment } from '../view/desk-view.ts';

export interface MessagesView extends DeskView {
  /** Shows the times of the request as dates, or no longer. */
  readonly onExact: () => void;
}

/** What was written: the newest message, and what had come before, which others may have sent. */
export function messagesView(request: SupportRequestView, view: MessagesView): TemplateResult {
  const { message, submittedAt, dueAt, earlier } = request;
  const { text, isExact, onExact } = view;
  return html`<section class="block" aria-labelledby="message-title">
      <div class="head">
        <h4 id="message-title">${text.deskMessage}</h4>
        <button part="button link" type="button" aria-pressed=${isExact} @click=${onExact}>
          ${text.deskExactTimes}
        </button>
      </div>
      <p part="message" dir="auto">${message}</p>
      <dl part="facts">
        ${fact(text.deskReceived, moment(view, submittedAt))}
        ${fact(text.deskDueLabel, moment(view, dueAt))}
      </dl>
    </section>
    ${earlier.length > 0 ? earlierView(earlier, view) : nothing}`;
}

function earlierView(earlier: SupportRequestView['earlier'], view: DeskView): TemplateResult {
  const { text } = view;
  return html`<section class="block" aria-labelledby="earlier-title">
    <h4 id="earlier-title">${text.deskEarlier}</h4>
    <p part="hint">${text.deskEarlierHint}</p>
    <ol part="earlier">
      ${earlier.map(
        ({ at, message }) => html`<li>
          <p class="said" dir="auto">${message}</p>
          <p part="hint">${moment(view, at)}</p>
        </li>`,
      )}
    </ol>
  </section>`;
}
