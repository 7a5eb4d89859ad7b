import type { SectionMessages } from '../messages/section.ts';
import { account, contacts } from './account.ts';
export const section: SectionMessages = {
  ...account,
  ...contacts,
  sectionTitle: 'Two-Factor Authentication (OTP)',
  sectionOff:
    'Protect your account with a second step: beside your password, every log-in will ask for a one-time code from an authenticator on your phone or in your browser.',
  stateOn: 'On',
  stateOff: 'Off',
  stateBlocked: 'Blocked',
  onSince: (date) =>
    `On since ${date}. Every log-in asks for a one-time code from your authenticator.`,
  blocked: 'There were too many wrong codes, so none is accepted for now.',
  setOtp: 'Set OTP',
  addDevice: 'Add another device',
  authenticators: 'Authenticators',
  added: (date) => `Added ${date}`,
  lastUsed: (moment) => `last used ${moment}`,
  contactsNeeded:
    'Before you can set OTP, we need contacts that prove who you are if you lose your authenticator:',
};
