import { LitElement, type PropertyDeclarations, type PropertyValues } from 'lit';
import { digitsFrom, type KeyfobError } from '#contract';
import { type HttpKeyfobClientOptions, HttpLoginClient } from '../client/http-login-client.ts';
import type { LoginClient } from '../client/keyfob-client.ts';
import { KeyfobAuthRequiredEvent, KeyfobErrorEvent } from '../events/lifecycle.ts';
import { LocalizeController } from '../i18n/localize-controller.ts';
import type { CommonMessages } from '../i18n/messages/common.ts';
import type { MessageOverrides } from '../i18n/messages/messages.ts';
import { version } from '../version.ts';

/** Light or dark; `auto` follows the `color-scheme` of the page. */
export type Theme = 'auto' | 'light' | 'dark';

/**
 * What all elements that talk to the server share.
 *
 * @attr {string} lang - The language, where it is not that of the page.
 *
 * @cssprop [--keyfob-color-brand] - Buttons that lead on, links, the focus.
 * @cssprop [--keyfob-color-on-brand] - Text on the brand colour. White or black by default, whichever reads better.
 * @cssprop [--keyfob-color-surface] - The ground of cards, dialogs and fields.
 * @cssprop [--keyfob-color-text] - Text.
 * @cssprop [--keyfob-radius=0.5rem] - How round corners are.
 * @cssprop [--keyfob-font=system-ui, sans-serif] - The type; `inherit` takes that of the page.
 * @cssprop [--keyfob-font-size=1rem] - The size of text. Headings, fields and distances follow.
 * @cssprop [--keyfob-density=1] - A number: 0.8 for dense, 1.15 for airy. Distances and the height of fields and buttons follow.
 * @cssprop [--keyfob-color-text-muted] - Text of less weight.
 * @cssprop [--keyfob-color-border] - Lines around cards.
 * @cssprop [--keyfob-color-danger] - Errors, and what takes something away.
 * @cssprop [--keyfob-color-success] - What is on and done.
 * @cssprop [--keyfob-color-warning] - What is missing or blocked.
 * @cssprop [--keyfob-focus-color] - The ring around what has the focus.
 * @cssprop [--keyfob-color-input] - The ground of fields.
 * @cssprop [--keyfob-color-input-border] - The border of fields and of buttons of less weight.
 * @cssprop [--keyfob-font-heading] - The type of headings.
 * @cssprop [--keyfob-font-weight-heading=650] - Their weight.
 * @cssprop [--keyfob-line-height=1.5] - The line height of text.
 * @cssprop [--keyfob-font-code=ui-monospace, Menlo, Consolas, monospace] - The type of codes and keys.
 * @cssprop [--keyfob-radius-dialog] - How round cards and dialogs are; 1.75 times the radius by default.
 * @cssprop [--keyfob-shadow] - The shadow of dialogs.
 * @cssprop [--keyfob-backdrop] - What covers the page behind a dialog.
 * @cssprop [--keyfob-dialog-width] - Width of a dialog: 27rem, for enrolment 36rem.
 * @cssprop [--keyfob-inline-width] - The same for an inline flow.
 */
export abstract class KeyfobElement<
  Texts extends CommonMessages = CommonMessages,
  Client extends LoginClient = LoginClient,
> extends LitElement {
  /** The version of the package this class comes from. */
  static readonly version: string = version;

  /** @internal */
  static override properties: PropertyDeclarations = {
    baseUrl: { attribute: 'base-url' },
    theme: { reflect: true },
    digits: { type: Number },
    headingLevel: { type: Number, attribute: 'heading-level' },
    client: { attribute: false },
    messages: { attribute: false },
  };

  /** Where the HTTP API is mounted. Not looked at when `client` is set. */
  declare baseUrl: string;
  /** Light, dark, or what the page has. */
  declare theme: Theme;
  /** How many digits a code has, 6 to 8. */
  declare digits: number;
  /** The level of its heading in the outline of your page, 1 to 5; headings inside it are one deeper. */
  declare headingLevel: number;
  /** Reaches the server in a way of your own. */
  declare client: Client | undefined;
  /** Texts that replace those of the language. */
  declare messages: MessageOverrides | undefined;

  protected readonly localize: LocalizeController<Texts> = new LocalizeController<Texts>(
    this,
    () => this.english,
  );
  readonly #internals = this.attachInternals();
  #httpClient: Client | undefined;
  #mirroredState: string | undefined;

  constructor() {
    super();
    this.baseUrl = '/otp';
    this.theme = 'auto';
    this.digits = 6;
    this.headingLevel = 2;
  }

  /** What the element is doing; CSS sees it too, as `:state(…)`. */
  abstract get state(): string;

  /** The English texts of this element: what is shown where no other language is registered. */
  protected abstract get english(): Texts;

  protected get digitCount(): number {
    return digitsFrom(this.digits);
  }

  /** The client in use: the one that was set, or one for `base-url`. */
  protected get server(): Client {
    this.#httpClient ??= this.httpClient({ baseUrl: this.baseUrl });
    return this.client ?? this.#httpClient;
  }

  /** Makes the client for `base-url`. Elements that make more calls than these override it. */
  protected httpClient(options: HttpKeyfobClientOptions): Client {
    const client: LoginClient = new HttpLoginClient(options);
    return client as Client; // who asks for more than the default overrides this
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('baseUrl')) this.#httpClient = undefined;
  }

  protected override updated(_changed: PropertyValues): void {
    for (const heading of this.renderRoot.querySelectorAll('h2, h3')) {
      heading.ariaLevel = String(this.headingLevel + (heading.localName === 'h3' ? 1 : 0));
    }
    const { state } = this;
    if (state === this.#mirroredState) return;
    const { states } = this.#internals;
    if (this.#mirroredState !== undefined) states?.delete(this.#mirroredState);
    states?.add(state);
    this.#mirroredState = state;
  }

  /**
   * Tells the page of an error, in terms that hold no secret.
   *
   * @returns whether somebody must log in, and the page leaves it to the element to say so
   */
  protected report(error: KeyfobError): boolean {
    this.dispatchEvent(new KeyfobErrorEvent(error.code, error.details.retryAfterSeconds));
    if (error.status !== 401) return false;
    return this.dispatchEvent(new KeyfobAuthRequiredEvent({ cancelable: true }));
  }
}
