import { en, enSupportDesk } from '@keyfob/elements';
import { css, html, LitElement, type TemplateResult } from 'lit';
import { languages, textsOf } from '../.storybook/languages.ts';

const english: Readonly<Record<string, unknown>> = { ...en, ...enSupportDesk };

/** Every text of the elements: its key, English, and one more language beside it. */
export class WordTable extends LitElement {
  static override properties = {
    language: { state: true },
    texts: { state: true },
    filter: { state: true },
  };

  static override styles = css`
    :host {
      display: block;
      font: 0.875rem / 1.5 system-ui, sans-serif;
    }
    form {
      display: flex;
      flex-wrap: wrap;
      gap: 1rem;
      margin-block-end: 1rem;
    }
    select,
    input {
      margin-inline-start: 0.5rem;
      padding: 0.3rem 0.5rem;
      font: inherit;
    }
    table {
      inline-size: 100%;
      border-collapse: collapse;
      table-layout: fixed;
    }
    th,
    td {
      padding: 0.4rem 0.75rem 0.4rem 0;
      border-block-end: 1px solid #d5d9e2;
      overflow-wrap: anywhere;
      text-align: start;
      vertical-align: top;
    }
    code {
      font: 0.8125rem ui-monospace, Menlo, Consolas, monospace;
    }
  `;

  declare language: string;
  declare texts: Readonly<Record<string, unknown>>;
  declare filter: string;

  constructor() {
    super();
    this.language = 'cs';
    this.texts = {};
    this.filter = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#choose(this.language);
  }

  protected override render(): TemplateResult {
    const rows = rowsOf(english, this.texts).filter((row) =>
      row.some((text) => text.toLowerCase().includes(this.filter.toLowerCase())),
    );
    const [, name] = languages.find(([tag]) => tag === this.language) ?? [];
    return html`<form @submit=${(event: Event) => event.preventDefault()}>
        <label
          >Beside English<select
            @change=${(event: Event) => this.#choose((event.target as HTMLSelectElement).value)}
          >
            ${languages.map(
              ([tag, own]) =>
                html`<option value=${tag} ?selected=${tag === this.language}>${own}</option>`,
            )}
          </select></label
        >
        <label
          >With<input
            type="search"
            @input=${(event: Event) => {
              this.filter = (event.target as HTMLInputElement).value;
            }}
        /></label>
      </form>
      <table>
        <thead>
          <tr>
            <th>Key</th>
            <th>English</th>
            <th>${name}</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ([key, source, text]) => html`<tr>
              <td><code>${key}</code></td>
              <td>${source}</td>
              <td lang=${this.language} dir="auto">${text}</td>
            </tr>`,
          )}
        </tbody>
      </table>`;
  }

  async #choose(language: string): Promise<void> {
    this.language = language;
    const texts = await textsOf(language);
    if (language === this.language) this.texts = texts;
  }
}

type Row = readonly [key: string, english: string, text: string];

function rowsOf(source: object, target: object, prefix = ''): Row[] {
  return Object.entries(source).flatMap(([name, value]) => {
    const other: unknown = Object(target)[name];
    const key = prefix + name;
    if (typeof value === 'object') return rowsOf(value, Object(other), `${key}.`);
    return [[key, written(value), written(other)] as const];
  });
}

/** A text; one with gaps is shown with an example in each. */
function written(text: unknown): string {
  if (typeof text !== 'function') return String(text ?? '');
  return String(text(5, 10));
}

customElements.define('word-table', WordTable);
