import type { MailTexts } from './mail-texts.ts';

export const it: MailTexts = {
  recovery_link: {
    subject: 'Disattiva OTP',
    before: [
      'Qualcuno che conosce la tua password ha chiesto di disattivare le password monouso (OTP) per il tuo account {site}, perché ha perso l’app di autenticazione.',
      'Se eri tu, continua con questo link. Funziona una sola volta, per {duration} dall’invio di questa email.',
    ],
    button: 'Disattiva OTP',
    after: ['Se non eri tu, non aprire il link e cambia la password: qualcun altro la conosce.'],
  },
  otp_enabled: {
    subject: 'L’OTP è stato attivato',
    before: [
      'Ora le password monouso (OTP) proteggono il tuo account {site}. D’ora in poi, per accedere serve un codice dell’app di autenticazione oltre alla password.',
      'Se non eri tu, comunicacelo subito:',
    ],
    button: 'Non ero io',
    after: ['Se eri tu, non devi fare altro.'],
  },
  otp_disabled: {
    subject: 'L’OTP è stato disattivato',
    before: [
      'Le password monouso (OTP) non proteggono più il tuo account {site}. Per accedere basta la password.',
      'Se non eri tu, comunicacelo subito:',
    ],
    button: 'Non ero io',
    after: ['Se eri tu, puoi configurare di nuovo l’OTP nel tuo account in qualsiasi momento.'],
  },
  otp_disabling_by_recovery: {
    subject: 'L’OTP verrà disattivato',
    before: [
      'Le password monouso (OTP) per il tuo account {site} verranno disattivate in data {time}. Qualcuno lo ha chiesto e ha dimostrato di conoscere la tua password e di poter leggere la tua posta.',
      'Se non eri tu, o se hai ritrovato la tua app di autenticazione, mantieni attivo l’OTP:',
    ],
    button: 'Mantieni attivo l’OTP',
    after: ['Se eri tu, aspetta fino ad allora e poi accedi solo con la password.'],
  },
  otp_disabling_by_support: {
    subject: 'L’OTP verrà disattivato',
    before: [
      'Le password monouso (OTP) per il tuo account {site} verranno disattivate in data {time}. Qualcuno lo ha chiesto alla nostra assistenza, che ha approvato la richiesta.',
      'Se non eri tu, o se hai ritrovato la tua app di autenticazione, mantieni attivo l’OTP:',
    ],
    button: 'Mantieni attivo l’OTP',
    after: ['Se eri tu, aspetta fino ad allora e poi accedi solo con la password.'],
  },
  otp_kept: {
    subject: 'L’OTP resta attivo',
    before: [
      'Le password monouso (OTP) per il tuo account {site} restano attive. La richiesta di disattivarle è stata annullata.',
    ],
    after: ['Se non te lo aspettavi, cambia la password: forse la conosce qualcun altro.'],
  },
  shared_key_shown: {
    subject: 'La tua chiave OTP è stata mostrata',
    before: [
      'La chiave di configurazione delle password monouso (OTP) per il tuo account {site} è stata mostrata di nuovo, per configurare un’altra app di autenticazione.',
      'Se non eri tu, comunicacelo subito:',
    ],
    button: 'Non ero io',
    after: ['Se eri tu, non devi fare altro.'],
  },
  support_rejected: {
    subject: 'La tua richiesta di assistenza',
    before: [
      'Non abbiamo potuto confermare che la richiesta di disattivare le password monouso (OTP) per il tuo account {site} provenisse dal titolare. L’OTP resta attivo.',
    ],
    after: ['Se l’account è tuo, puoi inviare un’altra richiesta con più dettagli.'],
  },
  footer:
    'Email inviata da {site} a proposito del tuo account. Non ti chiediamo mai i tuoi codici né questa email.',
};
