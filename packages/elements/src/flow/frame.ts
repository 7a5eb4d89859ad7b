import { html, type TemplateResult } from 'lit';
import { closeIcon } from '../view/icons.ts';

interface Frame {
  readonly isDialog: boolean;
  readonly heading: string;
  readonly closeLabel: string;
  readonly onClose: () => void;
  readonly onCancel: (event: Event) => void;
  readonly onNativeClose: (event: Event) => void;
}

/** The frame around a flow. A click beside the dialog never closes it: what is on screen would be lost. */
export function flowFrame(content: unknown, frame: Frame): TemplateResult {
  const title = html`<h2 part="title" id="title" tabindex="-1">${frame.heading}</h2>`;
  const body = html`<div part="content">${content}</div>`;
  if (!frame.isDialog) {
    return html`<section part="section" aria-labelledby="title">
      <header part="header">${title}</header>
      ${body}
    </section>`;
  }
  return html`<dialog
    part="dialog"
    aria-labelledby="title"
    @cancel=${frame.onCancel}
    @close=${frame.onNativeClose}
  >
    <header part="header">
      ${title}
      <button part="close-button" type="button" aria-label=${frame.closeLabel} @click=${frame.onClose}>
        ${closeIcon}
      </button>
    </header>
    ${body}
  </dialog>`;
}
