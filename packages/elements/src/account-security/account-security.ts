import { html, isServer, type PropertyValues } from 'lit';
import type { KeyfobError, Status } from '#contract';
import { errorOf } from '../client/error-of.ts';
import { KeyfobElement } from '../element/keyfob-element.ts';
import { KeyfobAuthRequiredEvent } from '../events/lifecycle.ts';
import { KeyfobChangeEvent } from '../events/outcomes.ts';
import type { FlowElement } from '../flow/flow-element.ts';
import { common } from '../i18n/en/common.ts';
import { section } from '../i18n/en/section.ts';
import { baseStyles } from '../styles/base.ts';
import { controlStyles } from '../styles/controls.ts';
import { tokens } from '../styles/tokens.ts';
import { define } from '../tags/define-once.ts';
import { Countdown } from '../time/countdown.ts';
import { button, footer } from '../view/button.ts';
import { loadingView } from '../view/loading.ts';
import { type FactorView, factorView, type SectionTexts } from './factor-view.ts';
import { sectionFrame } from './frame.ts';
import { accountSecurityStyles } from './styles.ts';

/** What the section shows. */
export type AccountSecurityState = 'loading' | 'off' | 'on' | 'blocked' | 'error';

type View =
  | { readonly at: 'loading' }
  | { readonly at: 'error'; readonly error: KeyfobError }
  | { readonly at: 'status'; readonly status: Status };

/**
 * The section *Two-Factor Authentication (OTP)* of an account page: whether OTP is on, what is
 * missing before it can be set, and the buttons that set and disable it and show its key again.
 *
 * @tag keyfob-account-security
 *
 * @fires {KeyfobChangeEvent} keyfob-change - OTP was turned on or off here, and the new state is on screen.
 * @fires {KeyfobErrorEvent} keyfob-error - The state could not be loaded.
 * @fires {KeyfobAuthRequiredEvent} keyfob-auth-required - Nobody is logged in any more.
 *
 * @slot verify-contacts - Your link to the page where a missing contact is added or verified.
 * @slot help - Below everything, for a link to your own help.
 * @slot dialog - Used by the element itself for the dialogs it opens.
 *
 * @csspart section - The whole section.
 * @csspart header - Title and state.
 * @csspart title - The heading.
 * @csspart emblem - The sign beside the heading.
 * @csspart badge - The state in one word.
 * @csspart content - Everything below the header.
 * @csspart intro - The sentence about the present state.
 * @csspart notice - What is missing or blocked.
 * @csspart authenticators - The list of authenticators.
 * @csspart authenticator - One of them.
 * @csspart footer - The line with the button.
 * @csspart button - Every button.
 * @csspart primary - *Set OTP*, *Try again*.
 * @csspart secondary - *Show shared key*, *Disable*.
 * @csspart danger - *Disable*, too.
 * @csspart hint - When an authenticator was added and used.
 * @csspart error - What went wrong.
 * @csspart status - The waiting time.
 * @csspart loading - While the state is loaded.
 */
export class KeyfobAccountSecurity extends KeyfobElement<SectionTexts> {
  /** @internal */
  static override styles = [tokens, baseStyles, controlStyles, accountSecurityStyles];

  #view: View = { at: 'loading' };
  #abort = new AbortController();
  #isChangeUntold = false;
  readonly #countdown = new Countdown(this);

  override get state(): AccountSecurityState {
    if (this.#view.at !== 'status') return this.#view.at;
    const { state } = this.#view.status;
    return state === 'pending' ? 'off' : state; // a key begun elsewhere protects nothing yet
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
      if (!signal.aborted) this.#enter({ at: 'status', status });
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
      onShowKey: () => void this.#showKey(),
      onDisable: () => void this.#open('keyfob-deactivation'),
    };
    switch (this.#view.at) {
      case 'loading':
        return loadingView(text.loading);
      case 'error':
        return html`<p part="error" role="alert">${text.errors[this.#view.error.code]}</p>
          ${footer(button('primary', text.tryAgain, { onClick: view.onTryAgain }))}`;
      case 'status':
        return factorView(this.#view.status, view);
    }
  }

  async #tryAgain(): Promise<void> {
    await this.refresh();
    await this.#focusButton();
    this.#tellChange();
  }

  #fail(thrown: unknown): void {
    const error = errorOf(thrown);
    this.report(error);
    this.#enter({ at: 'error', error });
  }

  #enter(view: View): void {
    this.#view = view;
    this.#countdown.stop();
    if (view.at === 'status' && view.status.blockedUntil !== undefined) {
      const msLeft = Date.parse(view.status.blockedUntil) - Date.now();
      this.#countdown.start(msLeft / 1000, () => void this.refresh());
    }
    this.requestUpdate();
  }

  /** Loads that flow when it is asked for: most visits of the page never do. */
  async #showKey(): Promise<void> {
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
   * reaches its parts. Afterwards the state is loaded anew and the focus goes to the button of it.
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
    Object.assign(flow, { slot: 'dialog', client: this.server, baseUrl, theme, digits, messages });
    if (lang) flow.lang = lang;
    for (const outcome of ['keyfob-enrolled', 'keyfob-deactivated']) {
      flow.addEventListener(outcome, () => {
        this.#isChangeUntold = true;
        void this.refresh();
      });
    }
    flow.addEventListener('keyfob-auth-required', () => {
      this.dispatchEvent(new KeyfobAuthRequiredEvent()); // it does not bubble
    });
    flow.addEventListener('keyfob-hidden', () => {
      flow.remove();
      void this.#settle(tag);
    });
    this.append(flow);
    await flow.show();
  }

  async #settle(tag: string): Promise<void> {
    await this.#focusButton(tag);
    await this.refresh();
    await this.#focusButton(tag);
    this.#tellChange();
  }

  #tellChange(): void {
    if (!this.#isChangeUntold || this.#view.at !== 'status') return;
    this.#isChangeUntold = false;
    this.dispatchEvent(new KeyfobChangeEvent(this.#view.status.state));
  }

  /** The button that opened a flow, or what stands in its place now. */
  async #focusButton(tag = ''): Promise<void> {
    await this.updateComplete;
    const child = tag === 'keyfob-shared-key' ? 'first-child' : 'last-child';
    const button = this.renderRoot.querySelector<HTMLElement>(
      `[part=footer] button:${child}:not(:disabled)`,
    );
    (button ?? this.renderRoot.querySelector('h2'))?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'keyfob-account-security': KeyfobAccountSecurity;
  }
}
