import type { SupportDecisionRequest } from '#contract';
import { outcome } from './outcomes.ts';

/** A request to support was sent. It says nothing of whether there is such an account. */
export class KeyfobSupportRequestedEvent extends Event {
  constructor() {
    super('keyfob-support-requested', outcome);
  }
}

/** A member of staff has decided on a support request. It does not say on whose. */
export class KeyfobDecidedEvent extends Event {
  readonly detail: { readonly decision: SupportDecisionRequest['decision'] };

  constructor(decision: SupportDecisionRequest['decision']) {
    super('keyfob-decided', outcome);
    this.detail = { decision };
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'keyfob-support-requested': KeyfobSupportRequestedEvent;
    'keyfob-decided': KeyfobDecidedEvent;
  }
}
