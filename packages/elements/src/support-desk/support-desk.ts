import { html, isServer, nothing, type PropertyValues } from 'lit';
import type { KeyfobError } from '#contract';
import { HttpDeskClient } from '../client/http-desk-client.ts';
import type { HttpKeyfobClientOptions } from '../client/http-login-client.ts';
import type { SupportDeskClient } from '../client/keyfob-client.ts';
import { KeyfobElement } from '../element/keyfob-element.ts';
import { KeyfobDecidedEvent } from '../events/support-outcomes.ts';
import { account } from '../i18n/en/account.ts';
import { common } from '../i18n/en/common.ts';
import { supportDesk } from '../i18n/en/support-desk.ts';
import { errorWords } from '../i18n/error-words.ts';
import { format } from '../i18n/formats/date.ts';
import { logInFooter } from '../login/log-in-view.ts';
import { baseStyles } from '../styles/base.ts';
import { controlStyles } from '../styles/controls.ts';
import { loadingStyles } from '../styles/loading.ts';
import { otherButtonStyles } from '../styles/other-buttons.ts';
import { textAreaStyles } from '../styles/text-area.ts';
import { tokens } from '../styles/tokens.ts';
import { button } from '../view/button.ts';
import { loadingView } from '../view/loading.ts';
import { notice } from '../view/notice.ts';
import { Desk } from './desk/desk.ts';
import { DeskPoll } from './desk/poll.ts';
import { queueStyles } from './queue/styles.ts';
import { queueView } from './queue/view.ts';
import { requestStyles } from './request/styles.ts';
import { requestView } from './request/view.ts';
import type { StepUp } from './step-up.ts';
import type { DeskTexts, DeskView } from './view/desk-view.ts';

/** What the desk is doing. `confirming`: it waits for a code. */
export type SupportDeskState = 'loading' | 'ready' | 'submitting' | 'confirming' | 'error';

/**
 * The support desk: the requests of people who have lost everything that proves who they are, and the
 * decision of staff on them. Two people must approve. It looks for news every half minute while it is
 * visible, and asks for a fresh code where the server wants one.
 *
 * @tag keyfob-support-desk
 *
 * @fires {KeyfobDecidedEvent} keyfob-decided - A request was approved or rejected here: `detail.decision`.
 * @fires {KeyfobErrorEvent} keyfob-error - The server refused something (`detail.code`) or could not be reached.
 * @fires {KeyfobAuthRequiredEvent} keyfob-auth-required - Nobody is logged in any more, or a fresh code is needed, which the desk asks for itself; also: somebody pressed *Log in*. Where the server has just said so, `preventDefault()` keeps the desk from showing the way to the log-in.
 *
 * @slot login - Your link to the log-in, shown where one is needed. By default a button that tells `keyfob-auth-required`.
 * @slot help - Below everything, for a link to your own rules for staff.
 *
 * @cssstate loading - The requests are on their way.
 * @cssstate ready - Staff may work.
 * @cssstate submitting - What somebody did is on its way.
 * @cssstate confirming - A code is needed first.
 * @cssstate error - The requests could not be loaded, or nobody is logged in.
 *
 * @csspart section - The whole desk.
 * @csspart header - Title, time of the last news, *Refresh*.
 * @csspart title - The heading.
 * @csspart content - Everything below the header.
 * @csspart step-up - The question for a fresh code.
 * @csspart queue - The list with its filter.
 * @csspart filter - The choice between open and ended requests.
 * @csspart empty - What stands in place of an empty list.
 * @csspart request - A request in the list.
 * @csspart badge - The state of a request.
 * @csspart due - When it must be answered.
 * @csspart detail - The request that is open.
 * @csspart detail-header - Its head: whose it is, and how it stands.
 * @csspart close-button - *Back to the list*.
 * @csspart message - What the person wrote last.
 * @csspart earlier - What had come before.
 * @csspart facts - What is known of the account.
 * @csspart evidence - The evidence to tick off.
 * @csspart progress - How much of what is required is ticked off.
 * @csspart required - The mark of evidence that is required.
 * @csspart trail - Who did what and when.
 * @csspart export - The menu of links to download it.
 * @csspart decision - The bar with what can be decided; it stays at the lower edge of the screen.
 * @csspart notice - What follows from the state.
 * @csspart form - A form.
 * @csspart field - A field with its label and what belongs to it.
 * @csspart label - The label of a field.
 * @csspart input - Every input for text.
 * @csspart text-input - The input for a comment or a reason.
 * @csspart code-input - The input for the code.
 * @csspart hint - A quiet sentence.
 * @csspart error - What went wrong.
 * @csspart status - A waiting time.
 * @csspart loading - While the requests are loaded.
 * @csspart footer - A line of buttons.
 * @csspart button - Every button with words.
 * @csspart primary - *Claim*, *Approve*, *Continue*, *Log in*.
 * @csspart secondary - *Refresh*, *Show more*, *Add comment*, *Export*, *Take over*, *Cancel*.
 * @csspart link - *Exact times*.
 * @csspart danger - *Reject*.
 */
export class KeyfobSupportDesk extends KeyfobElement<DeskTexts, SupportDeskClient> {
  /** @internal */
  static override styles = [
    loadingStyles,
    tokens,
    baseStyles,
    controlStyles,
    otherButtonStyles,
    textAreaStyles,
    queueStyles,
    requestStyles,
  ];

  readonly #desk = new Desk({
    server: () => this.server,
    changed: () => this.requestUpdate(),
    focus: (...selectors) => void this.#focus(selectors),
    report: (error) => this.report(error),
    loadStepUp: () => this.#loadStepUp(),
    decided: (decision) => this.dispatchEvent(new KeyfobDecidedEvent(decision)),
    tell: (what) => {
      const { deskNew, deskStates } = this.localize.text;
      this.#told = 'news' in what ? deskNew(what.news) : deskStates[what.done.state];
    },
  });
  #stepUp: StepUp | undefined;
  #focusedItem: string | undefined;
  #told = '';
  #isExact = false;

  constructor() {
    super();
    new DeskPoll(this, () => {
      if (this.hasUpdated) void this.#desk.poll();
    });
  }

  override get state(): SupportDeskState {
    const { calls, actions, requests, error } = this.#desk;
    if (calls.awaitsCode) return 'confirming';
    if (actions.isAnyBusy) return 'submitting';
    if (error) return 'error';
    return requests.isLoaded ? 'ready' : 'loading';
  }

  /** Asks the server for the requests anew; what is on screen stays until the answer is there. */
  refresh(): Promise<void> {
    return this.#desk.load();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) void this.refresh(); // put into the page once more
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#desk.stop();
    this.#stepUp?.form.clear();
  }

  protected override httpClient(options: HttpKeyfobClientOptions): SupportDeskClient {
    return new HttpDeskClient(options);
  }

  protected override get english(): DeskTexts {
    return { ...common, ...account, ...supportDesk };
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#focusedItem = this.shadowRoot?.activeElement?.id;
    if (isServer || !(changed.has('baseUrl') || changed.has('client'))) return;
    this.#desk.clear();
    void this.refresh();
  }

  /** When the list moves, a button shows another request than before: the focus goes with its own. */
  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { activeElement } = this.shadowRoot ?? {};
    const wanted = this.#focusedItem;
    if (wanted && activeElement?.matches('[id^=open-]') && activeElement.id !== wanted) {
      this.shadowRoot?.getElementById(wanted)?.focus({ preventScroll: true });
    }
  }

  protected override render(): unknown {
    const { text, language } = this.localize;
    const { updatedAt } = this.#desk.requests;
    return html`<section part="section" aria-labelledby="title" @beforeinput=${stop} @paste=${stop}>
        <div part="header">
          <h2 part="title" id="title" tabindex="-1">${text.deskTitle}</h2>
          ${
            updatedAt
              ? html`<span part="hint">${text.deskUpdated(format(language, updatedAt, { timeStyle: 'short' }))}</span>`
              : nothing
          }
          ${button('secondary', text.deskRefresh, { onClick: () => void this.#refreshAloud() })}
        </div>
        <p class="hidden" role="status">${this.#told}</p>
        <div part="content">
          ${this.#desk.calls.awaitsCode ? this.#stepUp?.render(this.localize) : nothing}
          ${this.#problem()} ${this.#panes()}
        </div>
      </section>
      <slot name="help"></slot>`;
  }

  /** Why there is nothing, or nothing new. */
  #problem(): unknown {
    const { error, mustLogIn } = this.#desk;
    if (!error) return nothing;
    return html`${notice('danger', html`<p>${errorWords(error, this.localize)}</p>`, {
      id: 'desk-error',
      role: 'alert',
      isFocusable: true,
    })}
      ${mustLogIn ? logInFooter(this, this.localize.text) : nothing}`;
  }

  #panes(): unknown {
    const { text, language } = this.localize;
    const desk = this.#desk;
    const { actions, drafts, requests, calls, error } = desk;
    if (!requests.isLoaded) {
      return error || calls.awaitsCode ? nothing : loadingView(text.loading);
    }
    const { opened } = requests;
    const isExact = this.#isExact;
    const view: DeskView = { text, language, nowMs: Date.now(), isExact, actions, drafts };
    return html`<div class="panes" ?data-opened=${opened !== undefined}>
      ${queueView(requests, {
        ...view,
        onFilter: (filter) => desk.show(filter),
        onOpen: (id) => desk.open(id),
        onMore: () => void desk.showMore(),
      })}
      ${
        opened
          ? requestView(opened, {
              ...view,
              onBack: () => desk.back(opened.id),
              onExact: () => {
                this.#isExact = !isExact;
                this.requestUpdate();
              },
              onDeciding: (id, decision) => desk.decideOn(id, decision),
              openings: requests.openings,
              trailUrl: (id, format, of) => this.server.supportTrailUrl(id, format, of),
            })
          : html`<p part="empty" class="choose">${text.deskChoose}</p>`
      }
    </div>`;
  }

  /** The form for a code comes with the first question for one. */
  async #loadStepUp(): Promise<void> {
    const { StepUp } = await import('./step-up.ts');
    this.#stepUp ??= new StepUp({
      host: this,
      server: () => this.server,
      digits: () => this.digitCount,
      accepted: () => this.#desk.goOn(),
      refused: (error) => this.#takeRefusal(error),
    });
  }

  #takeRefusal(error: KeyfobError): boolean {
    if (error.code === 'login_required') this.#desk.signOut(error);
    else this.report(error);
    return error.code === 'login_required';
  }

  async #refreshAloud(): Promise<void> {
    this.#told = '';
    await this.refresh();
    if (!this.#desk.error) {
      const { requests } = this.#desk;
      this.#told = this.localize.text.deskOpen(requests.count('open'), requests.hasMore('open'));
    }
    this.requestUpdate();
  }

  async #focus(selectors: readonly string[]): Promise<void> {
    await this.updateComplete;
    for (const selector of selectors) {
      const found = this.renderRoot.querySelector<HTMLElement>(selector);
      if (found) return found.focus();
    }
  }
}

function stop(event: Event): void {
  event.stopPropagation();
}

declare global {
  interface HTMLElementTagNameMap {
    'keyfob-support-desk': KeyfobSupportDesk;
  }
}
