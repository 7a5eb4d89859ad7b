import { html, nothing, type TemplateResult } from 'lit';
import type { CommonMessages } from '../../i18n/messages.ts';
import type { CodeForm } from '../state/code-form.ts';
import { isLocking } from '../state/problem.ts';

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

/** The waiting time as it runs down, and the word that it is over. */
export function waitLine(
  { countdown, pastProblem, isLocked }: CodeForm,
  text: CommonMessages,
): TemplateResult {
  const { isRunning, secondsLeft } = countdown;
  const over = pastProblem && (isLocking(pastProblem) ? text.tryAgainNow : text.nextCodeNow);
  return html`${
    isRunning
      ? html`<p part="status" role="timer">
          ${isLocked ? text.tryAgainIn(secondsLeft) : text.nextCodeIn(secondsLeft)}
        </p>`
      : nothing
  }
    <p part="status" role="status">${over}</p>`;
}
