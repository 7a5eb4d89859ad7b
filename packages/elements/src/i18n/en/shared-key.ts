import { duration } from '../durations/en.ts';
import type { SharedKeyMessages } from '../messages/shared-key.ts';
import { account } from './account.ts';

export const sharedKey: SharedKeyMessages = {
  ...account,
  addDevice: 'Add another device',
  showSharedKey: 'Show shared key',
  sharedKeyIntro:
    'To add this account to one more authenticator, give your password and a code. The key is then shown for a minute.',
  keepSecret: 'Whoever has this key can make your codes. Do not send it to anybody.',
  keyHiddenIn: (seconds) => `The key will be hidden in ${duration(seconds)}.`,
  keyHidden: 'The key is hidden again. To see it once more, give your password and a new code.',
  showAgain: 'Show it again',
};
