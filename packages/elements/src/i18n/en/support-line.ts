import type { SupportLineMessages } from '../messages/messages.ts';

export const supportLine: SupportLineMessages = {
  noAccess: 'No access to that e-mail address or phone?',
  contactSupport: 'Contact support',
};
