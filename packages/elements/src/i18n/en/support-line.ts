import type { SupportLineMessages } from '../messages/support-line.ts';
export const supportLine: SupportLineMessages = {
  noAccess: 'No access to that e-mail address or phone?',
  contactSupport: 'Contact support',
};
