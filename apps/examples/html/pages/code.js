addEventListener('keyfob-verified', () => location.assign('/account'));
