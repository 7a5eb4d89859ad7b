import type { ErrorCode } from '#contract';

/** What made a flow close. */
export type CloseReason = 'escape' | 'close-button' | 'cancel' | 'done' | 'api';

/** A flow is about to appear. Does not bubble. */
export class KeyfobShowEvent extends Event {
  constructor() {
    super('keyfob-show');
  }
}

/** A flow has appeared. Does not bubble. */
export class KeyfobShownEvent extends Event {
  constructor() {
    super('keyfob-shown');
  }
}

/** A flow is about to close; `preventDefault()` keeps it open. Does not bubble. */
export class KeyfobHideEvent extends Event {
  readonly detail: { readonly reason: CloseReason };

  constructor(reason: CloseReason, { cancelable = true } = {}) {
    super('keyfob-hide', { cancelable });
    this.detail = { reason };
  }
}

/** A flow has closed and dropped what it held. Does not bubble. */
export class KeyfobHiddenEvent extends Event {
  constructor() {
    super('keyfob-hidden');
  }
}

/** The server refused something or could not be reached. Does not bubble. */
export class KeyfobErrorEvent extends Event {
  readonly detail: { readonly code: ErrorCode; readonly retryAfterSeconds?: number };

  constructor(code: ErrorCode, retryAfterSeconds?: number) {
    super('keyfob-error');
    this.detail = { code, ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) };
  }
}

/**
 * Nobody is logged in any more, or not far enough: the page must log in anew. Where the server has just
 * said so, `preventDefault()` keeps what is on screen. Does not bubble.
 */
export class KeyfobAuthRequiredEvent extends Event {
  constructor({ cancelable = false } = {}) {
    super('keyfob-auth-required', { cancelable });
  }
}

declare global {
  interface HTMLElementEventMap {
    'keyfob-show': KeyfobShowEvent;
    'keyfob-shown': KeyfobShownEvent;
    'keyfob-hide': KeyfobHideEvent;
    'keyfob-hidden': KeyfobHiddenEvent;
    'keyfob-error': KeyfobErrorEvent;
    'keyfob-auth-required': KeyfobAuthRequiredEvent;
  }
}
