import { adoptStyles, html, nothing, type ReactiveElement } from 'lit';
import type { Enrolment } from '#contract';
import type { CodeForm } from '../form/state/code-form.ts';
import { codeFormView } from '../form/view/code-form-view.ts';
import { passwordField } from '../form/view/password-field.ts';
import { account } from '../i18n/en/account.ts';
import { common } from '../i18n/en/common.ts';
import { keyScreen } from '../i18n/en/key-screen.ts';
import { format } from '../i18n/formats/date.ts';
import { LocalizeController } from '../i18n/localize-controller.ts';
import type { AccountMessages } from '../i18n/messages/account.ts';
import type { CommonMessages } from '../i18n/messages/common.ts';
import type { KeyScreenMessages, NewKeyReason } from '../i18n/messages/key-screen.ts';
import { noKeyNote } from '../key-on-screen/no-key-note.ts';
import { ShownKey } from '../key-on-screen/shown-key.ts';
import { keyScreenStyles } from '../key-on-screen/styles.ts';
import { keyView } from '../key-on-screen/view.ts';
import { passwordStyles } from '../styles/password.ts';
import { authenticatorList } from './authenticator-list.ts';
import { leaveQuestion, newKeyNote, newKeyNoteId } from './key-notes.ts';
import { step, steps } from './steps.ts';

interface Screen {
  readonly form: CodeForm;
  /** Why the key is not the first one. */
  readonly reason: NewKeyReason | undefined;
  readonly isLeaving: boolean;
  readonly cancelButton: unknown;
  readonly onStay: () => void;
  readonly onLeave: () => void;
}

/**
 * The screen with the key: a module of its own that is loaded with the first key, so that pages which
 * only might set OTP stay light.
 */
export class KeyScreen {
  readonly key: ShownKey;
  readonly #localize: LocalizeController<CommonMessages & AccountMessages & KeyScreenMessages>;

  constructor(host: ReactiveElement) {
    this.key = new ShownKey(host);
    const { elementStyles } = host.constructor as typeof ReactiveElement;
    adoptStyles(host.renderRoot as ShadowRoot, [...elementStyles, passwordStyles, keyScreenStyles]);
    this.#localize = new LocalizeController(host, () => ({ ...common, ...account, ...keyScreen }));
  }

  /** The key, the way to enter it, and the form that activates it. */
  render(enrolment: Enrolment, screen: Screen): unknown {
    const { text, language } = this.#localize;
    const { form, reason, isLeaving } = screen;
    const waitsUntil = format(language, this.key.waitsUntil ?? '', { timeStyle: 'short' });
    return html`<p part="intro">
        <slot name="intro">${text.enrolmentIntro}</slot>
      </p>
      ${reason ? newKeyNote(reason, form, text) : nothing}
      ${steps(
        step(
          text.getApp,
          html`<p part="hint">${text.getAppText(enrolment.periodSeconds)}</p>
            ${authenticatorList(text)}`,
        ),
        step(text.scan, keyView(this.key, text, waitsUntil)),
        step(
          text.confirm,
          codeFormView(form, {
            words: this.#localize,
            digits: enrolment.digits,
            before: (context) => passwordField(context, enrolment.account),
            noteId: reason && newKeyNoteId,
            submit: ['primary', text.activate],
            cancel: screen.cancelButton,
            insteadOfButtons: isLeaving ? leaveQuestion(text, screen) : undefined,
          }),
        ),
      )}
      <slot name="help"></slot>`;
  }

  /** There is no key any more: it waited too long, or another tab made another one. */
  renderGone(reason: 'expired' | 'replaced', onBegin: () => void): unknown {
    const { text } = this.#localize;
    return reason === 'expired'
      ? noKeyNote([text.keyExpired], [text.showNewKey, onBegin], 'info')
      : noKeyNote([text.keyReplaced], [text.startAgain, onBegin], 'info');
  }
}
