import type { SupportLineMessages } from '../messages/support-line.ts';
export const supportLine: SupportLineMessages = {
  noAccess: 'No access to that e-mail address or phone?',
  noAccessMail: 'No access to that e-mail address?',
  contactSupport: 'Contact support',
  supportAdvice:
    'Write to or call the support of this site, as its contact page says. They first make sure that it is you.',
};
