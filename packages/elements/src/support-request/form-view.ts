import { html, nothing, type TemplateResult } from 'lit';
import type { CodeForm } from '../form/state/code-form.ts';
import { formAlert } from '../form/view/fields.ts';
import { formFrame } from '../form/view/frame.ts';
import type { Words } from '../i18n/words.ts';
import { logInFooter } from '../login/log-in-view.ts';
import { anew } from '../view/anew.ts';
import { button, footer } from '../view/button.ts';
import { errorLine } from '../view/error-line.ts';
import type { CharacterCount } from './character-count.ts';
import { longestMessage, type RequestTexts, type RequestValues, requestTexts } from './problem.ts';

interface RequestFormView {
  readonly host: EventTarget;
  readonly words: Words<RequestTexts>;
  readonly characters: CharacterCount;
  /** What the fields hold at first. */
  readonly initial: RequestValues;
  /** Whether the page must show a CAPTCHA before the request goes out. */
  readonly awaitsCaptcha: boolean;
  readonly cancel: unknown;
}

/** Both fields, what is wrong with them, the place of a CAPTCHA, and the buttons. */
export function requestFormView(form: CodeForm, view: RequestFormView): TemplateResult {
  const { host, words, characters, initial, awaitsCaptcha, cancel } = view;
  const { text } = words;
  const { error } = form.problem ?? {};
  const texts = error ? requestTexts(error, words, characters.over) : {};
  const alert = (place: keyof RequestValues) => {
    const sentence = texts[place];
    return sentence === undefined
      ? nothing
      : anew(form.problemCount, errorLine(`${place}-error`, sentence));
  };
  const describedBy = (place: keyof RequestValues) =>
    `${place}-hint${texts[place] ? ` ${place}-error` : ''}`;

  return formFrame(
    form,
    html`<div part="field">
      <label part="label" for="email">${text.email}</label>
      <input
        part="input ${texts.email ? 'invalid' : ''}"
        id="email"
        name="email"
        type="email"
        autocomplete="username"
        aria-required="true"
        aria-invalid=${texts.email !== undefined}
        aria-describedby=${describedBy('email')}
        .defaultValue=${initial.email}
      />
      <p id="email-hint" part="hint">${text.emailHint}</p>
      ${alert('email')}
    </div>
    <div part="field">
      <label part="label" for="message">${text.whatHappened}</label>
      <textarea
        part="input text-input ${texts.message ? 'invalid' : ''}"
        id="message"
        name="message"
        rows="6"
        aria-required="true"
        aria-invalid=${texts.message !== undefined}
        aria-describedby=${describedBy('message')}
        .defaultValue=${initial.message}
        @input=${({ target }: Event) => characters.note((target as HTMLTextAreaElement).value)}
      ></textarea>
      <div class="below">
        <p id="message-hint" part="hint">${text.whatHappenedHint(longestMessage)}</p>
        <p part="counter" ?data-over=${characters.over > 0} aria-hidden="true">
          ${text.charactersUsed(characters.used, characters.limit)}
        </p>
      </div>
      <p class="hidden" role="status">${told(characters, text)}</p>
      ${alert('message')}
    </div>
    <p part="status" role="status">${awaitsCaptcha ? text.solveCaptcha : nothing}</p>
    <slot name="captcha"></slot>
    ${formAlert({ form, text, texts })}
    ${
      error?.status === 401
        ? logInFooter(host, text)
        : footer(
            cancel,
            button('primary', text.sendRequest, {
              isSubmit: true,
              isDisabled: form.isBusy || form.isLocked,
            }),
          )
    }`,
  );
}

function told({ toldLeft }: CharacterCount, text: RequestTexts): unknown {
  if (toldLeft === undefined) return nothing;
  return toldLeft < 0 ? text.charactersOver(-toldLeft) : text.charactersLeft(toldLeft);
}
