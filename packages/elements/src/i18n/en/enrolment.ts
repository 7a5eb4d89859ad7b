import type { EnrolmentMessages } from '../messages/enrolment.ts';
import { account, contacts } from './account.ts';
export const enrolment: EnrolmentMessages = {
  ...account,
  ...contacts,
  enrolmentTitle: 'Set OTP',
  enrolled: 'OTP is on',
  enrolledText: 'From now on every log-in asks for a one-time code from your authenticator.',
  addDevice: 'Add another device',
};
