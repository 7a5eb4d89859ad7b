import { html, nothing, type TemplateResult } from 'lit';
import type { SupportRequestView } from '#contract';
import { errorWords } from '../../i18n/error-words.ts';
import { formatDateTime } from '../../i18n/formats/date.ts';
import { relativeTime } from '../../i18n/formats/relative-time.ts';
import type { AccountMessages } from '../../i18n/messages/account.ts';
import type { CommonMessages } from '../../i18n/messages/common.ts';
import type { SupportDeskMessages } from '../../i18n/messages/support-desk.ts';
import { anew } from '../../view/anew.ts';
import { errorLine } from '../../view/error-line.ts';
import type { DeskActions, DeskPlace } from '../desk/actions.ts';
import { hasEnded } from '../desk/why-not.ts';

export type DeskTexts = CommonMessages & AccountMessages & SupportDeskMessages;

/** What every part of the desk is drawn with. */
export interface DeskView {
  readonly text: DeskTexts;
  readonly language: string;
  readonly nowMs: number;
  /** Whether the times of a request are dates. */
  readonly isExact: boolean;
  readonly actions: DeskActions;
  /** What was typed and not sent, by request and field. */
  readonly drafts: Map<string, string>;
}

/** A moment: how far away, or when exactly. */
export function moment({ language, nowMs, isExact }: DeskView, timestamp: string): TemplateResult {
  const exact = formatDateTime(language, timestamp);
  return html`<time datetime=${timestamp} title=${exact}
    >${isExact ? exact : relativeTime(language, timestamp, nowMs)}</time
  >`;
}

/** The state in a word or two. */
export function stateBadge({ state }: SupportRequestView, { text }: DeskView): TemplateResult {
  return html`<span part="badge" data-state=${state}>${text.deskStates[state]}</span>`;
}

/** Whether OTP stays on although it was approved, as nobody could be told of it. */
export function isUnreached({ state, account }: SupportRequestView): boolean {
  return state === 'waiting' && account?.delivery === 'failed';
}

/** When it must be answered, in words as well as in colour when that is over; or what comes by itself. */
export function dueLine(request: SupportRequestView, view: DeskView): unknown {
  const { text, language, nowMs } = view;
  const { dueAt, isOverdue, state, effectiveAt } = request;
  if (hasEnded(request)) return nothing;
  if (state === 'waiting') {
    if (isUnreached(request))
      return html`<span part="due" data-overdue>${text.deskUnreachedLine}</span>`;
    return effectiveAt
      ? text.deskGoesOff(relativeTime(language, effectiveAt, nowMs))
      : text.deskUntoldLine;
  }
  const when = relativeTime(language, dueAt, nowMs);
  return html`<span part="due" ?data-overdue=${isOverdue}
    >${isOverdue ? text.deskOverdue(when) : text.deskDue(when)}</span
  >`;
}

/** What went wrong at one place of a request, told anew each time. */
export function deskAlert(id: string, place: DeskPlace, view: DeskView): unknown {
  const problem = view.actions.problemAt(id, place);
  if (!problem) return nothing;
  return anew(view.actions.problemCount, errorLine(`${place}-error`, sentence(problem, view)));
}

function sentence(
  problem: NonNullable<ReturnType<DeskActions['problemAt']>>,
  view: DeskView,
): string {
  const { text } = view;
  if ('field' in problem) {
    if (problem.field !== 'required') return text.deskTooLong;
    return problem.place === 'comment' ? text.deskCommentRequired : text.deskReasonRequired;
  }
  const { code, details } = problem.error;
  if (code === 'flow_state') return text.deskFaster;
  if (details.fields?.some(({ reason }) => reason === 'too_long')) return text.deskTooLong;
  return errorWords(problem.error, view);
}

/** One line of a list of facts. */
export function fact(name: string, value: unknown): TemplateResult {
  return html`<div>
    <dt>${name}</dt>
    <dd><bdi>${value}</bdi></dd>
  </div>`;
}
