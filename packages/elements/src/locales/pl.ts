import { duration } from '../i18n/durations/pl.ts';
import { countWords } from '../i18n/formats/count-words.ts';
import type { Messages } from '../i18n/messages/messages.ts';
import { registerMessages } from '../i18n/registry.ts';
import { plLogin } from './pl-login.ts';

const characters = countWords('pl', { one: 'znak', few: 'znaki', other: 'znaków' });

/** Polish. Importing this module makes the elements speak it. */
export const pl: Messages = {
  ...plLogin,

  password: 'Hasło',
  passwordRequired: 'Wpisz swoje hasło.',
  passwordFormat: 'Tego hasła nie można przyjąć. Sprawdź je.',
  show: 'Pokaż',
  hide: 'Ukryj',
  showPassword: 'Pokaż hasło',
  hidePassword: 'Ukryj hasło',

  errors: {
    ...plLogin.errors,
    already_enabled: 'OTP jest już włączone na tym koncie.',
    contact_not_verified: 'Najpierw trzeba zweryfikować Twoje dane kontaktowe.',
    link_invalid: 'Ten link jest już nieważny.',
    wrong_password: 'Hasło jest nieprawidłowe.',
    delivery_limit: 'Poproszono o zbyt wiele wiadomości. Poczekaj chwilę.',
    not_found: 'Nie udało się tego znaleźć. Odśwież stronę i spróbuj ponownie.',
    password_change_required: 'Najpierw musisz zmienić hasło.',
  },
  notAllowed: {
    frozen: (until) =>
      `Ktoś użył linku „To nie ja” w naszej wiadomości. ${until ? `Do ${until}` : 'Na razie'} nie można niczego zmienić w ustawieniach OTP tego konta.`,
    contact_changed: (until) =>
      `Dane kontaktowe tego konta niedawno się zmieniły. Ze względów bezpieczeństwa trzeba z tym poczekać${until && ` do ${until}`}.`,
    support_only: () =>
      'Na tym koncie może to zrobić tylko pomoc techniczna, gdy potwierdzi, że to Ty.',
    policy: () => 'Ta opcja nie jest tu dostępna.',
  },

  contact: {
    email: {
      missing: 'Brakuje Twojego adresu e-mail.',
      unverified: 'Twój adres e-mail nie jest zweryfikowany.',
    },
    phone: {
      missing: 'Brakuje Twojego numeru telefonu komórkowego.',
      unverified: 'Twój numer telefonu komórkowego nie jest zweryfikowany.',
    },
  },

  sectionTitle: 'Uwierzytelnianie dwuskładnikowe (OTP)',
  sectionOff:
    'Chroń swoje konto drugim krokiem: oprócz hasła każde logowanie będzie wymagać jednorazowego kodu z aplikacji uwierzytelniającej w telefonie lub przeglądarce.',
  stateOn: 'Włączone',
  stateOff: 'Wyłączone',
  stateBlocked: 'Zablokowane',
  onSince: (date) =>
    `Włączone od ${date}. Każde logowanie wymaga jednorazowego kodu z aplikacji uwierzytelniającej.`,
  blocked: 'Wpisano zbyt wiele błędnych kodów, więc na razie żaden nie jest przyjmowany.',
  setOtp: 'Skonfiguruj OTP',
  authenticators: 'Aplikacje uwierzytelniające',
  added: (date) => `Dodano ${date}`,
  lastUsed: (moment) => `ostatnio użyto ${moment}`,
  contactsNeeded:
    'Zanim skonfigurujesz OTP, potrzebujemy kontaktów, które potwierdzą Twoją tożsamość w razie utraty aplikacji uwierzytelniającej:',

  enrolmentTitle: 'Skonfiguruj OTP',
  enrolled: 'OTP jest włączone',
  enrolledText:
    'Od teraz każde logowanie wymaga jednorazowego kodu z aplikacji uwierzytelniającej.',

  enrolmentIntro:
    'Trzy kroki i każde logowanie będzie wymagać oprócz hasła także kodu z Twojej aplikacji uwierzytelniającej.',
  getApp: 'Zainstaluj aplikację uwierzytelniającą',
  getAppText: (periodSeconds) =>
    `To aplikacja w telefonie lub rozszerzenie przeglądarki, które co ${duration(periodSeconds)} pokazuje nowy kod. Jeśli już ją masz, użyj jej.`,
  apps: 'Jakich aplikacji uwierzytelniających mogę używać?',
  phoneApps: 'Aplikacje na telefon',
  browserExtensions: 'Rozszerzenia przeglądarki',
  newTab: 'otwiera się w nowej karcie',
  scan: 'Zeskanuj kod QR',
  scanText: 'W aplikacji uwierzytelniającej dodaj konto i skieruj aparat na ten obraz.',
  qrLabel: 'Kod QR dla aplikacji uwierzytelniającej',
  qrFailed: 'Nie udało się wyświetlić kodu QR. Wpisz klucz współdzielony ręcznie.',
  openInApp: 'Otwórz w aplikacji uwierzytelniającej na tym urządzeniu',
  otherDevice: 'Masz aplikację uwierzytelniającą na innym urządzeniu?',
  cannotScan: 'Nie możesz go zeskanować?',
  byHand:
    'W aplikacji uwierzytelniającej wybierz ręczne wpisanie klucza i wpisz lub wklej ten klucz współdzielony.',
  sharedKey: 'Klucz współdzielony',
  copy: 'Kopiuj klucz',
  copied: 'Klucz został skopiowany.',
  copyByHand: 'Klucz jest zaznaczony. Skopiuj go za pomocą klawiatury.',
  activateBefore: (time) => `Ten klucz czeka na aktywację do ${time}.`,
  confirm: 'Potwierdź, że to działa',
  activate: 'Aktywuj',
  newKey: {
    wrong_password: 'Hasło było nieprawidłowe, więc OTP nie jest włączone.',
    wrong_code: 'Kod był nieprawidłowy, więc OTP nie jest włączone.',
    flow_state: 'Klucz czekał zbyt długo, więc OTP nie jest włączone.',
    other: 'Nie udało się włączyć OTP.',
  },
  newKeyAdvice:
    'Klucz na ekranie jest nowy. Usuń stary wpis z aplikacji uwierzytelniającej i zeskanuj nowy kod QR.',
  keyExpired: 'Klucz czekał zbyt długo i jest już nieważny.',
  showNewKey: 'Pokaż nowy klucz',
  keyReplaced: 'Ten klucz jest już nieważny. Utworzono inny, być może w innej karcie.',
  startAgain: 'Zacznij od nowa',
  leave: 'Zamknąć? Klucz na ekranie zostanie odrzucony, a OTP pozostanie wyłączone.',
  leaveAnyway: 'Odrzuć klucz',
  stay: 'Zostań',

  addDevice: 'Dodaj kolejne urządzenie',
  showSharedKey: 'Pokaż klucz współdzielony',
  sharedKeyIntro:
    'Aby dodać to konto do kolejnej aplikacji uwierzytelniającej, podaj hasło i kod. Klucz będzie wtedy widoczny przez minutę.',
  keepSecret: 'Kto ma ten klucz, może tworzyć Twoje kody. Nie wysyłaj go nikomu.',
  keyHiddenIn: (seconds) => `Klucz zostanie ukryty za ${duration(seconds)}.`,
  keyHidden: 'Klucz jest znowu ukryty. Aby zobaczyć go ponownie, podaj hasło i nowy kod.',
  showAgain: 'Pokaż ponownie',

  deactivationTitle: 'Wyłącz OTP',
  deactivationIntro:
    'Bez OTP każdy, kto pozna Twoje hasło, może się za Ciebie zalogować. OTP możesz skonfigurować ponownie w każdej chwili.',
  deactivated: 'OTP jest wyłączone',
  deactivatedText: 'Możesz usunąć wpis tego konta z aplikacji uwierzytelniającej.',

  recoveryTitle: 'Dezaktywuj OTP',
  recoveryIntro:
    'Na adres e-mail Twojego konta wyślemy link. Otwórz go, potwierdź, że to Ty, a OTP zostanie wyłączone. Potem możesz zalogować się hasłem i skonfigurować OTP ponownie.',
  sendLink: 'Wyślij link',
  yourEmail: 'Twój adres e-mail',
  mailTitle: 'Sprawdź pocztę',
  mail: {
    on_its_way: (email) => `Wiadomość na ${email} jest w drodze.`,
    sent: (email) => `Wysłaliśmy wiadomość na ${email}.`,
    failed: (email) => `Nie udało się wysłać wiadomości na ${email}.`,
  },
  mailAdvice: 'Nic nie przyszło? Zajrzyj do folderu ze spamem.',
  openWithin: (seconds) => `Otwórz link z tej wiadomości w ciągu ${minutes(seconds)}.`,
  failedAdvice: 'Wyślij ponownie. Jeśli znów się nie uda, skontaktuj się z pomocą techniczną.',
  sendAgain: 'Wyślij ponownie',
  sendAgainIn: (seconds) => `Ponowne wysłanie będzie możliwe za ${duration(seconds)}.`,
  noMoreMessages: 'Na razie nie można wysłać kolejnej wiadomości.',

  linkIntro:
    'Nie masz już aplikacji uwierzytelniającej? Przejdź dalej. Gdy potwierdzisz, że to Ty, OTP na Twoim koncie zostanie wyłączone.',
  linkUnasked: 'Jeśli to nie była Twoja prośba, zamknij stronę. Jej otwarcie niczego nie zmieniło.',
  linkPassword:
    'W tej przeglądarce nie masz aktywnej sesji, więc najpierw potrzebujemy Twojego hasła.',
  linkIncomplete:
    'Ten adres jest niepełny. Otwórz ponownie link z naszej wiadomości albo skopiuj go w całości, także gdy zajmuje kilka wierszy.',

  yourPhone: 'Twój telefon',
  smsIntro: (phone) => `Aby potwierdzić, że to Ty, wyślemy SMS z kodem na ${phone}.`,
  sendSms: 'Wyślij SMS',
  sms: {
    on_its_way: (phone) => `SMS z kodem na ${phone} jest w drodze.`,
    sent: (phone) => `Wysłaliśmy SMS z kodem na ${phone}.`,
    failed: (phone) => `Nie udało się wysłać SMS-a na ${phone}.`,
  },
  smsCode: 'Kod z SMS-a',
  smsCodeHint: (digits) => `${digits} cyfr z SMS-a`,
  smsCodeRequired: 'Wpisz kod z SMS-a.',
  wrongSmsCode: 'Kod jest nieprawidłowy. Wpisz ten z SMS-a.',
  newestSms: 'Jeśli przyszło kilka SMS-ów, liczy się tylko najnowszy.',
  disableOtp: 'Wyłącz OTP',
  completionIntro: 'Potwierdzono, że to Ty.',

  captchaSolving: 'Sprawdzamy, czy nie jesteś robotem…',
  captchaNeeded: 'Potwierdź, że nie jesteś robotem.',

  recovered: 'OTP jest wyłączone',
  recoveredText: 'Zaloguj się hasłem, a potem skonfiguruj OTP ponownie.',
  waiting: 'OTP zostanie wyłączone',
  waitingText: (moment) =>
    `OTP zostanie wyłączone ${moment}. Do tego czasu możesz to zatrzymać linkiem z wiadomości, które do Ciebie wysłaliśmy.`,

  waitingUntold:
    'OTP zostanie wyłączone po okresie oczekiwania. Zacznie się on, gdy dotrze do Ciebie wiadomość o tym.',
  elsewhere: 'Link został otwarty w innej przeglądarce. Kontynuuj w niej.',
  elsewhereOver: 'Jeśli nie udało się tam dokończyć, poproś o kolejną wiadomość.',

  deadEnd: {
    link_invalid: 'Ten link jest już nieważny: wygasł, został użyty lub wysłano nowszy.',
    flow_state:
      'Ta próba się zakończyła: trwała zbyt długo albo została zatrzymana lub dokończona gdzie indziej.',
    too_many_attempts: 'Prób było zbyt wiele, więc to już koniec. OTP pozostaje włączone.',
    login_required:
      'Twoja sesja wygasła. Zaloguj się ponownie hasłem, a potem jeszcze raz wybierz „Zginęła mi karta OTP”.',
    not_allowed:
      'Na tym koncie nie można tu wyłączyć OTP. Może to zrobić pomoc techniczna, gdy potwierdzi, że to Ty.',
    contact_not_verified:
      'Na tym koncie nie można tu wyłączyć OTP: jego dane kontaktowe nie są zweryfikowane. Może to zrobić pomoc techniczna, gdy potwierdzi, że to Ty.',
    delivery_limit:
      'Na razie nie można wysłać Ci kolejnych wiadomości. Spróbuj jutro lub skontaktuj się z pomocą techniczną.',
    not_enabled: 'OTP jest już wyłączone na tym koncie. Zaloguj się hasłem.',
  },

  noAccess: 'Nie masz dostępu do tego adresu e-mail lub telefonu?',
  noAccessMail: 'Nie masz dostępu do tego adresu e-mail?',
  contactSupport: 'Kontakt z pomocą techniczną',
  supportAdvice:
    'Napisz lub zadzwoń do pomocy technicznej tej witryny, dane znajdziesz na jej stronie kontaktowej. Pomoc najpierw upewni się, że to Ty.',

  captchaInsecure:
    'Ta strona nie została otwarta przez bezpieczne połączenie, więc przeglądarka nie może potwierdzić, że nie jesteś robotem. Otwórz ją ponownie z https:// na początku adresu.',

  noticeTitle: 'Chroń moje konto',
  noticeIntro: 'Ktoś zmienił sposób Twojego logowania lub próbował to zrobić',
  noticeWhat: {
    otp_enabled: 'Włączono OTP',
    otp_disabled: 'Wyłączono OTP',
    shared_key_shown: 'Wyświetlono Twój klucz współdzielony',
  },
  noticeGoesOff: (moment) => `OTP zostanie wyłączone${moment && ` ${moment}`}`,
  noticeStop:
    'Jeśli to nie Ty, naciśnij przycisk: przez pewien czas nie będzie można nic więcej zmienić.',
  noticeKeep: 'Jeśli to nie Ty, naciśnij przycisk: OTP pozostanie włączone.',
  noticeOwn: 'Jeśli to Ty, po prostu zamknij tę stronę.',
  keepSafe: 'Chroń moje konto',
  noticeNoLink: 'Ta strona należy do linku w naszej wiadomości. Otwórz go jeszcze raz.',
  noticeCut:
    'Ten link jest niepełny, brakuje jego części. Otwórz go jeszcze raz w naszej wiadomości albo skopiuj go w całości, także gdy zajmuje kilka wierszy.',
  noticeInvalid:
    'Ten link już nie działa. Jeśli nie wiesz, co się stało z Twoim kontem, zmień hasło i skontaktuj się z pomocą techniczną.',
  cancelled: 'OTP pozostaje włączone',
  cancelledText: 'Nic się nie zmieniło. Jeśli to nie Ty, zmień hasło.',
  frozen: 'Twoje konto jest zamrożone',
  frozenText: (moment) =>
    `Do ${moment} nie można niczego zmienić w uwierzytelnianiu dwuskładnikowym. Zmień teraz hasło. Jeśli OTP nie jest w takim stanie jak przedtem, skontaktuj się z pomocą techniczną.`,

  supportRequestTitle: 'Kontakt z pomocą techniczną',
  supportRequestIntro:
    'Jeśli nie masz już aplikacji uwierzytelniającej i nie możesz samodzielnie wyłączyć OTP, poproś nas o to tutaj.',
  email: 'E-mail',
  emailHint: 'Adres, którym się logujesz, także gdy nie masz już dostępu do tej poczty',
  emailRequired: 'Wpisz adres e-mail, którym się logujesz.',
  emailFormat: 'To nie jest adres e-mail. Sprawdź go.',
  whatHappened: 'Co się stało',
  whatHappenedHint: (limit) =>
    `Napisz też, jak możemy się z Tobą skontaktować. Nie podawaj haseł, kodów ani kluczy. Maksymalnie ${characters(limit)}.`,
  whatHappenedRequired: 'Napisz nam, co się stało.',
  charactersUsed: (used, limit) => `${used} z ${limit}`,
  charactersLeft: (left) => `Możesz wpisać jeszcze ${characters(left)}.`,
  charactersOver: (over) => `O ${characters(over)} za dużo.`,
  sendRequest: 'Wyślij zgłoszenie',
  solveCaptcha:
    'Jeszcze jeden krok: potwierdź tu, że nie jesteś robotem. Zgłoszenie zostanie wysłane zaraz potem.',
  tooManyRequests: 'Wysłano zbyt wiele zgłoszeń.',
  supportRequested: 'Mamy Twoje zgłoszenie',
  supportRequestedText:
    'Ktoś odpowie w ciągu jednego dnia roboczego i najpierw upewni się, że to Ty. Nikt nigdy nie poprosi Cię o hasło ani o kod.',
};

registerMessages('pl', pl);

/** In the genitive, as it follows "w ciągu": w ciągu 1 minuty, w ciągu 5 minut. */
function minutes(seconds: number): string {
  const count = Math.ceil(seconds / 60);
  return `${count} ${count === 1 ? 'minuty' : 'minut'}`;
}
