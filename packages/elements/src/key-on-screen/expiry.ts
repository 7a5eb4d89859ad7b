import type { ReactiveController, ReactiveElement } from 'lit';

/** Looked at this often, because a timer alone oversleeps with its machine. */
const longestNapMs = 15_000;

/** Calls back when the key on screen has waited too long. */
export class KeyExpiry implements ReactiveController {
  #endsAt = 0;
  #expired: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveElement) {
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  hostConnected(): void {
    this.#look();
  }

  /**
   * Watches a key until it expires, or another one is watched.
   *
   * @returns whether it is watched: a key that looks expired when it comes tells of a wrong clock on
   *   this device, and then only the server can say when it ends
   */
  watch(expiresAt: string, expired: () => void): boolean {
    this.stop();
    const endsAt = Date.parse(expiresAt);
    if (!(endsAt > Date.now())) return false;
    this.#endsAt = endsAt;
    this.#expired = expired;
    this.#look();
    return true;
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#expired = undefined;
  }

  #look(): void {
    clearTimeout(this.#timer);
    const expired = this.#expired;
    if (!expired) return;
    const msLeft = this.#endsAt - Date.now();
    if (msLeft > 0) {
      this.#timer = setTimeout(() => this.#look(), Math.min(msLeft, longestNapMs));
      return;
    }
    this.stop();
    expired();
  }
}
