import '@keyfob/elements/define/verification';

// The plain form was for browsers without JavaScript.
for (const form of document.querySelectorAll('[data-fallback]')) form.remove();

document.addEventListener('keyfob-verified', () => location.assign('/account/customer'));
document
  .querySelector('keyfob-verification')
  ?.addEventListener('keyfob-auth-required', () => location.assign('/login'));
