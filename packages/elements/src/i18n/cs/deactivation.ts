import type { DeactivationMessages } from '../messages/deactivation.ts';
import { account } from './account.ts';

export const deactivation: DeactivationMessages = {
  ...account,
  deactivationTitle: 'Vypnout OTP',
  deactivationIntro:
    'Bez OTP se za vás může přihlásit každý, kdo zjistí vaše heslo. Znovu je můžete nastavit kdykoli.',
  deactivated: 'OTP je vypnuté',
  deactivatedText: 'Záznam tohoto účtu můžete z ověřovací aplikace smazat.',
};
