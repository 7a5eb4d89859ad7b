import { html, nothing, type TemplateResult } from 'lit';
import { closeIcon } from '../view/icons.ts';

interface Frame {
  readonly isDialog: boolean;
  /** Absent where the content has a heading of its own. */
  readonly heading: string | undefined;
  readonly closeLabel: string;
  readonly onClose: () => void;
  readonly onCancel: (event: Event) => void;
  readonly onNativeClose: (event: Event) => void;
}

/** The frame around a flow. A click beside the dialog never closes it: what is on screen would be lost. */
export function flowFrame(content: unknown, frame: Frame): TemplateResult {
  const { heading } = frame;
  const title =
    heading === undefined
      ? nothing
      : html`<h2 part="title" id="title" tabindex="-1">${heading}</h2>`;
  const body = html`<div part="content">${content}</div>`;
  if (!frame.isDialog) {
    return html`<section part="section" aria-labelledby="title">
      <div part="header">${title}</div>
      ${body}
    </section>`;
  }
  return html`<dialog
    part="dialog"
    aria-labelledby="title"
    @cancel=${frame.onCancel}
    @close=${frame.onNativeClose}
  >
    <div part="header">
      ${title}
      <button part="close-button" type="button" aria-label=${frame.closeLabel} @click=${frame.onClose}>
        ${closeIcon}
      </button>
    </div>
    ${body}
  </dialog>`;
}

/** Opens the dialog of a frame, unless it is open. */
export function showModal(dialog: HTMLDialogElement): void {
  if (!dialog.isConnected || dialog.matches(':modal')) return;
  dialog.removeAttribute('open'); // left over when the element was moved within the page
  dialog.showModal();
}
