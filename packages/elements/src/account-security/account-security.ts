import { html, isServer, type PropertyValues } from 'lit';
import type { KeyfobError, Status } from '#contract';
import { errorOf } from '../client/error-of.ts';
import { HttpAccountClient } from '../client/http-account-client.ts';
import type { HttpKeyfobClientOptions } from '../client/http-login-client.ts';
import type { AccountClient } from '../client/keyfob-client.ts';
import { KeyfobElement } from '../element/keyfob-element.ts';
import { KeyfobAuthRequiredEvent } from '../events/lifecycle.ts';
import { KeyfobChangeEvent } from '../events/outcomes.ts';
import type { FlowElement } from '../flow/flow-element.ts';
import { common } from '../i18n/en/common.ts';
import { section } from '../i18n/en/section.ts';
import { errorWords } from '../i18n/error-words.ts';
import { logInFooter } from '../login/log-in-view.ts';
import { baseStyles } from '../styles/base.ts';
import { controlStyles } from '../styles/controls.ts';
import { loadingStyles } from '../styles/loading.ts';
import { otherButtonStyles } from '../styles/other-buttons.ts';
import { tokens } from '../styles/tokens.ts';
import { define } from '../tags/define-once.ts';
import { Countdown } from '../time/countdown.ts';
import { button, footer } from '../view/button.ts';
import { deadEnd } from '../view/dead-end.ts';
import { loadingView } from '../view/loading.ts';
import { type FactorView, factorView, type SectionTexts } from './factor-view.ts';
import { sectionFrame } from './frame.ts';
import { accountSecurityStyles } from './styles.ts';

/** What the section shows. */
export type AccountSecurityState = 'loading' | 'off' | 'on' | 'blocked' | 'error';

type View =
  | { readonly at: 'loading' }
  | { readonly at: 'error'; readonly error: KeyfobError; readonly mustLogIn: boolean }
  | { readonly at: 'status'; readonly status: Status };

/**
 * The section *Two-Factor Authentication (OTP)* of an account page: whether OTP is on, what is
 * missing before it can be set, and the buttons that set and disable it and show its key again.
 *
 * @tag keyfob-account-security
 *
 * @fires {KeyfobChangeEvent} keyfob-change - The state is known for the first time, or OTP was turned on or off here; it is on screen, and `detail.state` says which.
 * @fires {KeyfobErrorEvent} keyfob-error - The state could not be loaded.
 * @fires {KeyfobAuthRequiredEvent} keyfob-auth-required - Nobody is logged in any more; also: somebody pressed *Log in*. Where the server has just said so, `preventDefault()` keeps what is on screen.
 *
 * @slot login - Your link to the log-in, shown where one is needed, in the dialogs too. By default a button that tells `keyfob-auth-required`.
 * @slot verify-contacts - Your link to the page where a missing contact is added or verified.
 * @slot help - Below everything, for a link to your own help.
 * @slot dialog - Used by the element itself for the dialogs it opens.
 *
 * @cssstate loading - The state is on its way.
 * @cssstate off - OTP is off.
 * @cssstate on - OTP is on.
 * @cssstate blocked - OTP is on, and no code is taken for a while.
 * @cssstate error - The state could not be loaded, or nobody is logged in.
 *
 * @csspart section - The whole section.
 * @csspart header - Title and state.
 * @csspart title - The heading.
 * @csspart emblem - The sign beside the heading.
 * @csspart badge - The state in one word.
 * @csspart content - Everything below the header.
 * @csspart intro - The sentence about the present state.
 * @csspart notice - What is missing, blocked or frozen.
 * @csspart authenticators - The list of authenticators.
 * @csspart authenticator - One of them.
 * @csspart footer - The line with the button.
 * @csspart button - Every button.
 * @csspart primary - *Set OTP*, *Try again*, *Log in*.
 * @csspart secondary - *Add another device*, *Disable*.
 * @csspart danger - *Disable*, too.
 * @csspart hint - When an authenticator was added and used.
 * @csspart status - The waiting time.
 * @csspart loading - While the state is loaded.
 * @csspart skeleton - What will stand there.
 */
export class KeyfobAccountSecurity extends KeyfobElement<SectionTexts, AccountClient> {
  /** @internal */
  static override styles = [
    tokens,
    baseStyles,
    controlStyles,
    otherButtonStyles,
    loadingStyles,
    accountSecurityStyles,
  ];

  #view: View = { at: 'loading' };
  #abort = new AbortController();
  #isChangeUntold = true; // the first state is news, too
  readonly #countdown = new Countdown(this);

  override get state(): AccountSecurityState {
    if (this.#view.at !== 'status') return this.#view.at;
    const { state } = this.#view.status;
    return state === 'pending' ? 'off' : state; // a key begun elsewhere protects nothing yet
  }

  protected override httpClient(options: HttpKeyfobClientOptions): AccountClient {
    return new HttpAccountClient(options);
  }

  protected override get english(): SectionTexts {
    return { ...common, ...section };
  }

  /** Asks the server for the state anew; what is on screen stays until the answer is there. */
  async refresh(): Promise<void> {
    this.#abort.abort();
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    if (this.#view.at === 'error') this.#enter({ at: 'loading' });
    try {
      const status = await this.server.status(signal);
      if (signal.aborted) return;
      this.#enter({ at: 'status', status });
      await this.updateComplete;
      if (!this.querySelector('[slot=dialog]')) this.#tellChange();
    } catch (thrown) {
      if (!signal.aborted) this.#fail(thrown);
    }
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) void this.refresh(); // put into the page once more
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#abort.abort();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (!isServer && (changed.has('baseUrl') || changed.has('client'))) void this.refresh();
  }

  protected override render(): unknown {
    const { text } = this.localize;
    const { state } = this;
    const badge = { on: text.stateOn, off: text.stateOff, blocked: text.stateBlocked };
    return html`${sectionFrame(this.#content(), {
      title: text.sectionTitle,
      state,
      badge: state === 'loading' || state === 'error' ? undefined : badge[state],
    })}
      <slot name="dialog"></slot>`;
  }

  #content(): unknown {
    const { text } = this.localize;
    const view: FactorView = {
      text,
      language: this.localize.language,
      countdown: this.#countdown,
      onSet: () => void this.#open('keyfob-enrolment'),
      onTryAgain: () => void this.#tryAgain(),
      onAddDevice: () => void this.#addDevice(),
      onDisable: () => void this.#open('keyfob-deactivation'),
    };
    switch (this.#view.at) {
      case 'loading':
        return loadingView(text.loading, ['line', 'line', 'field']);
      case 'error':
        return html`${deadEnd(errorWords(this.#view.error, this.localize))}
          ${
            this.#view.mustLogIn
              ? logInFooter(this, text)
              : footer(button('primary', text.tryAgain, { onClick: view.onTryAgain }))
          }`;
      case 'status':
        return factorView(this.#view.status, view);
    }
  }

  async #tryAgain(): Promise<void> {
    await this.refresh();
    this.#focusHeading(); // the button is gone, and another one in its place may undo what was done
  }

  #fail(thrown: unknown): void {
    const error = errorOf(thrown);
    this.#enter({ at: 'error', error, mustLogIn: this.report(error) });
  }

  #enter(view: View): void {
    this.#view = view;
    this.#countdown.stop();
    const { frozenUntil, blockedUntil = frozenUntil } = view.at === 'status' ? view.status : {};
    if (blockedUntil !== undefined) {
      const msLeft = Date.parse(frozenUntil ?? blockedUntil) - Date.now();
      this.#countdown.start(msLeft / 1000, () => void this.refresh());
    }
    this.requestUpdate();
  }

  /** Loads the flow of the shared key when it is asked for: most visits of the page never do. */
  async #addDevice(): Promise<void> {
    try {
      const { KeyfobSharedKey } = await import('../shared-key/shared-key.ts');
      define('keyfob-shared-key', KeyfobSharedKey);
      await this.#open('keyfob-shared-key');
    } catch (thrown) {
      this.#fail(thrown);
    }
  }

  /**
   * Opens a flow in the light DOM, so that no shadow root stands within another and the page's CSS
   * reaches its parts. Afterwards the focus goes to the heading and the state is loaded anew: the button
   * that opened it may be another one then, which undoes what was done.
   */
  async #open(
    tag: 'keyfob-enrolment' | 'keyfob-deactivation' | 'keyfob-shared-key',
  ): Promise<void> {
    if (this.querySelector('[slot=dialog]')) return; // pressed twice while it was loaded
    if (!customElements.get(tag)) {
      throw new TypeError(`keyfob-account-security opens <${tag}>, which is not defined`);
    }
    const flow: FlowElement = document.createElement(tag);
    const { baseUrl, theme, digits, messages, lang } = this;
    const account = this.#view.at === 'status' ? this.#view.status.account : undefined;
    const own = { slot: 'dialog', client: this.server, account };
    Object.assign(flow, { ...own, baseUrl, theme, digits, messages });
    if (lang) flow.lang = lang;
    for (const way of this.querySelectorAll(':scope > [slot=login]')) {
      flow.append(way.cloneNode(true));
    }
    for (const outcome of ['keyfob-enrolled', 'keyfob-deactivated']) {
      flow.addEventListener(outcome, async () => {
        this.#isChangeUntold = true;
        await this.refresh();
        flow.toggleAttribute('add-device', this.#canAddDevice);
      });
    }
    let isFollowed = false;
    flow.addEventListener('keyfob-add-device', (event) => {
      event.stopPropagation(); // it is seen to
      isFollowed = true;
    });
    flow.addEventListener('keyfob-auth-required', (event) => {
      const { cancelable } = event; // it does not bubble
      if (!this.dispatchEvent(new KeyfobAuthRequiredEvent({ cancelable }))) event.preventDefault();
    });
    flow.addEventListener('keyfob-hidden', () => {
      flow.remove();
      if (isFollowed) return void this.#addDevice();
      this.#focusHeading();
      void this.refresh();
    });
    this.append(flow);
    await flow.show();
  }

  get #canAddDevice(): boolean {
    return this.#view.at === 'status' && this.#view.status.canShowSharedKey === true;
  }

  #tellChange(): void {
    if (!this.#isChangeUntold || this.#view.at !== 'status') return;
    this.#isChangeUntold = false;
    this.dispatchEvent(new KeyfobChangeEvent(this.#view.status.state));
  }

  #focusHeading(): void {
    this.renderRoot.querySelector<HTMLElement>('#title')?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'keyfob-account-security': KeyfobAccountSecurity;
  }
}
