import type { ReactiveElement } from 'lit';
import type { Enrolment } from '#contract';
import { KeyExpiry } from './expiry.ts';
import type { QrDrawing } from './qr/draw-qr.ts';

/** How the last press of *Copy* went: `selected` where a page may not write to the clipboard. */
export type CopyState = 'idle' | 'copied' | 'selected';

/** The shared key on screen. Nothing else holds it, so dropping it here drops it from the page (K2). */
export class ShownKey {
  enrolment: Enrolment | undefined;
  /** Absent while it is being drawn. */
  qr: QrDrawing | 'failed' | undefined;
  copyState: CopyState = 'idle';
  /** Until when the key waits; absent when the clock of this device cannot be trusted with it. */
  waitsUntil: string | undefined;
  readonly #host: ReactiveElement;
  readonly #expiry: KeyExpiry;

  constructor(host: ReactiveElement) {
    this.#host = host;
    this.#expiry = new KeyExpiry(host);
  }

  /** Puts a key on screen in place of the one before. */
  show(enrolment: Enrolment, expired: () => void): void {
    this.drop();
    this.enrolment = enrolment;
    if (this.#expiry.watch(enrolment.expiresAt, expired)) this.waitsUntil = enrolment.expiresAt;
    void this.#draw(enrolment);
  }

  drop(): void {
    this.#expiry.stop();
    this.enrolment = undefined;
    this.qr = undefined;
    this.copyState = 'idle';
    this.waitsUntil = undefined;
    this.#host.requestUpdate();
  }

  /** Copies the key without its spaces; where that is not allowed, selects it for the keyboard. */
  readonly copy = (): void => {
    void this.#copy();
  };

  /** Hands the key to an app of this device. A link would have the key in an attribute (K2). */
  readonly openApp = (): void => {
    const uri = this.enrolment?.uri ?? '';
    if (!uri.startsWith('otpauth://')) return;
    const link = document.createElement('a'); // never put into the page
    link.href = uri;
    link.click();
  };

  async #copy(): Promise<void> {
    const { enrolment } = this;
    if (!enrolment) return;
    this.#setCopyState('idle'); // so that pressing again says again that it was copied
    let state: CopyState = 'copied';
    try {
      await navigator.clipboard.writeText(enrolment.sharedKey);
    } catch {
      state = 'selected';
      this.#select();
    }
    if (this.enrolment === enrolment) this.#setCopyState(state);
  }

  async #draw(enrolment: Enrolment): Promise<void> {
    let qr: QrDrawing | 'failed';
    try {
      const { drawQr } = await import('./qr/draw-qr.ts');
      qr = drawQr(enrolment.uri);
    } catch {
      qr = 'failed'; // the key is there as text, too
    }
    if (this.enrolment !== enrolment) return;
    this.qr = qr;
    this.#host.requestUpdate();
  }

  #select(): void {
    const secret = this.#host.renderRoot.querySelector('#secret');
    if (secret) getSelection()?.selectAllChildren(secret);
  }

  #setCopyState(state: CopyState): void {
    this.copyState = state;
    this.#host.requestUpdate();
  }
}
