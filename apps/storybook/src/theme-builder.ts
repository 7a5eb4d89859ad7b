import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { showcase } from '../../../packages/elements/src/stories/showcase.ts';
import { colourIn, contrastOf } from './colour.ts';
import { pairs, privateNames } from './derived.ts';
import { brandKnobs, fonts, type Knob, moreKnobs } from './knobs.ts';
import {
  cssOf,
  declarationsOf,
  designTokensOf,
  type Scheme,
  type Theme,
  untouched,
} from './theme.ts';

interface Reading {
  readonly what: string;
  readonly ratio: number;
  readonly least: number;
}

/** Turns the tokens, shows every element with them, and hands out what was turned. */
export class ThemeBuilder extends LitElement {
  static override properties = {
    theme: { state: true },
    scheme: { state: true },
    readings: { state: true },
    copied: { state: true },
  };

  static override styles = css`
    :host {
      display: grid;
      grid-template-columns: minmax(16rem, 19rem) minmax(0, 1fr);
      gap: 1.5rem;
      align-items: start;
      font: 0.875rem / 1.45 system-ui, sans-serif;
    }
    @media (max-width: 52rem) {
      :host {
        grid-template-columns: minmax(0, 1fr);
      }
    }
    .knobs {
      display: grid;
      gap: 0.75rem;
    }
    @media (min-width: 52rem) {
      .knobs {
        position: sticky;
        inset-block-start: 1rem;
        max-block-size: calc(100vh - 2rem);
        overflow-y: auto;
      }
    }
    fieldset,
    .box {
      margin: 0;
      border: 1px solid light-dark(#d5d9e2, #333843);
      border-radius: 0.5rem;
      padding: 0.75rem 1rem;
      background: light-dark(#fff, #17191f);
    }
    legend,
    h2 {
      margin: 0 0 0.25rem;
      font-size: 0.9375rem;
      font-weight: 650;
    }
    label {
      display: grid;
      grid-template-columns: 7.5rem minmax(0, 1fr);
      gap: 0.5rem;
      align-items: center;
      min-block-size: 2.25rem;
    }
    .value {
      display: flex;
      gap: 0.5rem;
      align-items: center;
      min-inline-size: 0;
    }
    input[type='range'] {
      flex: 1;
      min-inline-size: 0;
    }
    input[type='color'] {
      inline-size: 2.75rem;
      block-size: 1.75rem;
      padding: 0;
    }
    output,
    code {
      font: 0.8125rem ui-monospace, Menlo, Consolas, monospace;
    }
    select,
    button {
      font: inherit;
    }
    select {
      inline-size: 100%;
      min-block-size: 2rem;
    }
    button {
      border: 1px solid light-dark(#767d8c, #8b93a3);
      border-radius: 0.375rem;
      padding: 0.3rem 0.7rem;
      background: transparent;
      color: inherit;
      cursor: pointer;
    }
    button[aria-pressed='true'] {
      background: light-dark(#171a21, #eceef3);
      color: light-dark(#fff, #17191f);
    }
    .row {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5rem;
      align-items: center;
    }
    main {
      display: grid;
      gap: 1.5rem;
      min-inline-size: 0;
    }
    .elements {
      columns: 24rem;
      column-gap: 1.25rem;
    }
    .elements > * {
      margin-block-end: 1.25rem;
      break-inside: avoid;
    }
    pre {
      margin: 0.75rem 0;
      overflow-x: auto;
      white-space: pre-wrap;
    }
    table {
      inline-size: 100%;
      border-collapse: collapse;
    }
    td {
      padding: 0.2rem 0;
    }
    td:last-child {
      text-align: end;
      font-variant-numeric: tabular-nums;
    }
    .low {
      color: light-dark(#b3202c, #ff9aa0);
      font-weight: 650;
    }
  `;

  declare theme: Theme;
  declare scheme: Scheme;
  declare readings: readonly Reading[];
  declare copied: string;

  constructor() {
    super();
    this.theme = untouched;
    this.scheme = 'light';
    this.readings = [];
    this.copied = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.scheme = getComputedStyle(this).colorScheme === 'dark' ? 'dark' : 'light';
  }

  protected override render(): TemplateResult {
    return html`<form class="knobs" aria-label="Knobs">
        <div class="row" role="group" aria-label="Scheme">
          ${(['light', 'dark'] as const).map(
            (scheme) =>
              html`<button
                type="button"
                aria-pressed=${this.scheme === scheme}
                ?disabled=${this.theme.only !== undefined && this.theme.only !== scheme}
                @click=${() => {
                  this.scheme = scheme;
                }}
              >
                ${scheme === 'light' ? 'Light' : 'Dark'}
              </button>`,
          )}
          <button type="button" @click=${() => {
            this.theme = untouched;
          }}>Start over</button>
        </div>
        <fieldset>
          <legend>Brand</legend>
          <label>
            <span>Schemes</span>
            <select
              @change=${(event: Event) => this.#keepTo(textOf(event))}
            >
              <option value="" ?selected=${!this.theme.only}>As the page says</option>
              <option value="light" ?selected=${this.theme.only === 'light'}>Light only</option>
              <option value="dark" ?selected=${this.theme.only === 'dark'}>Dark only</option>
            </select>
          </label>
          ${brandKnobs.map((knob) => this.#knob(knob))}
        </fieldset>
        <fieldset>
          <legend>More</legend>
          ${moreKnobs.map((knob) => this.#knob(knob))}
        </fieldset>
      </form>
      <main>
        <div class="elements" part="elements">${showcase()}</div>
        <section class="box">
          <h2>Contrast, ${this.scheme}</h2>
          <table>
            ${this.readings.map(
              ({ what, ratio, least }) => html`<tr>
                <td>${what}</td>
                <td class=${ratio < least ? 'low' : ''}>
                  ${ratio.toFixed(2)}${ratio < least ? `, below ${least}` : ''}
                </td>
              </tr>`,
            )}
          </table>
        </section>
        <section class="box">
          <h2>Take it along</h2>
          <div class="row">
            <button type="button" @click=${() => this.#copy('CSS', cssOf(this.theme))}>
              Copy the CSS
            </button>
            <button type="button" @click=${() => this.#download()}>
              Download design tokens (${this.scheme})
            </button>
            <span role="status">${this.copied}</span>
          </div>
          <pre><code>${cssOf(this.theme)}</code></pre>
          <p>
            Design tokens are JSON as the Design Tokens Community Group has it, one file for each
            scheme: the two modes of a collection of variables in a design tool.
          </p>
        </section>
      </main>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    const place = this.shadowRoot?.querySelector<HTMLElement>('.elements');
    if (!place) return;
    place.removeAttribute('style');
    place.style.colorScheme = this.scheme;
    for (const [token, value] of declarationsOf(this.theme)) place.style.setProperty(token, value);
    if (changed.has('theme') || changed.has('scheme')) void this.#read();
  }

  #knob(knob: Knob): TemplateResult {
    const { token, label } = knob;
    if (knob.kind === 'font') {
      const value = this.theme.both[token] ?? '';
      return html`<label>
        <span>${label}</span>
        <select @change=${(event: Event) => this.#set(token, textOf(event))}>
          <option value="" ?selected=${value === ''}>As it is</option>
          ${fonts.map(
            ([name, family]) =>
              html`<option value=${family} ?selected=${value === family}>${name}</option>`,
          )}
        </select>
      </label>`;
    }
    if (knob.kind === 'number') {
      const { initial, min, max, step, unit } = knob;
      const value = this.theme.both[token] ?? `${initial}${unit}`;
      return html`<label>
        <span>${label}</span>
        <span class="value">
          <input
            type="range"
            min=${min}
            max=${max}
            step=${step}
            .value=${String(Number.parseFloat(value))}
            @input=${(event: Event) => this.#set(token, `${textOf(event)}${unit}`)}
          />
          <output>${value}</output>
        </span>
      </label>`;
    }
    const value = this.theme[this.scheme][token] ?? this.#present(token);
    return html`<label>
      <span>${label}</span>
      <span class="value">
        <input
          type="color"
          .value=${value}
          @input=${(event: Event) => this.#setColour(token, textOf(event))}
        />
        <output>${value}</output>
      </span>
    </label>`;
  }

  #keepTo(choice: string): void {
    const only = choice === 'light' || choice === 'dark' ? choice : undefined;
    this.scheme = only ?? this.scheme;
    this.theme = { ...this.theme, only };
  }

  #set(token: string, value: string): void {
    const { [token]: _, ...others } = this.theme.both;
    this.theme = { ...this.theme, both: value ? { ...others, [token]: value } : others };
  }

  #setColour(token: string, value: string): void {
    const { scheme, theme } = this;
    this.theme = { ...theme, [scheme]: { ...theme[scheme], [token]: value } };
  }

  /** A token's colour as the elements have it at present, whether it was turned or derived. */
  #present(token: string): string {
    const element = this.#sample;
    return element ? colourIn(element, privateNames[token] ?? '--_text') : '#000000';
  }

  get #sample(): Element | null {
    return this.shadowRoot?.querySelector('keyfob-verification') ?? null;
  }

  async #read(): Promise<void> {
    await this.updateComplete;
    const element = this.#sample;
    if (!element?.shadowRoot) return;
    this.readings = pairs.map(([what, front, back, least]) => ({
      what,
      least,
      ratio: contrastOf(colourIn(element, front), colourIn(element, back)),
    }));
  }

  async #copy(what: string, text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.copied = `${what} copied.`;
    } catch {
      this.copied = 'The browser does not let this page copy. Select the text below.';
    }
  }

  #download(): void {
    const tokens = designTokensOf(this.theme, (token) => this.#present(token));
    const type = 'application/json';
    const file = new Blob([`${JSON.stringify(tokens, null, 2)}\n`], { type });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = `keyfob-${this.scheme}.tokens.json`;
    link.click();
    URL.revokeObjectURL(link.href);
  }
}

function textOf(event: Event): string {
  return (event.target as HTMLInputElement | HTMLSelectElement).value; // what fires these events
}

customElements.define('theme-builder', ThemeBuilder);
