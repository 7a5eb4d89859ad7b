import type { SectionMessages } from '../messages/section.ts';
import type { SharedKeyMessages } from '../messages/shared-key.ts';
import { account, contacts } from './account.ts';

/** But for the button that the shared key names too. */
export const section: Omit<SectionMessages, keyof SharedKeyMessages> = {
  ...account,
  ...contacts,
  sectionTitle: 'Dvoufázové ověření (OTP)',
  sectionOff:
    'Chraňte svůj účet druhým krokem: vedle hesla bude každé přihlášení vyžadovat jednorázový kód z ověřovací aplikace v telefonu nebo v prohlížeči.',
  stateOn: 'Zapnuto',
  stateOff: 'Vypnuto',
  stateBlocked: 'Blokováno',
  onSince: (date) =>
    `Zapnuto od ${date}. Každé přihlášení vyžaduje jednorázový kód z ověřovací aplikace.`,
  blocked: 'Bylo zadáno příliš mnoho chybných kódů, a tak se teď žádný nepřijímá.',
  setOtp: 'Nastavit OTP',
  authenticators: 'Ověřovací aplikace',
  added: (date) => `Přidáno ${date}`,
  lastUsed: (moment) => `naposledy použito ${moment}`,
  contactsNeeded:
    'Než nastavíte OTP, potřebujeme kontakty, které prokážou vaši totožnost při ztrátě ověřovací aplikace:',
};
