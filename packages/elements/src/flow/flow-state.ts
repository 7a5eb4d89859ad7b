/** A modal dialog, or a part of the page. */
export type Presentation = 'dialog' | 'inline';

/** What a flow is doing. `locked`: nothing may be sent until a waiting time is over. */
export type FlowState =
  | 'idle'
  | 'loading'
  | 'ready'
  | 'submitting'
  | 'error'
  | 'locked'
  | 'success';
