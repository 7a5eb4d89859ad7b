import { duration } from '../i18n/durations/it.ts';
import type { LoginMessages } from '../i18n/messages/messages.ts';
import { registerMessages } from '../i18n/registry.ts';

/** Italian of the log-in: of `keyfob-verification` and `keyfob-code-field`. */
export const itLogin: LoginMessages = {
  close: 'Chiudi',
  cancel: 'Annulla',
  done: 'Fine',
  loading: 'Caricamento…',
  tryAgain: 'Riprova',
  disable: 'Disattiva',
  logIn: 'Accedi',

  code: 'Codice OTP',
  codeHint: (digits) =>
    `Le ${digits} cifre mostrate in questo momento dalla tua app di autenticazione`,
  codeRequired: 'Inserisci il codice della tua app di autenticazione.',
  codeFormat: (digits) => `Un codice è composto da ${digits} cifre e nient’altro.`,

  errors: {
    invalid_input: 'Il server non ha capito la richiesta. Ricarica la pagina e riprova.',
    login_required: 'La sessione è terminata. Accedi di nuovo e torna qui.',
    second_factor_required: 'Prima accedi di nuovo con un codice della tua app di autenticazione.',
    wrong_origin:
      'La richiesta non sembra arrivare dalla nostra pagina. Ricarica la pagina e riprova.',
    not_allowed: 'Non hai l’autorizzazione per farlo.',
    not_enabled: 'L’OTP non è attivo per questo account.',
    flow_state: 'Questo passaggio non è più possibile. Ricomincia.',
    wrong_code:
      'Il codice non è corretto. Inserisci quello mostrato in questo momento dalla tua app di autenticazione.',
    code_already_used:
      'Questo codice è già stato usato. Ogni codice vale una sola volta: aspetta il prossimo.',
    captcha_failed: 'Il CAPTCHA non è stato risolto. Riprova.',
    too_many_attempts: 'Ci sono stati troppi tentativi.',
    unavailable: 'Il server non ha risposto correttamente. Riprova tra poco.',
  },
  clockAdvice:
    'I codici dipendono dall’ora: controlla che l’orologio del telefono sia impostato automaticamente.',
  closed:
    'Sono stati inseriti troppi codici errati, quindi non ne viene più accettato nessuno. Contatta l’assistenza per recuperare l’accesso.',
  tryAgainIn: (seconds) => `Potrai riprovare tra ${duration(seconds)}.`,
  tryAgainAt: (moment) => `Prossimo tentativo possibile: ${moment}.`,
  tryAgainNow: 'Ora puoi riprovare.',
  nextCodeIn: (seconds) => `Il prossimo codice funzionerà tra ${duration(seconds)}.`,
  nextCodeNow: 'Inserisci il codice mostrato ora dalla tua app di autenticazione.',

  verificationTitle: 'Conferma la tua identità',
  verificationIntro:
    'Il tuo account è protetto da un codice monouso della tua app di autenticazione.',
  lostText:
    'Senza la tua app di autenticazione non puoi completare questo accesso. Contatta l’assistenza: dopo aver verificato la tua identità, può disattivare l’OTP per il tuo account.',
  offMeanwhile:
    'Nel frattempo l’OTP è stato disattivato per questo account. Accedi di nuovo solo con la password.',
  verified: 'Il codice è corretto',
  verifiedText: 'Accesso in corso.',
  lost: 'Ho perso la mia tessera OTP',
  continue: 'Continua',
};

registerMessages('it', itLogin);
