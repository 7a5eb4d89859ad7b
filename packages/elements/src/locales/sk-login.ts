import { duration } from '../i18n/durations/sk.ts';
import type { LoginMessages } from '../i18n/messages/messages.ts';
import { registerMessages } from '../i18n/registry.ts';

/** Slovak of the log-in: of `keyfob-verification` and `keyfob-code-field`. */
export const skLogin: LoginMessages = {
  close: 'Zavrieť',
  cancel: 'Zrušiť',
  done: 'Hotovo',
  loading: 'Načítava sa…',
  tryAgain: 'Skúsiť znova',
  disable: 'Vypnúť',
  logIn: 'Prihlásiť sa',

  code: 'Kód OTP',
  codeHint: (digits) => `${digits} číslic, ktoré práve ukazuje vaša overovacia aplikácia`,
  codeRequired: 'Zadajte kód z overovacej aplikácie.',
  codeFormat: (digits) => `Kód má ${digits} číslic a nič iné.`,

  errors: {
    invalid_input: 'Server tomu neporozumel. Načítajte stránku znova a skúste to ešte raz.',
    login_required: 'Vaše prihlásenie už neplatí. Prihláste sa znova a vráťte sa sem.',
    second_factor_required: 'Najprv sa znova prihláste s kódom z overovacej aplikácie.',
    wrong_origin:
      'Požiadavka zrejme neprišla z našej stránky. Načítajte ju znova a skúste to ešte raz.',
    not_allowed: 'Na toto nemáte oprávnenie.',
    not_enabled: 'OTP nie je pri tomto účte zapnuté.',
    flow_state: 'Tento krok už nenadväzuje na predchádzajúci. Začnite znova.',
    wrong_code: 'Kód nie je správny. Zadajte ten, ktorý aplikácia ukazuje práve teraz.',
    code_already_used: 'Tento kód už bol použitý. Každý platí iba raz, počkajte na ďalší.',
    captcha_failed: 'Nepodarilo sa overiť, že nie ste robot. Skúste to znova.',
    too_many_attempts: 'Pokusov bolo príliš veľa.',
    unavailable: 'Server neodpovedal tak, ako má. Skúste to o chvíľu znova.',
  },
  clockAdvice: 'Kódy závisia od času: skontrolujte, či sa hodiny v telefóne nastavujú automaticky.',
  closed:
    'Nesprávnych kódov bolo príliš veľa, preto sa už žiadny neprijíma. Ak chcete obnoviť prístup, obráťte sa na podporu.',
  tryAgainIn: (seconds) => `Znova to môžete skúsiť o ${duration(seconds)}.`,
  tryAgainAt: (moment) => `Znova to môžete skúsiť po ${moment}.`,
  tryAgainNow: 'Teraz to môžete skúsiť znova.',
  nextCodeIn: (seconds) => `Ďalší kód bude platiť o ${duration(seconds)}.`,
  nextCodeNow: 'Zadajte kód, ktorý aplikácia ukazuje teraz.',

  verificationTitle: 'Potvrďte, že ste to vy',
  verificationIntro: 'Váš účet je chránený jednorazovým kódom z overovacej aplikácie.',
  lostText:
    'Bez overovacej aplikácie sa toto prihlásenie nedá dokončiť. Obráťte sa na podporu: keď overí vašu totožnosť, môže OTP pri vašom účte vypnúť.',
  offMeanwhile: 'OTP sa medzitým pri tomto účte vyplo. Prihláste sa znova, tentoraz iba heslom.',
  verified: 'Kód je správny',
  verifiedText: 'Prebieha prihlasovanie.',
  lost: 'Stratila sa mi karta OTP',
  continue: 'Pokračovať',
};

registerMessages('sk', skLogin);
