import type { SupportLineMessages } from '../messages/support-line.ts';

export const supportLine: SupportLineMessages = {
  noAccess: 'Nemáte k tomu e-mailu nebo telefonu přístup?',
  contactSupport: 'Kontaktovat podporu',
};
