'use client';
import type { KeyfobVerification } from '@keyfob/elements/react';

function start(element: KeyfobVerification | null) {
  element?.addEventListener('keyfob-verified', () => location.assign('/account'));
  void import('@keyfob/elements/define/verification');
}

export default function CodeStep() {
  return (
    <keyfob-verification ref={start} autoFocus>
      <a slot="login" href="/login">
        Log in
      </a>
      <p slot="lost">Call us: 555 0100</p>
    </keyfob-verification>
  );
}
