import { html, nothing, type TemplateResult } from 'lit';
import type { CommonMessages } from '../../i18n/messages/common.ts';
import type { CodeForm } from '../state/code-form.ts';
import { isLocking } from '../state/problem.ts';

/** Screen readers hear the waiting time once; what ticks on screen is no live region. */
export function waitOnce(form: CodeForm, text: CommonMessages): unknown {
  const { countdown, isLocked } = form;
  if (!isCounted(form)) return nothing;
  const seconds = countdown.startSeconds;
  return html`<span class="hidden"
    >${isLocked ? text.tryAgainIn(seconds) : text.nextCodeIn(seconds)}</span
  >`;
}

/** The waiting time as it runs down. */
export function waitTimer(form: CodeForm, text: CommonMessages): unknown {
  const { countdown, isLocked } = form;
  const { secondsLeft } = countdown;
  if (!isCounted(form)) return nothing;
  return html`<p part="status" role="timer">
    ${isLocked ? text.tryAgainIn(secondsLeft) : text.nextCodeIn(secondsLeft)}
  </p>`;
}

/** The word that a wait is over. */
export function waitOver({ pastProblem }: CodeForm, text: CommonMessages): TemplateResult {
  const over = pastProblem && (isLocking(pastProblem) ? text.tryAgainNow : text.nextCodeNow);
  return html`<p part="status" role="status">${over}</p>`;
}

/** Why something is not allowed is told together with the time when it will be. */
function isCounted({ countdown, problem }: CodeForm): boolean {
  return countdown.isRunning && problem?.error?.details.reason === undefined;
}
