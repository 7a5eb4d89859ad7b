import { html, nothing, type TemplateResult } from 'lit';
import type { KeyScreenMessages } from '../i18n/messages/key-screen.ts';
import { button } from '../view/button.ts';
import { checkIcon, copyIcon } from './icons.ts';
import type { QrDrawing } from './qr/draw-qr.ts';
import type { ShownKey } from './shown-key.ts';

/** The key on screen: as a picture, as text, and on touch devices as a way into an app. */
export function keyView(
  key: ShownKey,
  text: KeyScreenMessages,
  waitsUntil: string,
): TemplateResult {
  const copyLabel = html`${key.copyState === 'copied' ? checkIcon : copyIcon}${text.copy}`;
  return html`<div part="key">
    <div class="qr-place">${qrPicture(key.qr, text)}</div>
    <div class="key-words">
      <h3>${text.scan}</h3>
      <p part="hint">${text.scanText}</p>
      ${button('secondary app-link', text.openInApp, { onClick: key.openApp })}
      <div part="manual">
        <p part="hint">${text.byHand}</p>
        <div class="manual-row">
          <code part="secret" id="secret" dir="ltr" translate="no"
            >${grouped(key.enrolment?.sharedKey ?? '')}</code
          >
          ${button('secondary copy-button', copyLabel, { onClick: key.copy })}
        </div>
        <p part="status" role="status">${copyText(key, text)}</p>
      </div>
      ${waitsUntil ? html`<p part="hint">${text.activateBefore(waitsUntil)}</p>` : nothing}
    </div>
  </div>`;
}

/** In groups of four, as people read it aloud and type it. */
function grouped(sharedKey: string): string {
  return sharedKey.replace(/.{4}(?=.)/g, '$& ');
}

/**
 * Always black on white, whatever the theme: scanners need the contrast. Its name is a translated
 * sentence, never the content, which a screen reader would say aloud.
 */
function qrPicture(qr: QrDrawing | 'failed' | undefined, text: KeyScreenMessages): TemplateResult {
  if (qr === 'failed') return html`<p part="qr" role="status">${text.qrFailed}</p>`;
  if (qr === undefined) return html`<div part="qr"></div>`;
  const { size, path } = qr;
  return html`<svg
    part="qr"
    role="img"
    aria-label=${text.qrLabel}
    viewBox=${`0 0 ${size} ${size}`}
    shape-rendering="crispEdges"
  >
    <rect width=${size} height=${size} fill="#fff"></rect>
    <path d=${path} fill="#000"></path>
  </svg>`;
}

function copyText({ copyState }: ShownKey, text: KeyScreenMessages): string {
  if (copyState === 'idle') return '';
  return copyState === 'copied' ? text.copied : text.copyByHand;
}
