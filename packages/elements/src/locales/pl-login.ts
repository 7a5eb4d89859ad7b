import { duration } from '../i18n/durations/pl.ts';
import type { LoginMessages } from '../i18n/messages/messages.ts';
import { registerMessages } from '../i18n/registry.ts';

/** Polish of the log-in: of `keyfob-verification` and `keyfob-code-field`. */
export const plLogin: LoginMessages = {
  close: 'Zamknij',
  cancel: 'Anuluj',
  done: 'Gotowe',
  loading: 'Wczytywanie…',
  tryAgain: 'Spróbuj ponownie',
  disable: 'Wyłącz',
  logIn: 'Zaloguj się',

  code: 'Kod OTP',
  codeHint: (digits) => `${digits} cyfr, które pokazuje teraz Twoja aplikacja uwierzytelniająca`,
  codeRequired: 'Wpisz kod z aplikacji uwierzytelniającej.',
  codeFormat: (digits) => `Kod składa się wyłącznie z ${digits} cyfr.`,

  errors: {
    invalid_input: 'Serwer nie zrozumiał tego żądania. Odśwież stronę i spróbuj ponownie.',
    login_required: 'Twoja sesja wygasła. Zaloguj się ponownie i wróć tutaj.',
    second_factor_required:
      'Najpierw zaloguj się ponownie przy użyciu kodu z aplikacji uwierzytelniającej.',
    wrong_origin:
      'Wygląda na to, że żądanie nie pochodzi z naszej strony. Odśwież ją i spróbuj ponownie.',
    not_allowed: 'Nie masz uprawnień, aby to zrobić.',
    not_enabled: 'OTP nie jest włączone na tym koncie.',
    flow_state: 'Ten krok nie pasuje już do poprzedniego. Zacznij od nowa.',
    wrong_code: 'Kod jest nieprawidłowy. Wpisz ten, który aplikacja pokazuje teraz.',
    code_already_used: 'Ten kod został już użyty. Każdy działa tylko raz: poczekaj na następny.',
    captcha_failed: 'Nie udało się potwierdzić, że nie jesteś robotem. Spróbuj ponownie.',
    too_many_attempts: 'Wykonano zbyt wiele prób.',
    unavailable: 'Serwer nie odpowiedział prawidłowo. Spróbuj ponownie za chwilę.',
  },
  clockAdvice: 'Kody zależą od czasu: sprawdź, czy zegar w telefonie ustawia się automatycznie.',
  closed:
    'Wpisano zbyt wiele błędnych kodów, więc żaden nie jest już przyjmowany. Aby odzyskać dostęp, skontaktuj się z pomocą techniczną.',
  tryAgainIn: (seconds) => `Możesz spróbować ponownie za ${duration(seconds)}.`,
  tryAgainAt: (moment) => `Możesz spróbować ponownie po ${moment}.`,
  tryAgainNow: 'Możesz teraz spróbować ponownie.',
  nextCodeIn: (seconds) => `Następny kod zadziała za ${duration(seconds)}.`,
  nextCodeNow: 'Wpisz kod, który aplikacja pokazuje teraz.',

  verificationTitle: 'Potwierdź, że to Ty',
  verificationIntro: 'Twoje konto chroni jednorazowy kod z aplikacji uwierzytelniającej.',
  lostText:
    'Bez aplikacji uwierzytelniającej nie można dokończyć tego logowania. Skontaktuj się z pomocą techniczną: gdy potwierdzi, że to Ty, może wyłączyć OTP na Twoim koncie.',
  offMeanwhile:
    'OTP zostało tymczasem wyłączone na tym koncie. Zaloguj się ponownie, tym razem samym hasłem.',
  verified: 'Kod jest prawidłowy',
  verifiedText: 'Trwa logowanie.',
  lost: 'Zginęła mi karta OTP',
  continue: 'Dalej',
};

registerMessages('pl', plLogin);
