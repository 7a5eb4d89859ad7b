import type { EnrolmentMessages } from '../messages/enrolment.ts';
import { account, contacts } from './account.ts';

export const enrolment: EnrolmentMessages = {
  ...account,
  ...contacts,
  enrolmentTitle: 'Nastavit OTP',
  enrolled: 'OTP je zapnuté',
  enrolledText: 'Odteď bude každé přihlášení vyžadovat jednorázový kód z ověřovací aplikace.',
};
