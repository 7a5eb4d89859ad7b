import type { MailTexts } from './mail-texts.ts';

export const pl: MailTexts = {
  recovery_link: {
    subject: 'Dezaktywacja OTP',
    before: [
      'Ktoś, kto zna Twoje hasło, poprosił o wyłączenie haseł jednorazowych (OTP) na Twoim koncie {site} z powodu utraty aplikacji uwierzytelniającej.',
      'Jeśli to Ty, użyj tego linku. Działa tylko raz, a jego czas ważności od wysłania tej wiadomości to {duration}.',
    ],
    button: 'Dezaktywuj OTP',
    after: ['Jeśli to nie Ty, nie otwieraj linku i zmień hasło: zna je ktoś inny.'],
  },
  otp_enabled: {
    subject: 'OTP zostało włączone',
    before: [
      'Hasła jednorazowe (OTP) chronią teraz Twoje konto {site}. Od tej chwili do zalogowania się potrzebny jest oprócz hasła kod z aplikacji uwierzytelniającej.',
      'Jeśli to nie Ty, daj nam od razu znać:',
    ],
    button: 'To nie ja',
    after: ['Jeśli to Ty, nie musisz nic więcej robić.'],
  },
  otp_disabled: {
    subject: 'OTP zostało wyłączone',
    before: [
      'Hasła jednorazowe (OTP) nie chronią już Twojego konta {site}. Do zalogowania się wystarczy samo hasło.',
      'Jeśli to nie Ty, daj nam od razu znać:',
    ],
    button: 'To nie ja',
    after: ['Jeśli to Ty, możesz w każdej chwili ponownie skonfigurować OTP na swoim koncie.'],
  },
  otp_disabling_by_recovery: {
    subject: 'OTP zostanie wyłączone',
    before: [
      'Hasła jednorazowe (OTP) na Twoim koncie {site} zostaną wyłączone {time}. Ktoś o to poprosił i wykazał, że zna Twoje hasło i ma dostęp do Twojej poczty.',
      'Jeśli to nie Ty albo aplikacja uwierzytelniająca się znalazła, pozostaw OTP włączone:',
    ],
    button: 'Pozostaw OTP włączone',
    after: ['Jeśli to Ty, poczekaj do tego czasu i zaloguj się samym hasłem.'],
  },
  otp_disabling_by_support: {
    subject: 'OTP zostanie wyłączone',
    before: [
      'Hasła jednorazowe (OTP) na Twoim koncie {site} zostaną wyłączone {time}. Ktoś poprosił o to naszą pomoc techniczną, a ona to zatwierdziła.',
      'Jeśli to nie Ty albo aplikacja uwierzytelniająca się znalazła, pozostaw OTP włączone:',
    ],
    button: 'Pozostaw OTP włączone',
    after: ['Jeśli to Ty, poczekaj do tego czasu i zaloguj się samym hasłem.'],
  },
  otp_kept: {
    subject: 'OTP pozostaje włączone',
    before: [
      'Hasła jednorazowe (OTP) na Twoim koncie {site} pozostają włączone. Prośba o ich wyłączenie została anulowana.',
    ],
    after: ['Jeśli to dla Ciebie niespodzianka, zmień hasło: może je znać ktoś inny.'],
  },
  shared_key_shown: {
    subject: 'Twój klucz OTP został wyświetlony',
    before: [
      'Klucz współdzielony haseł jednorazowych (OTP) Twojego konta {site} został ponownie wyświetlony, aby można było skonfigurować kolejną aplikację uwierzytelniającą.',
      'Jeśli to nie Ty, daj nam od razu znać:',
    ],
    button: 'To nie ja',
    after: ['Jeśli to Ty, nie musisz nic więcej robić.'],
  },
  support_rejected: {
    subject: 'Twoje zgłoszenie do pomocy technicznej',
    before: [
      'Nie udało nam się potwierdzić, że prośba o wyłączenie haseł jednorazowych (OTP) na Twoim koncie {site} pochodzi od jego właściciela. OTP pozostaje włączone.',
    ],
    after: ['Jeśli to Twoje konto, możesz wysłać kolejne zgłoszenie i podać więcej szczegółów.'],
  },
  footer:
    'Tę wiadomość wysyła {site} w sprawie Twojego konta. Nigdy nie prosimy o Twoje kody ani o tę wiadomość.',
};
