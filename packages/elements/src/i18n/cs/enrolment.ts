import type { EnrolmentMessages } from '../messages/enrolment.ts';

export const enrolment: EnrolmentMessages = {
  enrolmentTitle: 'Nastavit OTP',
  enrolled: 'OTP je zapnuté',
  enrolledText: 'Odteď bude každé přihlášení vyžadovat jednorázový kód z ověřovací aplikace.',
};
