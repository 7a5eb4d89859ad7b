import { duration } from '../i18n/durations/cs.ts';
import type { LoginMessages } from '../i18n/messages/messages.ts';
import { registerMessages } from '../i18n/registry.ts';

/** Czech of the log-in: of `keyfob-verification` and `keyfob-code-field`. */
export const csLogin: LoginMessages = {
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

  verificationTitle: 'Potvrďte, že jste to vy',
  verificationIntro: 'Váš účet je chráněn jednorázovým kódem z ověřovací aplikace.',
  lostText:
    'Bez ověřovací aplikace nelze toto přihlášení dokončit. Obraťte se prosím na podporu: až ověří vaši totožnost, může OTP u vašeho účtu vypnout.',
  offMeanwhile: 'OTP se mezitím u tohoto účtu vypnulo. Přihlaste se znovu, tentokrát jen heslem.',
  verified: 'Kód je správný',
  verifiedText: 'Probíhá přihlášení.',
  lost: 'Ztratila se mi karta OTP',
  continue: 'Pokračovat',
};

registerMessages('cs', csLogin);
