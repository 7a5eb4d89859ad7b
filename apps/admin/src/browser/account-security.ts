import { speakTo } from './language/speak-to.ts';

document
  .querySelector('keyfob-account-security')
  ?.addEventListener('keyfob-auth-required', () => location.assign('/login'));
await speakTo('keyfob-account-security');
await import('@keyfob/elements/define/account-security');
