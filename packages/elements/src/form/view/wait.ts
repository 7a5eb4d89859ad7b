import { html, nothing, type TemplateResult } from 'lit';
import type { CommonMessages } from '../../i18n/messages/common.ts';
import type { CodeForm } from '../state/code-form.ts';
import { isLocking } from '../state/problem.ts';

/** Screen readers hear the waiting time once; what ticks on screen is no live region. */
export function waitOnce({ countdown, isLocked }: CodeForm, text: CommonMessages): unknown {
  if (!countdown.isRunning) return nothing;
  const seconds = countdown.startSeconds;
  return html`<span class="hidden"
    >${isLocked ? text.tryAgainIn(seconds) : text.nextCodeIn(seconds)}</span
  >`;
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
