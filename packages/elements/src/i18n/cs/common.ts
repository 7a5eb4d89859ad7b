import type { CommonMessages } from '../messages/common.ts';
import { duration } from './duration.ts';

export const common: CommonMessages = {
  close: 'Zavřít',
  cancel: 'Zrušit',
  done: 'Hotovo',
  loading: 'Načítání…',
  tryAgain: 'Zkusit znovu',
  disable: 'Vypnout',
  logIn: 'Přihlásit se',

  code: 'Kód OTP',
  codeHint: (digits) => `${digits} číslic, které právě ukazuje vaše ověřovací aplikace`,
  codeRequired: 'Zadejte kód z ověřovací aplikace.',
  codeFormat: (digits) => `Kód má ${digits} číslic a nic jiného.`,

  errors: {
    invalid_input: 'Server formuláři neporozuměl. Načtěte stránku znovu a zkuste to ještě jednou.',
    login_required: 'Vaše přihlášení už neplatí. Přihlaste se znovu a vraťte se sem.',
    second_factor_required: 'Nejprve se znovu přihlaste s kódem z ověřovací aplikace.',
    wrong_origin:
      'Server nepoznal, že požadavek přišel z jeho stránky. Načtěte ji znovu a zkuste to ještě jednou.',
    not_allowed: 'K tomu nemáte oprávnění.',
    not_enabled: 'OTP není u tohoto účtu zapnuté.',
    flow_state: 'Tento krok už nenavazuje na předchozí. Začněte znovu.',
    wrong_code: 'Kód není správný. Zadejte ten, který aplikace ukazuje právě teď.',
    code_already_used: 'Tento kód už byl použit. Každý platí jen jednou, počkejte na další.',
    captcha_failed: 'Nepodařilo se ověřit, že nejste robot. Zkuste to znovu.',
    too_many_attempts: 'Pokusů bylo příliš mnoho.',
    unavailable: 'Server neodpověděl tak, jak má. Zkuste to za chvíli znovu.',
  },
  clockAdvice:
    'Kódy závisejí na čase: zkontrolujte, že se hodiny v telefonu nastavují automaticky.',
  closed:
    'Bylo zadáno příliš mnoho chybných kódů, a tak už se žádný nepřijímá. Obraťte se na podporu.',
  tryAgainIn: (seconds) => `Zkusit to znovu můžete za ${duration(seconds)}.`,
  tryAgainAt: (moment) => `Zkusit to znovu můžete po ${moment}.`,
  tryAgainNow: 'Teď to můžete zkusit znovu.',
  nextCodeIn: (seconds) => `Další kód bude platit za ${duration(seconds)}.`,
  nextCodeNow: 'Zadejte kód, který aplikace ukazuje teď.',
};
