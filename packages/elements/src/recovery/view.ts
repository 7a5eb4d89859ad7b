import { html } from 'lit';
import { supportLine } from '../link-page/support-line.ts';
import { loadingView } from '../view/loading.ts';
import { deadEndView } from './dead-end.ts';
import type { RecoveryPlace } from './progress.ts';
import type { StepContext } from './steps/form.ts';
import { linkStep, recoveryStep } from './steps/steps.ts';

interface RecoveryView extends StepContext {
  readonly host: HTMLElement;
  readonly onLink: () => void;
  readonly onLogIn: () => void;
  readonly onRetry: () => void;
  readonly onSendAgain: () => void;
}

/** Everything below the heading, for the place where a recovery stands. */
export function recoveryView(place: RecoveryPlace, view: RecoveryView): unknown {
  const { text, host, onLink, onLogIn, onRetry, onSendAgain } = view;
  if (place.at === 'loading') return loadingView(text.loading);
  if (place.at === 'dead-end') {
    return html`${deadEndView({ text, ...place, onLink, onLogIn, onRetry })}
      ${supportLine(host, text, '')}<slot name="help"></slot>`;
  }
  const { words, form } =
    place.at === 'link'
      ? linkStep(view, place.needsPassword)
      : recoveryStep(view, place.recovery, onSendAgain);
  return html`<div part="intro" id="step" role="status">${words}</div>
    ${form} ${supportLine(host, text)}<slot name="help"></slot>`;
}
