import { html, nothing, type TemplateResult } from 'lit';
import type { KeyScreenMessages } from '../i18n/messages/key-screen.ts';
import { button } from '../view/button.ts';
import { folded } from '../view/folded.ts';
import { checkIcon } from '../view/icons.ts';
import { copyIcon } from './icons.ts';
import type { QrDrawing } from './qr/draw-qr.ts';
import type { ShownKey } from './shown-key.ts';

/**
 * The key on screen: as a picture, as text, and on touch devices as a way into an app. A phone cannot
 * scan itself: there the way into the app comes first and the picture is folded.
 */
export function keyView(
  key: ShownKey,
  text: KeyScreenMessages,
  waitsUntil: string,
): TemplateResult {
  const picture = html`<div class="qr-place">${qrPicture(key.qr, text)}</div>`;
  const isTouch = matchMedia('(pointer: coarse)').matches;
  const first = isTouch
    ? html`${button('primary app-link', text.openInApp, { onClick: key.openApp })}
        ${folded('other-device', text.otherDevice, html`<p part="hint">${text.scanText}</p>${picture}`)}`
    : html`${picture}
        <p part="hint">${text.scanText}</p>`;
  return html`<div part="key" class=${isTouch ? nothing : 'wide'}>
    ${first} ${folded('manual', text.cannotScan, manualEntry(key, text))}
    ${waitsUntil ? html`<p part="hint">${text.activateBefore(waitsUntil)}</p>` : nothing}
  </div>`;
}

function manualEntry(key: ShownKey, text: KeyScreenMessages): TemplateResult {
  const copyLabel = html`${key.copyState === 'copied' ? checkIcon : copyIcon}${text.copy}`;
  return html`<p part="hint" id="by-hand">${text.byHand}</p>
    <div class="manual-row">
      <code
        part="secret"
        id="secret"
        dir="ltr"
        translate="no"
        role="group"
        aria-label=${text.sharedKey}
        >${grouped(key.enrolment?.sharedKey ?? '')}</code
      >
      ${button('secondary copy-button', copyLabel, { onClick: key.copy })}
    </div>
    <p part="status" role="status">${copyText(key, text)}</p>`;
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
