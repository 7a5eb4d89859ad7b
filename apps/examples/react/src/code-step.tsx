import '@keyfob/elements/define/verification';
import type {} from '@keyfob/elements/react';

export const CodeStep = () => (
  <keyfob-verification autoFocus onkeyfob-verified={() => location.assign('/account')}>
    <a slot="login" href="/login">
      Log in
    </a>
    <p slot="lost">Call us: 555 0100</p>
  </keyfob-verification>
);
