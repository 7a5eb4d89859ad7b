import type { FactorState } from '#contract';

/** Outcomes leave every shadow root, so one listener on the page hears them all. */
export const outcome: EventInit = { bubbles: true, composed: true };

/** OTP was turned on. */
export class KeyfobEnrolledEvent extends Event {
  constructor() {
    super('keyfob-enrolled', outcome);
  }
}

/** Somebody who has just turned OTP on wants it on another device: show the shared key once more. */
export class KeyfobAddDeviceEvent extends Event {
  constructor() {
    super('keyfob-add-device', outcome);
  }
}

/** The code of a log-in was accepted; the session is complete. */
export class KeyfobVerifiedEvent extends Event {
  constructor() {
    super('keyfob-verified', outcome);
  }
}

/**
 * Somebody at the code step has lost their authenticator. `preventDefault()` keeps the element from
 * saying itself what to do.
 */
export class KeyfobLostEvent extends Event {
  /** Which log-in it happened in, for `login` of `keyfob-recovery`; absent where that is not known. */
  readonly detail: { readonly login?: string };

  constructor(detail: KeyfobLostEvent['detail'] = {}) {
    super('keyfob-lost', { ...outcome, cancelable: true });
    this.detail = detail;
  }
}

/** OTP was turned off. */
export class KeyfobDeactivatedEvent extends Event {
  constructor() {
    super('keyfob-deactivated', outcome);
  }
}

/** The account's second factor is in another state than before. */
export class KeyfobChangeEvent extends Event {
  readonly detail: { readonly state: FactorState };

  constructor(state: FactorState) {
    super('keyfob-change', outcome);
    this.detail = { state };
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'keyfob-enrolled': KeyfobEnrolledEvent;
    'keyfob-add-device': KeyfobAddDeviceEvent;
    'keyfob-verified': KeyfobVerifiedEvent;
    'keyfob-lost': KeyfobLostEvent;
    'keyfob-deactivated': KeyfobDeactivatedEvent;
    'keyfob-change': KeyfobChangeEvent;
  }
}
