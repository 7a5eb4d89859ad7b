import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import '@keyfob/elements/define/verification';
import { colourIn, contrastOf } from './colour.ts';
import { pairs, privateNames } from './derived.ts';
import type { Scheme } from './theme.ts';
import { tokens } from './tokens.ts';

const schemes = ['light', 'dark'] as const;

/** The tokens with what they are at present, in both schemes: colours as swatches, with their contrast. */
export class TokenTable extends LitElement {
  static override properties = { colours: { state: true } };

  static override styles = css`
    :host {
      display: block;
      font: 0.875rem / 1.5 system-ui, sans-serif;
    }
    table {
      inline-size: 100%;
      margin-block-end: 2rem;
      border-collapse: collapse;
    }
    th,
    td {
      padding: 0.5rem 0.75rem 0.5rem 0;
      border-block-end: 1px solid #d5d9e2;
      text-align: start;
      vertical-align: top;
    }
    code {
      font: 0.8125rem ui-monospace, Menlo, Consolas, monospace;
      white-space: nowrap;
    }
    .swatch {
      display: inline-block;
      inline-size: 1.25rem;
      block-size: 1.25rem;
      margin-inline-end: 0.4rem;
      border: 1px solid #767d8c;
      border-radius: 0.25rem;
      vertical-align: -0.3rem;
    }
    .low {
      color: #b3202c;
      font-weight: 650;
    }
    .samples {
      position: absolute;
      visibility: hidden;
      pointer-events: none;
    }
  `;

  declare colours: Readonly<Record<Scheme, Readonly<Record<string, string>>>> | undefined;

  protected override async firstUpdated(): Promise<void> {
    const samples = schemes.map((scheme) => {
      const sample = this.renderRoot.querySelector<
        HTMLElement & { updateComplete: Promise<unknown> }
      >(`.${scheme}`);
      if (!sample) throw new Error('the samples are a part of the template');
      return sample;
    });
    await Promise.all(samples.map((sample) => sample.updateComplete));
    const names = new Set([
      ...Object.values(privateNames),
      ...pairs.flatMap(([, front, back]) => [front, back]),
    ]);
    const [light, dark] = samples.map((sample) =>
      Object.fromEntries([...names].map((name) => [name, colourIn(sample, name)])),
    );
    if (light && dark) this.colours = { light, dark };
  }

  protected override render(): TemplateResult {
    return html`<div class="samples" aria-hidden="true" inert>
        ${schemes.map(
          (scheme) =>
            html`<keyfob-verification class=${scheme} theme=${scheme}></keyfob-verification>`,
        )}
      </div>
      <table>
        <thead>
          <tr>
            <th>Token</th>
            <th>Light</th>
            <th>Dark</th>
            <th>For</th>
          </tr>
        </thead>
        <tbody>
          ${tokens.map(
            ({ name, description, initial }) => html`<tr>
              <td><code>${name}</code></td>
              ${schemes.map((scheme) => html`<td>${this.#value(scheme, name, initial)}</td>`)}
              <td>${description}</td>
            </tr>`,
          )}
        </tbody>
      </table>
      <table>
        <thead>
          <tr>
            <th>Contrast</th>
            <th>Light</th>
            <th>Dark</th>
            <th>At least</th>
          </tr>
        </thead>
        <tbody>
          ${pairs.map(
            (pair) => html`<tr>
              <td>${pair[0]}</td>
              ${schemes.map((scheme) => this.#contrast(scheme, pair))}
              <td>${pair[3]}</td>
            </tr>`,
          )}
        </tbody>
      </table>`;
  }

  #value(scheme: Scheme, name: string, initial: string): TemplateResult | string {
    const hex = this.colours?.[scheme][privateNames[name] ?? ''];
    if (!hex) return initial;
    return html`<svg class="swatch" viewBox="0 0 1 1" aria-hidden="true">
        <rect width="1" height="1" fill=${hex}></rect></svg
      ><code>${hex}</code>`;
  }

  #contrast(scheme: Scheme, [, front, back, least]: (typeof pairs)[number]): TemplateResult {
    const colours = this.colours?.[scheme];
    if (!colours) return html`<td>${nothing}</td>`;
    const ratio = contrastOf(colours[front] ?? '', colours[back] ?? '');
    return html`<td class=${ratio < least ? 'low' : ''}>${ratio.toFixed(2)}</td>`;
  }
}

customElements.define('token-table', TokenTable);
