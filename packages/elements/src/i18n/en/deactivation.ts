import type { DeactivationMessages } from '../messages/deactivation.ts';
import { account } from './account.ts';
export const deactivation: DeactivationMessages = {
  ...account,
  deactivationTitle: 'Disable OTP',
  deactivationIntro:
    'Without OTP, whoever learns your password can log in as you. You can set it again at any time.',
  deactivated: 'OTP is off',
  deactivatedText: 'You can delete the entry of this account from your authenticator.',
};
