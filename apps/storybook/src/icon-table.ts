import { css, html, LitElement, type TemplateResult } from 'lit';
import { phoneIcon, shieldIcon } from '../../../packages/elements/src/account-security/icons.ts';
import { copyIcon } from '../../../packages/elements/src/key-on-screen/icons.ts';
import {
  checkIcon,
  closeIcon,
  infoIcon,
  warningIcon,
} from '../../../packages/elements/src/view/icons.ts';

const icons: readonly (readonly [icon: TemplateResult, use: string])[] = [
  [shieldIcon, 'beside the heading of the account section'],
  [phoneIcon, 'an authenticator'],
  [checkIcon, 'what is done'],
  [infoIcon, 'a fact'],
  [warningIcon, 'what asks for care, and what went wrong'],
  [copyIcon, 'copy the shared key'],
  [closeIcon, 'close a dialog'],
];

/** Every drawing of the elements, with where it stands. */
export class IconTable extends LitElement {
  static override styles = css`
    :host {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr));
      gap: 1rem;
      font: 0.875rem / 1.4 system-ui, sans-serif;
    }
    figure {
      margin: 0;
      border: 1px solid #d5d9e2;
      border-radius: 0.5rem;
      padding: 1rem;
      text-align: center;
    }
    svg {
      inline-size: 2rem;
      fill: none;
      stroke: currentColor;
      stroke-width: 1.7;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
  `;

  protected override render(): TemplateResult[] {
    return icons.map(
      ([icon, use]) => html`<figure>
        ${icon}
        <figcaption>${use}</figcaption>
      </figure>`,
    );
  }
}

customElements.define('icon-table', IconTable);
