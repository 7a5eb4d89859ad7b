import { html, type PropertyDeclarations } from 'lit';
import type { ErrorCode, KeyfobError, Recovery } from '#contract';
import { errorOf } from '../client/error-of.ts';
import type { HttpKeyfobClientOptions } from '../client/http-account-client.ts';
import { HttpKeyfobClient } from '../client/http-keyfob-client.ts';
import type { KeyfobClient } from '../client/keyfob-client.ts';
import { KeyfobRecoveredEvent } from '../events/lazy-outcomes.ts';
import { KeyfobAuthRequiredEvent } from '../events/lifecycle.ts';
import { FlowElement, type FlowState } from '../flow/flow-element.ts';
import type { CodeFormValues } from '../form/state/values.ts';
import { common } from '../i18n/en/common.ts';
import { recovery as english } from '../i18n/en/recovery.ts';
import { formatDateTime } from '../i18n/formats/date.ts';
import type { CommonMessages } from '../i18n/messages/common.ts';
import type { RecoveryMessages } from '../i18n/messages/recovery.ts';
import { LinkToken } from '../link-page/link-token.ts';
import { recoveryStyles } from '../link-page/styles.ts';
import { supportLine } from '../link-page/support-line.ts';
import { flowStyles } from '../styles/flow.ts';
import { loadingView } from '../view/loading.ts';
import { type Act, actOf } from './act.ts';
import { RecoveryBackground } from './background.ts';
import { deadEndView, logInFooter, type Way, wayAfter } from './dead-end.ts';
import { linkStep, recoveryStep, type Step } from './steps/steps.ts';

type Texts = CommonMessages & RecoveryMessages;

/** `link`: a link was opened and nobody has pressed anything yet. `step`: where the server says it stands. */
type View =
  | { readonly at: 'loading' }
  | { readonly at: 'link'; readonly needsPassword: boolean }
  | { readonly at: 'step' | 'end'; readonly recovery: Recovery }
  | { readonly at: 'dead-end'; readonly code: ErrorCode; readonly way: Way };

const smsDigits = 8;

/**
 * For whoever has lost the authenticator: mails the link, and behind it confirms by SMS who it is and
 * turns OTP off. One element for both pages: with `link` it is the page that the mailed link leads to.
 *
 * Opening that page sends nothing, so that programs which open the links in mails use up none: a
 * person has to press **Continue**. The token of the link is taken out of the address at once.
 *
 * @tag keyfob-recovery
 * @attr {'dialog' | 'inline'} [presentation=inline] - A modal dialog, or a part of the page.
 *
 * @fires {KeyfobRecoveredEvent} keyfob-recovered - OTP was turned off.
 * @fires {KeyfobCaptchaRequiredEvent} keyfob-captcha-required - The page is to show the widget `detail.provider` with `detail.siteKey` for `detail.action` in the slot `captcha`, and to call `setCaptcha()`.
 * @fires {KeyfobSupportOpenEvent} keyfob-support-open - Somebody pressed *Contact support*.
 *
 * @slot intro - Takes the place of the sentence at the beginning, and behind the link.
 * @slot captcha - The widget of a CAPTCHA provider.
 * @slot login - Your link to the log-in, where one is needed.
 * @slot support - Your way to support. By default a button that tells `keyfob-support-open`.
 * @slot help - Below everything, for a link to your own help.
 * @slot success - Shown below the words of success.
 *
 * @csspart password-input - The input for the password.
 * @csspart quiet - *Show* and *Hide*.
 * @csspart secondary - *Send again*.
 * @csspart danger - *Disable*, where no SMS is asked for.
 * @csspart link - *Contact support*.
 * @csspart loading - While the server is asked.
 * @csspart notice - What has failed, and where it cannot go on.
 * @csspart captcha - The place of the widget.
 * @csspart support - The line with the way to support.
 */
export class KeyfobRecovery extends FlowElement<Texts, KeyfobClient> {
  /** @internal */
  static override properties: PropertyDeclarations = {
    link: { type: Boolean },
    begin: { type: Boolean },
  };

  /** @internal */
  static override styles = [flowStyles, recoveryStyles];

  /** This is the page that the mailed link leads to: a token is taken from the fragment of the address. */
  declare link: boolean;
  /** Asks for the mail as soon as the flow appears, for somebody who has just said what was lost. */
  declare begin: boolean;

  #view: View = { at: 'loading' };
  #abort = new AbortController();
  /** Whether this browser has given the password lately, as far as is known. */
  #hasLogin = true;
  /** Whether the link was followed; an attempt that ends afterwards keeps its title. */
  #isConfirmed = false;
  #act: Act | undefined;
  readonly #token = new LinkToken(
    this,
    () => this.link,
    () => this.open && this.#follow(),
  );
  readonly #background = new RecoveryBackground(this, {
    client: () => this.server,
    look: () => this.#look(),
  });

  constructor() {
    super();
    this.presentation = 'inline';
    this.link = false;
    this.begin = false;
  }

  /** Hands over what the person has solved in the widget of a CAPTCHA provider. */
  setCaptcha(solution: string): void {
    this.#background.captcha.provide(solution);
  }

  override get state(): FlowState {
    const { at } = this.#view;
    if (super.state !== 'ready' || at === 'step' || at === 'link') return super.state;
    return at === 'loading' ? 'loading' : 'error';
  }

  protected override get english(): Texts {
    return { ...common, ...english };
  }

  protected override get heading(): string {
    const { lost, recoveryTitle } = this.localize.text;
    return this.link || this.#isConfirmed ? recoveryTitle : lost;
  }

  protected override get successWords(): readonly [string, string] {
    const { text, language } = this.localize;
    const { state, effectiveAt = '' } = this.#recovery ?? {};
    return state === 'waiting'
      ? [text.waiting, text.waitingText(formatDateTime(language, effectiveAt))]
      : [text.recovered, text.recoveredText];
  }

  /** After `waiting` nobody can log in yet without the authenticator. */
  protected override get way(): unknown {
    if (this.#recovery?.state === 'waiting') return super.way;
    return logInFooter(this.localize.text, this.#logIn);
  }

  protected override get digitCount(): number {
    return smsDigits;
  }

  protected override get focusTarget(): HTMLElement | null {
    const places = this.isDone
      ? ['h3']
      : ['#dead-end', 'input:not([aria-hidden])', '[type=submit]:not(:disabled)', 'h2'];
    return places.map(this.find, this).find(Boolean) ?? null;
  }

  protected override httpClient(options: HttpKeyfobClientOptions): KeyfobClient {
    return new HttpKeyfobClient(options);
  }

  protected override start(): void {
    this.#token.take();
    if (this.#token.value) this.#follow();
    else void this.#load();
  }

  protected override stop(): void {
    this.#leave();
    this.#token.drop();
    this.#hasLogin = true;
    this.#isConfirmed = false;
    super.stop();
  }

  protected override async send(values: CodeFormValues, signal: AbortSignal): Promise<Recovery> {
    const { server } = this;
    const act = this.#act ?? this.#ownAct;
    this.#act = act;
    const captcha = await this.#background.solution(act);
    signal.throwIfAborted();
    switch (act) {
      case 'open': {
        const { password } = values;
        const token = this.#token.value;
        return server.openRecoveryLink({ token, ...(password && { password }) }, signal);
      }
      case 'mail':
        return server.beginRecovery({ ...captcha }, signal);
      case 'text':
        return server.sendRecoverySms({ ...captcha }, signal);
      case 'complete': {
        const { code } = values;
        return server.completeRecovery({ ...(code && { smsCode: code }), ...captcha }, signal);
      }
    }
  }

  protected override succeed(recovery: Recovery): void {
    const act = this.#act;
    this.#act = undefined;
    this.#token.drop();
    this.#arrive(recovery);
    if (act === 'text') this.#background.awaitSms();
    void this.focusAfterUpdate();
  }

  protected override outcome(): Event {
    return new KeyfobRecoveredEvent();
  }

  protected override takeRefusal(error: KeyfobError): boolean {
    const act = this.#act;
    this.#act = undefined;
    const { code, details, status } = error;
    const view = this.#view;
    if (view.at === 'link' && !view.needsPassword && code === 'login_required') {
      this.#hasLogin = false; // no error: this browser has to give the password itself
      this.#enter({ at: 'link', needsPassword: true });
      void this.focusAfterUpdate();
      return true;
    }
    super.takeRefusal(error);
    if (status === 401) this.#hasLogin = false;
    const isBesideCode = code === 'delivery_limit' && this.#recovery?.state === 'texted';
    const way = wayAfter(error, this.#hasLogin);
    if (way && !isBesideCode) {
      this.#stopAt(code, way);
      void this.focusAfterUpdate();
      return true;
    }
    if (code === 'captcha_failed' && act) this.#background.expectCaptcha(act);
    this.#background.prepareCaptcha(this.#ownAct);
    if (isBesideCode && details.retryAfterSeconds !== undefined) {
      this.#background.hold(details.retryAfterSeconds); // and a code that has come can be sent
      return true;
    }
    if (!this.find('input')) void this.focusAfterUpdate();
    return false;
  }

  protected override content(): unknown {
    const { text } = this.localize;
    const view = this.#view;
    if (view.at === 'loading') return loadingView(text.loading);
    if (view.at === 'dead-end') {
      return html`${deadEndView({
        text,
        ...view,
        onLink: this.#askForLink,
        onLogIn: this.#logIn,
        onRetry: () => void this.#load(),
      })}
      ${supportLine(this, text, '')}<slot name="help"></slot>`;
    }
    const { words, form } = this.#step(view);
    return html`<div part="intro" id="step" role="status">${words}</div>
      ${form} ${supportLine(this, text)}<slot name="help"></slot>`;
  }

  #step(view: Extract<View, { at: 'link' | 'step' | 'end' }>): Step {
    const { form, localize } = this;
    const { captcha, resend } = this.#background;
    const context = { text: localize.text, form, digits: smsDigits, captcha, resend };
    return view.at === 'link'
      ? linkStep(context, view.needsPassword)
      : recoveryStep(context, view.recovery, this.#sendSmsAgain);
  }

  /** The link was opened. Nothing is sent: programs open links, too, and run scripts (R4). */
  #follow(): void {
    this.#leave();
    this.isDone = false;
    this.#enter({ at: 'link', needsPassword: false });
  }

  async #load(): Promise<void> {
    this.#leave();
    const { signal } = this.#abort;
    const hadFocus = this.matches(':focus-within');
    try {
      const recovery = await this.server.recovery(signal);
      if (signal.aborted) return;
      this.#arrive(recovery, { isOld: true });
      if (this.begin && recovery.state === 'none') void this.form.send({});
    } catch (thrown) {
      if (signal.aborted) return;
      const error = errorOf(thrown);
      this.report(error);
      this.#stopAt(error.code, 'retry');
    }
    if (hadFocus) void this.focusAfterUpdate();
  }

  /** Has anything become of the message, or of the link in another tab? */
  async #look(): Promise<void> {
    const view = this.#view;
    const { signal } = this.#abort;
    let recovery: Recovery;
    try {
      recovery = await this.server.recovery(signal);
    } catch {
      return; // the next look may have more luck
    }
    if (signal.aborted || this.#view !== view || this.form.isBusy) return;
    const isElsewhere = recovery.state !== this.#recovery?.state;
    const hadFocus = this.matches(':focus-within');
    if (recovery.state === 'none') this.#stopAt('flow_state', 'link');
    else this.#arrive(recovery);
    if (isElsewhere && hadFocus) void this.focusAfterUpdate();
  }

  /** Goes where the server says it stands. An end that is old news is no event. */
  #arrive(recovery: Recovery, { isOld = false } = {}): void {
    const { state } = recovery;
    const isEnd = state === 'done' || state === 'waiting';
    this.#isConfirmed = state !== 'none' && state !== 'mailed';
    if (isEnd) this.#leave();
    this.#enter({ at: isEnd ? 'end' : 'step', recovery });
    this.isDone = isEnd;
    if (state === 'done' && !isOld) this.dispatchEvent(this.outcome());
  }

  #stopAt(code: ErrorCode, way: Way): void {
    this.#leave();
    this.#token.drop();
    this.#enter({ at: 'dead-end', code, way });
  }

  /** Ends everything that goes on by itself, and what was typed. */
  #leave(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#act = undefined;
    this.#background.stop();
    this.form.clear();
    this.#view = { at: 'loading' };
    this.requestUpdate();
  }

  #enter(view: View): void {
    this.#view = view;
    this.requestUpdate();
    if (view.at === 'step') this.#background.accompany(view.recovery);
  }

  get #recovery(): Recovery | undefined {
    return 'recovery' in this.#view ? this.#view.recovery : undefined;
  }

  /** What the button of the present view does. */
  get #ownAct(): Act {
    return this.#recovery ? actOf(this.#recovery) : 'open';
  }

  readonly #sendSmsAgain = (): void => {
    if (this.form.isBusy) return;
    this.#act = 'text';
    void this.form.send({});
  };

  /** Goes back to the beginning, which is where an error of this would be told. */
  readonly #askForLink = (): void => {
    this.#enter({ at: 'step', recovery: { state: 'none', needs: [] } });
    void this.form.send({});
  };

  readonly #logIn = (): void => {
    this.dispatchEvent(new KeyfobAuthRequiredEvent());
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'keyfob-recovery': KeyfobRecovery;
  }
}
