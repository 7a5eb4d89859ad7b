import { ownLogin } from './own-login.ts';

/** The plain form is for browsers without JavaScript. */
document.querySelector('[data-fallback]')?.remove();
const login = ownLogin();
if (login !== null) document.querySelector('keyfob-recovery')?.setAttribute('login', login);
await import('@keyfob/elements/define/recovery');
