import type { SupportLineMessages } from '../messages/support-line.ts';

export const supportLine: SupportLineMessages = {
  noAccess: 'Nemáte k tomu e-mailu nebo telefonu přístup?',
  noAccessMail: 'Nemáte k tomu e-mailu přístup?',
  contactSupport: 'Kontaktovat podporu',
  supportAdvice:
    'Napište nebo zavolejte podpoře tohoto webu, kontakt najdete na jeho stránkách. Podpora nejprve ověří, že jste to vy.',
};
