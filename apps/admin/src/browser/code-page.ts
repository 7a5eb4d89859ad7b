import { speakTo } from './language/speak-to.ts';

/**
 * The plain form is for browsers without JavaScript, and for people who were faster than this script:
 * what they have typed is not taken away from them.
 */
const form = document.querySelector<HTMLFormElement>('[data-fallback]');
const hasBegun = form?.querySelector<HTMLInputElement>('[name=code]')?.value !== '';

if (form && !hasBegun) {
  const login = form.querySelector<HTMLInputElement>('[name=login]')?.value ?? '';
  form.remove();
  document.addEventListener('keyfob-verified', () => location.assign('/account/customer'));
  // Each tab goes on with its own log-in.
  document.addEventListener('keyfob-lost', () => location.assign(`/login/lost?login=${login}`));
  document
    .querySelector('keyfob-verification')
    ?.addEventListener('keyfob-auth-required', () => location.assign('/login'));
  await speakTo('keyfob-verification');
  await import('@keyfob/elements/define/verification');
}
