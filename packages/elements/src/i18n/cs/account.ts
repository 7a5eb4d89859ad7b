import type { AccountMessages, ContactMessages } from '../messages/account.ts';
import type { Messages } from '../messages/messages.ts';
import { common } from './common.ts';

export const account: AccountMessages & Pick<Messages, 'errors'> = {
  password: 'Heslo',
  passwordRequired: 'Zadejte své heslo.',
  passwordFormat: 'Toto heslo nelze přijmout. Zkontrolujte je.',
  show: 'Zobrazit',
  hide: 'Skrýt',
  showPassword: 'Zobrazit heslo',
  hidePassword: 'Skrýt heslo',

  errors: {
    ...common.errors,
    already_enabled: 'OTP je u tohoto účtu už zapnuté.',
    contact_not_verified: 'Nejprve musí být ověřeny vaše kontaktní údaje.',
    link_invalid: 'Tento odkaz už neplatí.',
    wrong_password: 'Heslo není správné.',
    delivery_limit: 'Bylo vyžádáno příliš mnoho zpráv. Chvíli počkejte.',
    not_found: 'Server tuto stránku už nezná. Načtěte ji znovu a zkuste to ještě jednou.',
    password_change_required: 'Nejprve si musíte změnit heslo.',
  },
  notAllowed: {
    frozen: (until) =>
      `Někdo v naší zprávě použil odkaz „To jsem nebyl(a) já“. ${until ? `Do ${until}` : 'Zatím'} proto u tohoto účtu nelze na OTP nic změnit.`,
    contact_changed: (until) =>
      `Kontaktní údaje tohoto účtu se nedávno změnily. Z bezpečnostních důvodů to ${until ? `půjde až po ${until}` : 'zatím nejde'}.`,
    support_only: () => 'U tohoto účtu to může udělat jen podpora, až ověří vaši totožnost.',
    policy: () => 'Tuto možnost tento web nenabízí.',
  },
};

export const contacts: ContactMessages = {
  contact: {
    email: {
      missing: 'Chybí vaše e-mailová adresa.',
      unverified: 'Vaše e-mailová adresa není ověřená.',
    },
    phone: {
      missing: 'Chybí vaše číslo mobilního telefonu.',
      unverified: 'Vaše číslo mobilního telefonu není ověřené.',
    },
  },
};
