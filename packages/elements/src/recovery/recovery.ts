import type { PropertyDeclarations } from 'lit';
import type { KeyfobError, Recovery } from '#contract';
import { errorOf } from '../client/error-of.ts';
import type { HttpKeyfobClientOptions } from '../client/http-login-client.ts';
import { HttpRecoveryClient } from '../client/http-recovery-client.ts';
import type { RecoveryClient } from '../client/keyfob-client.ts';
import { KeyfobRecoveredEvent } from '../events/lazy-outcomes.ts';
import { FlowElement } from '../flow/flow-element.ts';
import type { FlowState } from '../flow/flow-state.ts';
import type { CodeFormValues } from '../form/state/values.ts';
import { common } from '../i18n/en/common.ts';
import { recovery as english } from '../i18n/en/recovery.ts';
import type { CommonMessages } from '../i18n/messages/common.ts';
import type { RecoveryMessages } from '../i18n/messages/recovery.ts';
import { LinkToken } from '../link-page/link-token.ts';
import { SupportLine } from '../link-page/support-line.ts';
import { logInFooter } from '../login/log-in-view.ts';
import { type Act, sendAct } from './act.ts';
import { RecoveryBackground } from './background.ts';
import { RecoveryProgress } from './progress.ts';
import { recoveryStyles } from './styles.ts';
import { endWords, recoveryView } from './view.ts';

type Texts = CommonMessages & RecoveryMessages;

const smsDigits = 8;

/**
 * For whoever has lost the authenticator: mails the link, and behind it confirms by SMS who it is and
 * turns OTP off. One element for both pages: with `link` it is the page that the mailed link leads to.
 *
 * Opening that page sends nothing, so that programs which open the links in mails use up none: a
 * person has to press **Continue**. The token of the link leaves the address at once.
 *
 * @tag keyfob-recovery
 * @attr {'dialog' | 'inline'} [presentation=inline] - A modal dialog, or a part of the page.
 *
 * @fires {KeyfobRecoveredEvent} keyfob-recovered - OTP was turned off.
 * @fires {KeyfobCaptchaRequiredEvent} keyfob-captcha-required - The page is to show the widget `detail.provider` with `detail.siteKey` for `detail.action` in the slot `captcha`, and to call `setCaptcha()`.
 * @fires {KeyfobSupportOpenEvent} keyfob-support-open - Somebody pressed *Contact support*. Without `preventDefault()` the element says itself what to do.
 *
 * @slot intro - Takes the place of the sentence at the beginning, and behind the link.
 * @slot captcha - The widget of a CAPTCHA provider.
 * @slot support - Your way to support. By default a button that tells `keyfob-support-open`.
 * @slot help - Below everything, for a link to your own help.
 * @slot success - Shown below the words of success.
 *
 * @csspart password-input - The input for the password.
 * @csspart quiet - *Show* and *Hide*.
 * @csspart secondary - *Send again*.
 * @csspart danger - *Disable OTP*.
 * @csspart link - *Contact support*, and *Send again* beside the code.
 * @csspart loading - While the server is asked.
 * @csspart captcha - The place of the widget.
 * @csspart support - The line with the way to support.
 */
export class KeyfobRecovery extends FlowElement<Texts, RecoveryClient> {
  /** @internal */
  static override properties: PropertyDeclarations = {
    link: { type: Boolean },
    begin: { type: Boolean },
    login: {},
    account: {},
  };

  /** @internal */
  static override styles = recoveryStyles;

  /** This is the page that the mailed link leads to: a token is taken from the fragment of the address. */
  declare link: boolean;
  /** Asks for the mail as soon as the flow appears, for somebody who has just said what was lost. */
  declare begin: boolean;
  /** Which log-in the mail is asked for: the `login` of a status; else the newest when it appears. */
  declare login: string | undefined;
  /** The user name that goes with the password, where the page knows it; else the status may. */
  declare account: string | undefined;

  readonly #token = new LinkToken(
    this,
    () => this.link,
    () => this.open && this.#arriveByLink(),
  );
  readonly #background = new RecoveryBackground(this, {
    client: () => this.server,
    look: () => this.#look(),
  });
  readonly #progress = new RecoveryProgress({
    background: this.#background,
    token: this.#token,
    clearForm: () => this.form.clear(),
    changed: () => this.requestUpdate(),
  });
  readonly #support = new SupportLine(this);

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
    const { at } = this.#progress.place;
    if (super.state !== 'ready' || at === 'step' || at === 'link') return super.state;
    return at === 'loading' ? 'loading' : 'error';
  }

  protected override get english(): Texts {
    return { ...common, ...english };
  }

  protected override get heading(): string {
    const { lost, recoveryTitle, mailTitle } = this.localize.text;
    const { recovery, isConfirmed } = this.#progress;
    if (recovery?.state === 'mailed' && recovery.delivery !== 'failed') return mailTitle;
    return this.link || isConfirmed ? recoveryTitle : lost;
  }

  protected override get successWords(): readonly [string, string] {
    return endWords(this.#progress.recovery, this.localize);
  }

  /** After `waiting` nobody can log in yet without the authenticator. */
  protected override get way(): unknown {
    if (this.#progress.recovery?.state === 'waiting') return super.way;
    return logInFooter(this, this.localize.text);
  }

  protected override get digitCount(): number {
    return smsDigits;
  }

  protected override get focusTarget(): HTMLElement | null {
    const places = this.isDone
      ? ['h2']
      : ['input:not([aria-hidden])', '[type=submit]:not(:disabled)', 'h2'];
    return places.map(this.find, this).find(Boolean) ?? null;
  }

  protected override httpClient(options: HttpKeyfobClientOptions): RecoveryClient {
    return new HttpRecoveryClient(options);
  }

  protected override start(): void {
    this.#token.take();
    this.#support.clear();
    if (!this.#arriveByLink()) void this.#load();
  }

  protected override stop(): void {
    this.#progress.clear();
    super.stop();
  }

  protected override async send(values: CodeFormValues, signal: AbortSignal): Promise<Recovery> {
    const { server } = this;
    const progress = this.#progress;
    progress.act ??= progress.ownAct;
    const { act } = progress;
    const captcha = await this.#background.solution(act);
    if (act === 'mail' && !this.login) await this.loadStatus();
    signal.throwIfAborted();
    const login = this.login || this.status.value?.login;
    return sendAct(act, { server, login, token: this.#token.value, values, captcha }, signal);
  }

  protected override succeed(recovery: Recovery): void {
    const act = this.#endAct();
    this.#token.drop();
    this.#arrive(recovery);
    if (act === 'text') this.#background.awaitSms();
    void this.focusAfterUpdate();
  }

  protected override outcome(): Event {
    return new KeyfobRecoveredEvent();
  }

  protected override takeRefusal(error: KeyfobError): boolean {
    const act = this.#endAct();
    if (this.#progress.asksPassword(error)) {
      if (!this.account) void this.loadStatus();
      void this.focusAfterUpdate();
      return true; // no error: this browser has to give the password itself
    }
    const mustLogIn = this.report(error);
    if (error.status === 401 && !mustLogIn) return false; // the page sees to it
    const result = this.#progress.refuse(error, act);
    if (result === 'held') return true;
    if (result === 'stopped' || !this.find('input')) void this.focusAfterUpdate();
    return result === 'stopped';
  }

  /** A link may be followed in any browser, and whoever asks for one hears it then. */
  protected override takeAbsence(): void {}

  protected override content(): unknown {
    const { captcha, resend } = this.#background;
    const { place, proofs } = this.#progress;
    return recoveryView(place, {
      host: this,
      words: this.localize,
      form: this.form,
      digits: smsDigits,
      account: this.account || this.status.value?.account,
      hasSms: proofs.includes('sms'),
      captcha,
      resend,
      support: this.#support,
      onLink: this.#askForLink,
      onRetry: () => void this.#load(),
      onSendAgain: this.#sendSmsAgain,
    });
  }

  /** @returns whether the address has a link, or a piece of one */
  #arriveByLink(): boolean {
    const { isCut, value } = this.#token;
    if (!isCut && value === '') return false;
    this.isDone = false;
    if (isCut) this.#progress.missLink();
    else this.#progress.follow();
    return true;
  }

  async #load(): Promise<void> {
    const progress = this.#progress;
    progress.leave();
    const { signal } = progress;
    const hadFocus = this.matches(':focus-within');
    if (!this.link && !this.login) void this.loadStatus();
    try {
      const recovery = await this.server.recovery(signal);
      if (signal.aborted) return;
      const { state } = recovery;
      if (this.link && (state === 'none' || state === 'mailed')) progress.missLink();
      else this.#arrive(recovery, { isOld: true });
      if (this.begin && state === 'none' && !this.link) void this.form.send({});
    } catch (thrown) {
      if (signal.aborted) return;
      const error = errorOf(thrown);
      progress.stopAt(error, this.report(error) ? 'login' : 'retry');
    }
    if (hadFocus) void this.focusAfterUpdate();
  }

  /** Has anything become of the message, or of the link in another tab? */
  async #look(): Promise<void> {
    const progress = this.#progress;
    const { place, signal } = progress;
    let recovery: Recovery;
    try {
      recovery = await this.server.recovery(signal);
    } catch {
      return; // the next look may have more luck
    }
    if (signal.aborted || progress.place !== place || this.form.isBusy) return;
    const isElsewhere = recovery.state !== progress.recovery?.state;
    const hadFocus = this.matches(':focus-within');
    if (recovery.state === 'none') progress.end();
    else this.#arrive(recovery);
    if (isElsewhere && hadFocus) void this.focusAfterUpdate();
  }

  /** Goes where the server says it stands. An end that is old news is no event. */
  #arrive(recovery: Recovery, { isOld = false } = {}): void {
    this.#progress.arrive(recovery);
    this.isDone = this.#progress.place.at === 'end';
    if (recovery.state === 'done' && !isOld) this.dispatchEvent(this.outcome());
  }

  /** @returns what was being sent */
  #endAct(): Act | undefined {
    const { act } = this.#progress;
    this.#progress.act = undefined;
    return act;
  }

  readonly #sendSmsAgain = (): void => {
    if (this.form.isBusy) return;
    this.#progress.act = 'text';
    void this.form.send({});
  };

  readonly #askForLink = (): void => {
    this.#progress.beginAnew();
    void this.form.send({});
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'keyfob-recovery': KeyfobRecovery;
  }
}
