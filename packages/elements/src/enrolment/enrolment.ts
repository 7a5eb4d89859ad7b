import { css, html, nothing, type PropertyDeclarations } from 'lit';
import type { Enrolment, KeyfobError } from '#contract';
import { errorOf } from '../client/error-of.ts';
import { HttpAccountClient } from '../client/http-account-client.ts';
import type { HttpKeyfobClientOptions } from '../client/http-login-client.ts';
import type { AccountClient } from '../client/keyfob-client.ts';
import { KeyfobAddDeviceEvent, KeyfobEnrolledEvent } from '../events/outcomes.ts';
import { FlowElement } from '../flow/flow-element.ts';
import type { FlowState } from '../flow/flow-state.ts';
import type { CodeFormValues } from '../form/state/values.ts';
import { common } from '../i18n/en/common.ts';
import { enrolment as english } from '../i18n/en/enrolment.ts';
import { errorWords } from '../i18n/error-words.ts';
import type { CommonMessages } from '../i18n/messages/common.ts';
import type { EnrolmentMessages } from '../i18n/messages/enrolment.ts';
import type { NewKeyReason } from '../i18n/messages/key-screen.ts';
import { noKeyNote } from '../key-on-screen/no-key-note.ts';
import { flowStyles } from '../styles/flow.ts';
import { loadingStyles } from '../styles/loading.ts';
import { otherButtonStyles } from '../styles/other-buttons.ts';
import { button } from '../view/button.ts';
import { loadingView } from '../view/loading.ts';
import type { KeyScreen } from './key-screen.ts';
import { cancelEnrolment, cancellationDone } from './pending-cancellations.ts';

const enrolmentStyles = css`
  :host {
    --_width: 36rem;
  }
`;

type Texts = CommonMessages & EnrolmentMessages;

/** `expired`: the key waited too long. `replaced`: another tab made another one. */
type View =
  | { readonly at: 'idle' | 'loading' }
  | { readonly at: 'refused'; readonly error: KeyfobError }
  | { readonly at: 'expired' | 'replaced'; readonly screen: KeyScreen }
  | {
      readonly at: 'key';
      readonly screen: KeyScreen;
      readonly reason?: NewKeyReason | undefined;
      readonly isLeaving?: boolean;
    };

/**
 * Turns OTP on: shows a new shared key as QR code and text, takes the password and a code of it. A
 * failed activation brings another key, and the person is told to delete the old entry.
 *
 * The key is made when the flow appears and dropped, here and on the server, when it closes.
 *
 * @tag keyfob-enrolment
 *
 * @fires {KeyfobEnrolledEvent} keyfob-enrolled - OTP was turned on.
 * @fires {KeyfobAddDeviceEvent} keyfob-add-device - Somebody pressed *Add another device*. The flow closes; show them a `keyfob-shared-key`.
 *
 * @slot intro - Takes the place of the sentence above the key.
 * @slot help - Below the fields, for a link to your own help.
 * @slot success - Shown below the words of success.
 *
 * @csspart password-input - The input for the password.
 * @csspart quiet - *Show* and *Hide*.
 * @csspart secondary - *Cancel*, *Copy* and other buttons of less weight.
 * @csspart notice - What is new about the key, or why there is none.
 * @csspart question - What Escape asks.
 * @csspart loading - While a key is made.
 * @csspart skeleton - What will stand there, while it is loaded.
 * @csspart steps - The numbered steps.
 * @csspart step - One of them; its number is `::before`.
 * @csspart subtitle - Its heading.
 * @csspart summary - A question that unfolds its answer.
 * @csspart other-device - The QR code on a touch screen, folded.
 * @csspart apps - The list of authenticators, folded at first.
 * @csspart key - The place of QR code and shared key.
 * @csspart qr - The QR code. It stays black on white.
 * @csspart manual - The shared key as text, with its button, folded.
 * @csspart secret - The shared key.
 * @csspart copy-button - *Copy*.
 * @csspart app-link - The button that opens an authenticator on a touch device.
 * @csspart link - A link to the maker of an authenticator; *Add another device*.
 *
 * @cssprop [--keyfob-qr-size=14rem] - Length of a side of the QR code.
 */
export class KeyfobEnrolment extends FlowElement<Texts, AccountClient> {
  /** @internal */
  static override properties: PropertyDeclarations = {
    addDevice: { type: Boolean, attribute: 'add-device' },
  };

  /** @internal */
  static override styles = [flowStyles, otherButtonStyles, loadingStyles, enrolmentStyles];

  /** Offers *Add another device* at the end. Off by default: your page has to show the key then. */
  declare addDevice: boolean;

  #view: View = { at: 'idle' };
  #screen: KeyScreen | undefined;
  #abort = new AbortController();

  constructor() {
    super();
    this.addDevice = false;
  }

  override get state(): FlowState {
    const { at } = this.#view;
    if (this.isDone || at === 'key') return super.state;
    return at === 'idle' || at === 'loading' ? at : 'error';
  }

  protected override httpClient(options: HttpKeyfobClientOptions): AccountClient {
    return new HttpAccountClient(options);
  }

  protected override get english(): Texts {
    return { ...common, ...english };
  }

  protected override get heading(): string {
    return this.localize.text.enrolmentTitle;
  }

  protected override get successWords(): readonly [string, string] {
    const { enrolled, enrolledText } = this.localize.text;
    return [enrolled, enrolledText];
  }

  protected override get digitCount(): number {
    return this.#enrolment?.digits ?? super.digitCount;
  }

  protected override get way(): unknown {
    return html`${super.way}
    ${this.addDevice ? button('link', this.localize.text.addDevice, { onClick: this.#onAddDevice }) : nothing}`;
  }

  /** The question of Escape, else what is new about the key, else what can be done, else the heading. */
  protected override get focusTarget(): HTMLElement | null {
    if (this.isDone) return super.focusTarget;
    return ['#question', '#new-key', '#way', 'h2'].map(this.find, this).find(Boolean) ?? null;
  }

  protected override start(): void {
    void this.#begin();
  }

  protected override stop(): void {
    const { at } = this.#view;
    const mayBePending = !this.isDone && (at === 'key' || at === 'loading');
    this.#abort.abort();
    this.#enter({ at: 'idle' });
    super.stop();
    if (mayBePending) cancelEnrolment(this.server);
  }

  readonly #onAddDevice = (): void => {
    this.dispatchEvent(new KeyfobAddDeviceEvent());
    this.close('done');
  };

  protected override escape(): void {
    const isKeyShown = this.#enrolment !== undefined && !this.isDone;
    if (isKeyShown && this.#view.at === 'key' && !this.#view.isLeaving) this.#ask(true);
    else this.close('escape');
  }

  protected override send(values: CodeFormValues, signal: AbortSignal): Promise<unknown> {
    const enrolmentId = this.#enrolment?.id ?? '';
    return this.server.activate({ ...values, enrolmentId }, signal);
  }

  protected override succeed(): void {
    this.#screen?.key.drop();
    super.succeed();
  }

  protected override outcome(): Event {
    return new KeyfobEnrolledEvent();
  }

  protected override takeRefusal(error: KeyfobError): boolean {
    const { code, details } = error;
    const screen = this.#screen;
    if (super.takeRefusal(error)) {
      screen?.key.drop();
      return true;
    }
    if (!screen) return false;
    if (code === 'not_allowed') {
      this.#enter({ at: 'refused', error });
    } else if (details.enrolment && details.enrolment.id !== this.#enrolment?.id) {
      this.form.empty('code');
      this.form.noteProblem(error);
      this.#show(screen, details.enrolment, newKeyReason(error));
    } else if (code === 'flow_state') {
      this.#enter({ at: 'replaced', screen });
    } else if (code === 'already_enabled' || code === 'contact_not_verified') {
      this.#enter({ at: 'refused', error });
    } else {
      return false;
    }
    void this.focusAfterUpdate();
    return true;
  }

  protected override content(): unknown {
    const view = this.#view;
    const enrolment = this.#enrolment;
    if (view.at === 'refused') return this.#refusal(view.error);
    if (view.at === 'expired' || view.at === 'replaced') {
      return view.screen.renderGone(view.at, () => void this.#begin());
    }
    if (view.at !== 'key' || !enrolment) {
      return loadingView(this.localize.text.loading, ['line', 'line', 'picture', 'field', 'field']);
    }
    return view.screen.render(enrolment, {
      form: this.form,
      reason: view.reason,
      isLeaving: view.isLeaving ?? false,
      cancelButton: this.cancelButton(),
      onStay: () => this.#ask(false),
      onLeave: () => this.close('escape'),
    });
  }

  /** No key was given. What another try can cure may be tried again. */
  #refusal(error: KeyfobError): unknown {
    const { text } = this.localize;
    const { details, status } = error;
    const missing = details.missing?.map((kind) => text.contact[kind].unverified) ?? [];
    const sentences = [errorWords(error, this.localize), ...missing];
    const isHopeless = status === 401 || status === 403 || status === 409;
    return isHopeless
      ? noKeyNote(sentences, [text.close, () => this.close('close-button')], 'info')
      : noKeyNote(sentences, [text.tryAgain, () => void this.#begin()]);
  }

  async #begin(): Promise<void> {
    this.#abort.abort();
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    const isAgain = this.#view.at !== 'idle';
    this.#enter({ at: 'loading' });
    if (isAgain) void this.focusAfterUpdate(); // the button that was pressed is gone
    try {
      await cancellationDone(this.server);
      signal.throwIfAborted();
      // Side by side with the key, for slow lines. Without the QR code there is still the key to type.
      void import('../key-on-screen/qr/draw-qr.ts').catch(() => undefined);
      const [{ KeyScreen }, enrolment] = await Promise.all([
        import('./key-screen.ts'),
        this.server.beginEnrolment(signal),
      ]);
      signal.throwIfAborted();
      this.#screen ??= new KeyScreen(this);
      this.#show(this.#screen, enrolment);
    } catch (thrown) {
      if (signal.aborted) return;
      const error = errorOf(thrown);
      const mustLogIn = this.report(error);
      this.#enter({ at: 'refused', error });
      if (mustLogIn) this.askForLogIn(error.code, true);
    }
  }

  #show(screen: KeyScreen, enrolment: Enrolment, reason?: NewKeyReason): void {
    screen.key.show(enrolment, () => this.#expire(screen));
    this.#enter({ at: 'key', screen, reason });
  }

  #expire(screen: KeyScreen): void {
    if (this.form.isBusy) return; // the server is about to say so itself, with a new key
    const hadFocus = this.matches(':focus-within');
    this.#enter({ at: 'expired', screen });
    if (hadFocus) void this.focusAfterUpdate();
  }

  #ask(isLeaving: boolean): void {
    if (this.#view.at === 'key') this.#enter({ ...this.#view, isLeaving });
    void this.focusAfterUpdate();
  }

  /** Goes to another view; a key that is not on screen any more is not kept. */
  #enter(view: View): void {
    if (view.at !== 'key') {
      this.#screen?.key.drop();
      this.form.clear();
    }
    this.#view = view;
    this.requestUpdate();
  }

  get #enrolment(): Enrolment | undefined {
    return this.#screen?.key.enrolment;
  }
}

/** Which sentence fits the failure that brought a new key. */
function newKeyReason({ code }: KeyfobError): NewKeyReason {
  return code === 'wrong_password' || code === 'wrong_code' || code === 'flow_state'
    ? code
    : 'other';
}

declare global {
  interface HTMLElementTagNameMap {
    'keyfob-enrolment': KeyfobEnrolment;
  }
}
