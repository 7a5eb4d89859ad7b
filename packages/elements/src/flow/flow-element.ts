import { isServer, nothing, type PropertyDeclarations, type PropertyValues } from 'lit';
import type { ErrorCode, KeyfobError } from '#contract';
import type { LoginClient } from '../client/keyfob-client.ts';
import { KeyfobElement } from '../element/keyfob-element.ts';
import {
  type CloseReason,
  KeyfobHiddenEvent,
  KeyfobHideEvent,
  KeyfobShowEvent,
  KeyfobShownEvent,
} from '../events/lifecycle.ts';
import { CodeForm } from '../form/state/code-form.ts';
import type { CodeFormValues } from '../form/state/values.ts';
import type { CommonMessages } from '../i18n/messages/common.ts';
import { LoadedStatus } from '../login/loaded-status.ts';
import { logInView } from '../login/log-in-view.ts';
import { button, footer } from '../view/button.ts';
import type { FlowState, Presentation } from './flow-state.ts';
import { flowFrame, showModal } from './frame.ts';
import { isPressed } from './is-pressed.ts';
import { PageCache } from './page-cache.ts';
import { successView } from './success.ts';

/**
 * What all flows share: appearing, one form, an end, and closing; as a dialog or in the page. A flow
 * that is closed holds nothing and has nothing in its shadow root.
 *
 * @fires {KeyfobShowEvent} keyfob-show - The flow is about to appear.
 * @fires {KeyfobShownEvent} keyfob-shown - The flow has appeared.
 * @fires {KeyfobHideEvent} keyfob-hide - The flow is about to close, for `detail.reason`; `preventDefault()` keeps it open.
 * @fires {KeyfobHiddenEvent} keyfob-hidden - The flow has closed and dropped what it held.
 * @fires {KeyfobErrorEvent} keyfob-error - The server refused something (`detail.code`) or could not be reached.
 * @fires {KeyfobAuthRequiredEvent} keyfob-auth-required - Nobody is logged in any more, or not far enough; also: somebody pressed *Log in*. Where the server has just said so, `preventDefault()` keeps what is on screen.
 *
 * @slot login - Your link to the log-in, shown where one is needed. By default a button that tells `keyfob-auth-required`.
 *
 * @cssstate idle - The flow is closed.
 * @cssstate loading - What it needs is on its way.
 * @cssstate ready - Somebody may type.
 * @cssstate submitting - What was typed is on its way.
 * @cssstate error - Something was refused, or nobody is logged in.
 * @cssstate locked - Nothing may be sent until a waiting time is over.
 * @cssstate success - The end is reached.
 *
 * @csspart dialog - The dialog.
 * @csspart section - The frame of an inline flow.
 * @csspart header - The line with the title.
 * @csspart title - The heading.
 * @csspart close-button - The cross of a dialog.
 * @csspart content - Everything below the header.
 * @csspart intro - The sentence above the fields.
 * @csspart form - The form.
 * @csspart field - A field with its label and what belongs to it.
 * @csspart label - The label of a field.
 * @csspart input - Every visible input.
 * @csspart code - The place of the code.
 * @csspart code-input - The input for the code.
 * @csspart code-cells - A cell for each digit, behind the input; not shown unless you show it.
 * @csspart code-cell - One of them.
 * @csspart invalid - An input whose content is wrong.
 * @csspart hint - A quiet sentence.
 * @csspart error - What went wrong.
 * @csspart notice - A box that says what somebody should know.
 * @csspart notice-info - One that tells a fact.
 * @csspart notice-warning - One that asks for care.
 * @csspart notice-danger - One that says what went wrong.
 * @csspart icon - Every drawing beside words.
 * @csspart status - What is going on, a waiting time for example.
 * @csspart footer - The line of buttons.
 * @csspart button - Every button with words.
 * @csspart primary - The button that leads on.
 * @csspart success - The end of the flow.
 * @csspart emblem - The sign of it.
 * @csspart success-title - Its heading, which is a `title`, too.
 * @csspart success-text - Its sentence.
 */
export abstract class FlowElement<
  Texts extends CommonMessages = CommonMessages,
  Client extends LoginClient = LoginClient,
> extends KeyfobElement<Texts, Client> {
  /** @internal */
  static override properties: PropertyDeclarations = {
    open: { type: Boolean, reflect: true },
    presentation: { reflect: true },
  };

  /** Whether the flow is on screen. An inline flow opens by itself when it is put into the page. */
  declare open: boolean;
  /** A modal dialog, or a part of the page. */
  declare presentation: Presentation;

  protected isDone = false;
  /** Who is here, where a flow asks: known until it is closed or begins anew. */
  protected status: LoadedStatus = new LoadedStatus();
  protected readonly form: CodeForm = new CodeForm(this, {
    digits: () => this.digitCount,
    send: (values, signal) => this.send(values, signal),
    accepted: (answer) => this.succeed(answer),
    refused: (error) => this.takeRefusal(error),
  });
  /** Why somebody must log in before anything else can be done here. */
  #logInReason: ErrorCode | undefined;
  #isShown = false;
  #wasShown = false;
  #takesFocus = false;
  #isNew = false;

  constructor() {
    super();
    this.open = false;
    this.presentation = 'dialog';
    new PageCache(this, {
      left: () => this.#isShown && this.stop(),
      back: () => this.#isShown && (this.presentation === 'inline' ? this.start() : this.#end()),
    });
  }

  override get state(): FlowState {
    if (!this.#isShown) return 'idle';
    return this.isDone ? 'success' : this.#logInReason ? 'error' : this.form.state;
  }

  /** Opens the flow; settles once it is on screen. */
  async show(): Promise<void> {
    this.open = true;
    await this.updateComplete;
  }

  /** Closes the flow, unless a listener of `keyfob-hide` prevents it, and drops what it holds. */
  close(reason: CloseReason = 'api'): void {
    if (!this.#isShown) this.open = false;
    else if (this.dispatchEvent(new KeyfobHideEvent(reason))) this.#end();
  }

  /** Goes back to the beginning: what was typed and shown is dropped. */
  reset(): void {
    if (!this.#isShown) return;
    this.stop();
    this.status = new LoadedStatus();
    this.start();
  }

  /** Puts the focus where typing begins. */
  override focus(options?: FocusOptions): void {
    (this.find('#dead-end') ?? this.focusTarget)?.focus(options);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#isNew = true;
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // A framework that moves an element takes it out and puts it back at once: that is no farewell.
    queueMicrotask(() => {
      if (!this.isConnected && this.#isShown) this.#end();
    });
  }

  protected abstract get heading(): string;
  /** The flow while it is under way. */
  protected abstract content(): unknown;
  protected abstract get successWords(): readonly [title: string, sentence: string];
  protected abstract send(values: CodeFormValues, signal: AbortSignal): Promise<unknown>;
  /** What the page hears when the end is reached. */
  protected abstract outcome(): Event;

  /** Called when the flow appears. */
  protected start(): void {}

  /** Called when it goes: drops everything. */
  protected stop(): void {
    this.isDone = false;
    this.#logInReason = undefined;
    this.form.clear();
  }

  /** What gets the focus when the view changes. */
  protected get focusTarget(): HTMLElement | null {
    if (this.isDone) return this.find('[part~=primary]') ?? this.find('h2');
    return this.find('input:not([aria-hidden])');
  }

  /** The heading of the end; without one the words of the end have their own. */
  protected get endHeading(): string | undefined {
    return undefined;
  }

  /** The flow when its end is reached. */
  protected ending(): unknown {
    return successView(...this.successWords, this.way);
  }

  /** What leads away from the end. */
  protected get way(): unknown {
    const onClick = () => this.close('done');
    return footer(button('primary', this.localize.text.done, { onClick, describedBy: 'success' }));
  }

  protected cancelButton(): unknown {
    return button('secondary', this.localize.text.cancel, { onClick: () => this.close('cancel') });
  }

  protected find(selector: string): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(selector);
  }

  /** @returns whether the refusal is shown by the flow rather than beside a field */
  protected takeRefusal(error: KeyfobError): boolean {
    const mustLogIn = this.report(error);
    if (mustLogIn) this.askForLogIn(error.code);
    return mustLogIn;
  }

  /** Asks who is here, once. */
  protected async loadStatus(): Promise<void> {
    const { status } = this;
    const ask = () => this.server.status();
    await status.load(ask, (error) => status === this.status && this.takeAbsence(error));
    this.requestUpdate();
  }

  /** Nobody is here, and that is said; other failures can wait until something is sent. */
  protected takeAbsence(error: KeyfobError): void {
    if (error.status === 401 && this.report(error)) this.askForLogIn(error.code, true);
  }

  /** Shows the way to the log-in in place of everything else, until the flow begins anew. */
  protected askForLogIn(reason: ErrorCode, isUnasked = false): void {
    const takesFocus = !isUnasked || this.matches(':focus-within');
    this.form.clear();
    this.#logInReason = reason;
    if (takesFocus) void this.focusAfterUpdate();
  }

  protected logInWords(reason: ErrorCode): string {
    const { errors } = this.localize.text;
    return errors[reason] ?? errors.login_required;
  }

  /** Called with what the server answered when it took what was sent. */
  protected succeed(_answer?: unknown): void {
    this.isDone = true;
    void this.focusAfterUpdate();
    this.dispatchEvent(this.outcome());
  }

  /** Redraws, and puts the focus where the new view wants it: its old place may be gone. */
  protected async focusAfterUpdate(): Promise<void> {
    this.requestUpdate();
    await this.updateComplete;
    this.focus();
  }

  /** What Escape does. */
  protected escape(): void {
    this.close('escape');
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (isServer) return;
    const opensItself = this.#isNew && this.presentation === 'inline';
    if (opensItself) this.open = true;
    this.#isNew = false;
    if (this.open && !this.#isShown) {
      this.#isShown = true;
      this.#takesFocus = this.autofocus || this.presentation === 'dialog';
      this.#takesFocus ||= !opensItself && isPressed();
      this.dispatchEvent(new KeyfobShowEvent());
      this.start();
    } else if (!this.open && this.#isShown) {
      this.dispatchEvent(new KeyfobHideEvent('api', { cancelable: false })); // the attribute was taken away
      this.#end();
    }
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.#dialog) showModal(this.#dialog);
    if (this.#isShown === this.#wasShown) return;
    this.#wasShown = this.#isShown;
    if (this.#isShown && this.#takesFocus) this.focus();
    this.dispatchEvent(this.#isShown ? new KeyfobShownEvent() : new KeyfobHiddenEvent());
  }

  protected override render(): unknown {
    if (!this.#isShown) return nothing;
    const { text } = this.localize;
    const reason = this.#logInReason;
    const content = () => (this.isDone ? this.ending() : this.content());
    return flowFrame(reason ? logInView(this, this.logInWords(reason), text) : content(), {
      isDialog: this.presentation === 'dialog',
      heading: this.isDone && !reason ? this.endHeading : this.heading,
      closeLabel: text.close,
      onClose: () => this.close('close-button'),
      onCancel: (event) => {
        event.preventDefault();
        this.escape();
      },
      // A second Escape in a row closes a native dialog whatever the page says. The event comes late:
      // the dialog it tells of may be gone, or open again.
      onNativeClose: ({ target }) => {
        if (this.#isShown && target === this.#dialog && !this.#dialog?.open) this.#end();
      },
    });
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  #end(): void {
    this.#isShown = false;
    this.#dialog?.close(); // gives the focus back to where it was
    this.open = false;
    this.stop();
    this.status = new LoadedStatus();
    this.requestUpdate();
  }
}
