import { countWords } from '../formats/count-words.ts';
import type { SupportRequestMessages } from '../messages/support-request.ts';

const characters = countWords('en', { one: 'character', other: 'characters' });

export const supportRequest: SupportRequestMessages = {
  supportRequestTitle: 'Contact support',
  supportRequestIntro:
    'If you have neither your authenticator nor the e-mail address or phone of your account, ask us here to turn OTP off.',
  email: 'E-mail',
  emailHint: 'The address you log in with, also when you cannot read its mail any more',
  emailRequired: 'Enter the e-mail address you log in with.',
  emailFormat: 'This is not an e-mail address. Check it.',
  whatHappened: 'What happened',
  whatHappenedHint: (limit) =>
    `Say also how we can reach you. No passwords, codes or keys, please. At most ${limit} characters.`,
  whatHappenedRequired: 'Tell us what happened.',
  charactersUsed: (used, limit) => `${used} of ${limit}`,
  charactersLeft: (left) => `${characters(left)} left.`,
  charactersOver: (over) => `${characters(over)} too many.`,
  sendRequest: 'Send request',
  solveCaptcha:
    'One more step: show here that you are not a robot. Your request is sent right after.',
  tooManyRequests: 'Too many requests were sent.',
  supportRequested: 'We have your request',
  supportRequestedText:
    'Somebody will answer within one working day, and first make sure that it is you. Nobody will ever ask you for your password or a code.',
};
