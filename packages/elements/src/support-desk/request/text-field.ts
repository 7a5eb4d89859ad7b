import { html, type TemplateResult } from 'lit';
import { type DraftPlace, draftKey } from '../desk/drafts.ts';
import { type DeskView, deskAlert } from '../view/desk-view.ts';

interface TextField {
  /** The request it belongs to. */
  readonly id: string;
  /** Also the place where its problems are told. */
  readonly place: DraftPlace;
  readonly label: string;
  readonly hint: string;
}

/** A field for a few lines. What is typed stays, whichever request is opened meanwhile. */
export function textField({ id, place, label, hint }: TextField, view: DeskView): TemplateResult {
  const { drafts, actions } = view;
  const problem = actions.problemAt(id, place);
  const isInvalid = problem !== undefined && 'field' in problem;
  return html`<div part="field">
    <label part="label" for=${place}>${label}</label>
    <textarea
      part="input text-input"
      id=${place}
      name=${place}
      rows="3"
      aria-required="true"
      aria-invalid=${isInvalid}
      aria-describedby="${place}-hint${problem ? ` ${place}-error` : ''}"
      .value=${drafts.get(draftKey(id, place)) ?? ''}
      @input=${(event: Event) => {
        event.stopPropagation(); // what is typed is not for every listener of the page
        drafts.set(draftKey(id, place), (event.target as HTMLTextAreaElement).value);
      }}
    ></textarea>
    <p id="${place}-hint" part="hint">${hint}</p>
    ${deskAlert(id, place, view)}
  </div>`;
}

/** What is in the field of a form, also where a browser extension wrote it without telling anybody. */
export function typed(
  event: Event,
  { id, place }: Pick<TextField, 'id' | 'place'>,
  { drafts }: DeskView,
): string {
  event.preventDefault();
  const text = String(new FormData(event.currentTarget as HTMLFormElement).get(place));
  drafts.set(draftKey(id, place), text);
  return text.trim();
}
