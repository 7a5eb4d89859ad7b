import { css, html, LitElement, type TemplateResult } from 'lit';
import { declarationOf } from '../.storybook/controls.ts';
import { manifest } from './manifest.ts';

interface Place {
  readonly name: string;
  readonly description: string;
  readonly box: { readonly top: number; readonly left: number } | undefined;
}

/** An element with a number on each of its parts, and what the numbers stand for. */
export class PartAnatomy extends LitElement {
  static override properties = { tag: {}, places: { state: true } };

  static override styles = css`
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr) minmax(16rem, 22rem);
      gap: 2rem;
      align-items: start;
      font: 0.875rem / 1.5 system-ui, sans-serif;
    }
    @media (max-width: 48rem) {
      :host {
        grid-template-columns: minmax(0, 1fr);
      }
    }
    .picture {
      position: relative;
      padding: 1.25rem;
    }
    .number {
      position: absolute;
      translate: -60% -40%;
      min-inline-size: 1.25rem;
      border-radius: 99rem;
      background: light-dark(#7a1fa2, #e3b5ff);
      color: light-dark(#fff, #1d0a28);
      font: 650 0.6875rem / 1.25rem system-ui, sans-serif;
      text-align: center;
      pointer-events: none;
    }
    ol,
    ul {
      margin: 0;
      padding-inline-start: 1.75rem;
    }
    code {
      font: 0.8125rem ui-monospace, Menlo, Consolas, monospace;
    }
    p {
      margin: 1rem 0 0.25rem;
    }
  `;

  declare tag: string;
  declare places: readonly Place[];
  readonly #resize = new ResizeObserver(() => this.#measure());

  constructor() {
    super();
    this.tag = '';
    this.places = [];
  }

  protected override firstUpdated(): void {
    this.#resize.observe(this);
    const slot = this.renderRoot.querySelector('slot');
    slot?.assignedElements().forEach((element) => {
      this.#resize.observe(element);
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resize.disconnect();
  }

  protected override render(): TemplateResult {
    const seen = this.places.filter(({ box }) => box);
    const others = this.places.filter(({ box }) => !box);
    return html`<div class="picture">
        <slot></slot>
        ${seen.map((_, index) => html`<span class="number" aria-hidden="true">${index + 1}</span>`)}
      </div>
      <div>
        <ol>
          ${seen.map(({ name, description }) => html`<li><code>${name}</code> ${description}</li>`)}
        </ol>
        <p>In other states:</p>
        <ul>
          ${others.map(({ name, description }) => html`<li><code>${name}</code> ${description}</li>`)}
        </ul>
      </div>`;
  }

  protected override updated(): void {
    const boxes = this.places.flatMap(({ box }) => box ?? []);
    this.renderRoot.querySelectorAll<HTMLElement>('.number').forEach((number, index) => {
      number.style.insetBlockStart = `${boxes[index]?.top ?? 0}px`;
      number.style.left = `${boxes[index]?.left ?? 0}px`;
    });
  }

  #measure(): void {
    const element = this.querySelector(this.tag);
    const picture = this.renderRoot.querySelector('.picture')?.getBoundingClientRect();
    if (!element?.shadowRoot || !picture) return;
    const taken = new Set<string>();
    this.places = (declarationOf(manifest, this.tag)?.cssParts ?? []).map(
      ({ name, description: marked = '' }) => {
        const description = marked.replace(/[*`]/g, '');
        const part = [...(element.shadowRoot?.querySelectorAll(`[part~='${name}']`) ?? [])].find(
          (each) => each.getClientRects().length > 0,
        );
        if (!part) return { name, description, box: undefined };
        const { top, left } = part.getBoundingClientRect();
        const box = { top: top - picture.top, left: left - picture.left };
        // Parts that begin at one place stand side by side.
        while (taken.has(`${Math.round(box.top / 12)} ${Math.round(box.left / 20)}`))
          box.left += 22;
        taken.add(`${Math.round(box.top / 12)} ${Math.round(box.left / 20)}`);
        return { name, description, box };
      },
    );
  }
}

customElements.define('part-anatomy', PartAnatomy);
