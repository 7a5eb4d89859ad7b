import type { AccountMessages, ContactMessages } from '../messages/account.ts';
import type { Messages } from '../messages/messages.ts';
import { common } from './common.ts';

export const account: AccountMessages & Pick<Messages, 'errors'> = {
  password: 'Password',
  passwordRequired: 'Enter your password.',
  passwordFormat: 'This password cannot be taken. Check it.',
  show: 'Show',
  hide: 'Hide',
  showPassword: 'Show password',
  hidePassword: 'Hide password',

  errors: {
    ...common.errors,
    already_enabled: 'OTP is already on for this account.',
    contact_not_verified: 'Your contact details must be verified first.',
    link_invalid: 'This link is no longer valid.',
    wrong_password: 'That password is not right.',
    delivery_limit: 'Too many messages were asked for. Wait a while.',
    not_found: 'This was not found. Reload the page and try again.',
    password_change_required: 'You must change your password first.',
  },
  notAllowed: {
    frozen: (until) =>
      `Somebody used the link “This was not me” in a message of ours. ${until ? `Until ${until}` : 'For now'} nothing about OTP can be changed.`,
    contact_changed: (until) =>
      `The contact details of this account were changed lately. To be safe, this has to wait${until && ` until ${until}`}.`,
    support_only: () => 'For this account only support can do this, once they know that it is you.',
    policy: () => 'This is not offered here.',
  },
};

export const contacts: ContactMessages = {
  contact: {
    email: {
      missing: 'Your e-mail address is missing.',
      unverified: 'Your e-mail address is not verified.',
    },
    phone: {
      missing: 'Your mobile phone number is missing.',
      unverified: 'Your mobile phone number is not verified.',
    },
  },
};
