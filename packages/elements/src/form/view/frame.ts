import { html, type TemplateResult } from 'lit';
import type { CodeForm } from '../state/code-form.ts';

/** The one `<form>` of a flow. */
export function formFrame(form: CodeForm, content: unknown): TemplateResult {
  return html`<form
    part="form"
    novalidate
    aria-busy=${form.isBusy}
    @submit=${form.onSubmit}
    @input=${form.onInput}
    @beforeinput=${stop}
    @paste=${stop}
    @compositionend=${form.onInput}
  >
    ${content}
  </form>`;
}

/** What is typed or pasted stays inside: these events would tell it to every listener of the page. */
function stop(event: Event): void {
  event.stopPropagation();
}
