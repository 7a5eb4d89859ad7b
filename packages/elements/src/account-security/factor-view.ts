import { html, nothing, type TemplateResult } from 'lit';
import type { AuthenticatorSummary, Status } from '#contract';
import { formatDate, formatDateTime, formatEnd } from '../i18n/formats/date.ts';
import type { CommonMessages } from '../i18n/messages/common.ts';
import type { SectionMessages } from '../i18n/messages/section.ts';
import type { Countdown } from '../time/countdown.ts';
import { button, footer } from '../view/button.ts';
import { notice, type Tone } from '../view/notice.ts';
import { phoneIcon } from './icons.ts';

export type SectionTexts = CommonMessages & SectionMessages;

export interface FactorView {
  readonly text: SectionTexts;
  readonly language: string;
  readonly countdown: Countdown;
  readonly onSet: () => void;
  readonly onTryAgain: () => void;
  readonly onAddDevice: () => void;
  readonly onDisable: () => void;
}

/** Everything below the heading once the state is known. */
export function factorView(status: Status, view: FactorView): TemplateResult {
  const { state } = status;
  return state === 'on' || state === 'blocked' ? onView(status, view) : offView(status, view);
}

function offView(status: Status, view: FactorView): TemplateResult {
  const { text, onSet } = view;
  const { missing, prerequisites, frozenUntil } = status;
  const isReady = missing.length === 0 && frozenUntil === undefined;
  const sentences = missing.map((kind) => {
    const { missing: absent, unverified } = text.contact[kind];
    return prerequisites[kind] === 'missing' ? absent : unverified;
  });
  const contacts = html`<p>${text.contactsNeeded}</p>
    <ul>
      ${sentences.map((sentence) => html`<li>${sentence}</li>`)}
    </ul>
    <slot name="verify-contacts"></slot>`;
  return html`${frozenUntil ? nothing : html`<p part="intro">${text.sectionOff}</p>`}
    ${isReady ? nothing : frozenUntil ? frozenNotice(frozenUntil, view) : note('info', contacts)}
    ${footer(
      button('primary', text.setOtp, {
        onClick: onSet,
        ...(!isReady && { isDisabled: true, describedBy: 'notice' }),
      }),
    )}`;
}

function onView(status: Status, view: FactorView): TemplateResult {
  const { text, language } = view;
  const { authenticators, frozenUntil } = status;
  const isBlocked = status.state === 'blocked' || frozenUntil !== undefined;
  const since = authenticators.map(({ addedAt }) => addedAt).sort()[0] ?? '';
  return html`<p part="intro">${text.onSince(formatDate(language, since))}</p>
    ${frozenUntil ? frozenNotice(frozenUntil, view) : isBlocked ? blockedNotice(status, view) : nothing}
    <h3 id="authenticators">${text.authenticators}</h3>
    <ul part="authenticators" aria-labelledby="authenticators">
      ${authenticators.map((authenticator) => authenticatorItem(authenticator, view))}
    </ul>
    ${footer(
      status.canShowSharedKey && !isBlocked
        ? button('secondary', text.addDevice, { onClick: view.onAddDevice })
        : nothing,
      button('secondary danger', text.disable, {
        onClick: view.onDisable,
        ...(isBlocked && { isDisabled: true, describedBy: 'notice' }),
      }),
    )}`;
}

/** Tells for how long. What ticks is no live region; screen readers hear the time once. */
function blockedNotice({ blockedUntil }: Status, view: FactorView): TemplateResult {
  const { text, countdown, onTryAgain } = view;
  if (blockedUntil === undefined) return note('warning', html`<p>${text.closed}</p>`);
  return note(
    'warning',
    countdown.isRunning
      ? html`<p>
            ${text.blocked} <span class="hidden">${text.tryAgainIn(countdown.startSeconds)}</span>
          </p>
          <p part="status" role="timer">${text.tryAgainIn(countdown.secondsLeft)}</p>`
      : // Over by the clock of this device, and the server has not said so yet.
        html`<p>${text.blocked}</p>
          ${button('secondary', text.tryAgain, { onClick: onTryAgain })}`,
  );
}

/** Why nothing can be changed, and until when. */
function frozenNotice(
  frozenUntil: string,
  { text, language, countdown, onTryAgain }: FactorView,
): TemplateResult {
  const words = text.notAllowed.frozen(formatEnd(language, Date.parse(frozenUntil)));
  return note(
    'warning',
    html`<p>${words}</p>
    ${countdown.isRunning ? nothing : button('secondary', text.tryAgain, { onClick: onTryAgain })}`,
  );
}

function note(tone: Tone, content: TemplateResult): TemplateResult {
  return notice(tone, content, { id: 'notice', role: 'note' });
}

function authenticatorItem(
  { name, addedAt, lastUsedAt }: AuthenticatorSummary,
  { text, language }: FactorView,
): TemplateResult {
  const added = text.added(formatDate(language, addedAt));
  const lastUsed = text.lastUsed(formatDateTime(language, lastUsedAt));
  return html`<li part="authenticator">
    ${phoneIcon}
    <div>
      <strong>${name}</strong>
      <span part="hint">${added} · ${lastUsed}</span>
    </div>
  </li>`;
}
