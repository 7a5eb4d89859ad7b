import { outcome } from './outcomes.ts';

/** The shared key was shown again. */
export class KeyfobSharedKeyShownEvent extends Event {
  constructor() {
    super('keyfob-shared-key-shown', outcome);
  }
}

/** Somebody who lost their authenticator has turned OTP off. */
export class KeyfobRecoveredEvent extends Event {
  constructor() {
    super('keyfob-recovered', outcome);
  }
}

/** The link of a notice was followed: OTP stays on, or changes are frozen where it was off already. */
export class KeyfobRecoveryCancelledEvent extends Event {
  readonly detail: { readonly state: 'cancelled' | 'frozen' };

  constructor(state: 'cancelled' | 'frozen') {
    super('keyfob-recovery-cancelled', outcome);
    this.detail = { state };
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'keyfob-shared-key-shown': KeyfobSharedKeyShownEvent;
    'keyfob-recovered': KeyfobRecoveredEvent;
    'keyfob-recovery-cancelled': KeyfobRecoveryCancelledEvent;
  }
}
