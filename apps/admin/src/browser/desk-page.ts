import '@keyfob/elements/define/support-desk';
import type { KeyfobErrorEvent } from '@keyfob/elements';

/** For a fresh code the desk asks by itself; who is not logged in at all has to do that first. */
document.querySelector('keyfob-support-desk')?.addEventListener('keyfob-error', (event) => {
  const { code } = (event as KeyfobErrorEvent).detail; // this element's errors are of that type
  if (code === 'login_required') location.assign('/login');
});
