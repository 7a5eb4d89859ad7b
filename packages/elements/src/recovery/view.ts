import { html } from 'lit';
import type { Recovery } from '#contract';
import { formatEnd } from '../i18n/formats/date.ts';
import type { SupportLine } from '../link-page/support-line.ts';
import { logInFooter } from '../login/log-in-view.ts';
import { deadEnd } from '../view/dead-end.ts';
import { loadingView } from '../view/loading.ts';
import { deadEndView } from './dead-end.ts';
import type { RecoveryPlace } from './progress.ts';
import type { StepContext } from './steps/form.ts';
import { linkStep, recoveryStep } from './steps/steps.ts';

interface RecoveryView extends StepContext {
  readonly host: EventTarget;
  readonly hasSms: boolean;
  readonly support: SupportLine;
  readonly onLink: () => void;
  readonly onRetry: () => void;
  readonly onSendAgain: () => void;
}

/** Everything below the heading, for the place where a recovery stands. */
export function recoveryView(place: RecoveryPlace, view: RecoveryView): unknown {
  const { host, support, onSendAgain } = view;
  const { text } = view.words;
  if (place.at === 'loading') return loadingView(text.loading);
  if (place.at === 'incomplete' || place.at === 'dead-end') {
    const end =
      place.at === 'dead-end'
        ? deadEndView({ ...view, ...place })
        : html`${deadEnd(text.linkIncomplete)} ${logInFooter(host, text)}`;
    return html`${end} ${support.render(text)}<slot name="help"></slot>`;
  }
  const { words, form } =
    place.at === 'link'
      ? linkStep(view, place.needsPassword)
      : recoveryStep(view, place.recovery, onSendAgain);
  return html`<div part="intro" id="step" role="status">${words}</div>
    ${form} ${support.render(text, question(place, view))}
    <slot name="help"></slot>`;
}

/** What may be out of reach, of what is asked for still. */
function question(place: RecoveryPlace, { hasSms, words: { text } }: RecoveryView): string {
  if (hasSms) return text.noAccess;
  const { state = 'none' } = 'recovery' in place ? place.recovery : {};
  return state === 'confirmed' ? '' : text.noAccessMail;
}

/** What the end is, and what comes next. */
export function endWords(
  recovery: Recovery | undefined,
  { text, language }: StepContext['words'],
): readonly [title: string, sentence: string] {
  if (recovery?.state !== 'waiting') return [text.recovered, text.recoveredText];
  const { effectiveAt } = recovery;
  return effectiveAt === undefined
    ? [text.waiting, text.waitingUntold]
    : [text.waiting, text.waitingText(formatEnd(language, Date.parse(effectiveAt)))];
}
