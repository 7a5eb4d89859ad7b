import type { EnrolmentMessages } from '../messages/enrolment.ts';
export const enrolment: EnrolmentMessages = {
  enrolmentTitle: 'Set OTP',
  enrolled: 'OTP is on',
  enrolledText: 'From now on every log-in asks for a one-time code from your authenticator.',
};
