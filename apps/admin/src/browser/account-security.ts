import '@keyfob/elements/define/account-security';

document
  .querySelector('keyfob-account-security')
  ?.addEventListener('keyfob-auth-required', () => location.assign('/login'));
