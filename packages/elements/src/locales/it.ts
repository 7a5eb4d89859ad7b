import { duration } from '../i18n/durations/it.ts';
import { countWords } from '../i18n/formats/count-words.ts';
import type { Messages } from '../i18n/messages/messages.ts';
import { registerMessages } from '../i18n/registry.ts';
import { itLogin } from './it-login.ts';

const characters = countWords('it', { one: 'carattere', other: 'caratteri' });

/** Italian. Importing this module makes the elements speak it. */
export const it: Messages = {
  ...itLogin,

  password: 'Password',
  passwordRequired: 'Inserisci la password.',
  passwordFormat: 'Questa password non può essere accettata. Controllala.',
  show: 'Mostra',
  hide: 'Nascondi',
  showPassword: 'Mostra password',
  hidePassword: 'Nascondi password',

  errors: {
    ...itLogin.errors,
    already_enabled: 'L’OTP è già attivo per questo account.',
    contact_not_verified: 'Prima devono essere verificati i tuoi recapiti.',
    link_invalid: 'Questo link non è più valido.',
    wrong_password: 'La password non è corretta.',
    delivery_limit: 'Sono stati richiesti troppi messaggi. Attendi un po’.',
    not_found: 'Elemento non trovato. Ricarica la pagina e riprova.',
    password_change_required: 'Prima devi cambiare la password.',
  },
  notAllowed: {
    frozen: (until) =>
      `Qualcuno ha usato il link “Non ero io” in un nostro messaggio. Non è possibile modificare nulla dell’OTP ${until ? upTo(until) : 'per ora'}.`,
    contact_changed: (until) =>
      `I recapiti di questo account sono stati modificati di recente. Per sicurezza, questa operazione non è possibile ${until ? upTo(until) : 'per ora'}.`,
    support_only: () =>
      'Per questo account può farlo solo l’assistenza, dopo aver verificato la tua identità.',
    policy: () => 'Questa possibilità non è offerta qui.',
  },

  contact: {
    email: {
      missing: 'Manca il tuo indirizzo email.',
      unverified: 'Il tuo indirizzo email non è verificato.',
    },
    phone: {
      missing: 'Manca il tuo numero di cellulare.',
      unverified: 'Il tuo numero di cellulare non è verificato.',
    },
  },

  sectionTitle: 'Autenticazione a due fattori (OTP)',
  sectionOff:
    'Proteggi il tuo account con un secondo passaggio: oltre alla password, ogni accesso richiederà un codice monouso di un’app di autenticazione, sul telefono o nel browser.',
  stateOn: 'Attivo',
  stateOff: 'Disattivato',
  stateBlocked: 'Bloccato',
  onSince: (date) =>
    `Data di attivazione: ${date}. Ogni accesso richiede un codice monouso della tua app di autenticazione.`,
  blocked:
    'Sono stati inseriti troppi codici errati, quindi per ora non ne viene accettato nessuno.',
  setOtp: 'Configura OTP',
  authenticators: 'App di autenticazione',
  added: (date) => `Data di aggiunta: ${date}`,
  lastUsed: (moment) => `ultimo uso: ${moment}`,
  contactsNeeded:
    'Prima di configurare l’OTP, ci servono recapiti che dimostrino la tua identità se perdi la tua app di autenticazione:',

  enrolmentTitle: 'Configura OTP',
  enrolled: 'L’OTP è attivo',
  enrolledText:
    'D’ora in poi ogni accesso richiederà un codice monouso della tua app di autenticazione.',

  enrolmentIntro:
    'Tre passaggi e ogni accesso richiederà, oltre alla password, un codice della tua app di autenticazione.',
  getApp: 'Installa un’app di autenticazione',
  getAppText: (periodSeconds) =>
    `È un’app sul telefono o un’estensione del browser che mostra un nuovo codice ogni ${duration(periodSeconds)}. Se ne hai già una, usa quella.`,
  apps: 'Quali app di autenticazione posso usare?',
  phoneApps: 'App per telefono',
  browserExtensions: 'Estensioni del browser',
  newTab: 'si apre in una nuova scheda',
  scan: 'Scansiona il codice QR',
  scanText:
    'Nella tua app di autenticazione aggiungi un account e inquadra questa immagine con la fotocamera.',
  qrLabel: 'Codice QR per la tua app di autenticazione',
  qrFailed:
    'Non è stato possibile mostrare il codice QR. Inserisci a mano la chiave di configurazione.',
  openInApp: 'Apri in un’app di autenticazione su questo dispositivo',
  otherDevice: 'La tua app di autenticazione è su un altro dispositivo?',
  cannotScan: 'Non riesci a scansionarlo?',
  byHand:
    'Nella tua app di autenticazione scegli l’inserimento manuale e digita o incolla questa chiave di configurazione.',
  sharedKey: 'Chiave di configurazione',
  copy: 'Copia chiave',
  copied: 'La chiave è stata copiata.',
  copyByHand: 'La chiave è selezionata. Copiala con la tastiera.',
  activateBefore: (time) => `Attiva questa chiave entro le ore ${time}.`,
  confirm: 'Verifica che funzioni',
  activate: 'Attiva',
  newKey: {
    wrong_password: 'La password non era corretta, quindi l’OTP non è attivo.',
    wrong_code: 'Il codice non era corretto, quindi l’OTP non è attivo.',
    flow_state: 'La chiave era scaduta, quindi l’OTP non è attivo.',
    other: 'Non è stato possibile attivare l’OTP.',
  },
  newKeyAdvice:
    'La chiave mostrata è nuova. Elimina la vecchia voce dalla tua app di autenticazione e scansiona il nuovo codice QR.',
  keyExpired: 'La chiave non è stata attivata in tempo e non è più valida.',
  showNewKey: 'Mostra una nuova chiave',
  keyReplaced:
    'Questa chiave non è più valida. Ne è stata creata un’altra, forse in un’altra scheda.',
  startAgain: 'Ricomincia',
  leave: 'Vuoi chiudere? La chiave mostrata verrà scartata e l’OTP resterà disattivato.',
  leaveAnyway: 'Scarta chiave',
  stay: 'Rimani',

  addDevice: 'Aggiungi un altro dispositivo',
  showSharedKey: 'Mostra chiave di configurazione',
  sharedKeyIntro:
    'Per aggiungere questo account a un’altra app di autenticazione, inserisci la password e un codice. La chiave verrà mostrata per un minuto.',
  keepSecret: 'Chi ha questa chiave può creare i tuoi codici. Non inviarla a nessuno.',
  keyHiddenIn: (seconds) => `La chiave verrà nascosta tra ${duration(seconds)}.`,
  keyHidden:
    'La chiave è di nuovo nascosta. Per rivederla, inserisci la password e un nuovo codice.',
  showAgain: 'Mostra di nuovo',

  deactivationTitle: 'Disattiva OTP',
  deactivationIntro:
    'Senza OTP, chi scopre la tua password può accedere al posto tuo. Puoi configurarlo di nuovo in qualsiasi momento.',
  deactivated: 'L’OTP è disattivato',
  deactivatedText: 'Puoi eliminare la voce di questo account dalla tua app di autenticazione.',

  recoveryTitle: 'Disattiva OTP',
  recoveryIntro:
    'Inviamo un link all’indirizzo email del tuo account. Aprilo, conferma la tua identità e l’OTP verrà disattivato. Poi potrai accedere con la password e configurare di nuovo l’OTP.',
  sendLink: 'Invia link',
  yourEmail: 'del tuo account',
  mailTitle: 'Controlla la tua posta',
  mail: {
    on_its_way: (email) => `È in arrivo un’email all’indirizzo ${email}.`,
    sent: (email) => `Abbiamo inviato un’email all’indirizzo ${email}.`,
    failed: (email) => `Non è stato possibile inviare l’email all’indirizzo ${email}.`,
  },
  mailAdvice: 'Non è arrivato nulla? Guarda nella cartella dello spam.',
  openWithin: (seconds) => `Apri il link che contiene entro ${duration(seconds)}.`,
  failedAdvice: 'Ripeti l’invio. Se ancora non riesce, contatta l’assistenza.',
  sendAgain: 'Invia di nuovo',
  sendAgainIn: (seconds) => `Potrai ripetere l’invio tra ${duration(seconds)}.`,
  noMoreMessages: 'Per ora non è possibile un altro invio.',

  linkIntro:
    'Hai perso la tua app di autenticazione? Continua: appena avrai confermato la tua identità, l’OTP verrà disattivato per il tuo account.',
  linkUnasked: 'Se non l’hai chiesto tu, chiudi la pagina. Aprirla non ha avuto effetti.',
  linkPassword: 'Qui non hai effettuato l’accesso, quindi prima ci serve la tua password.',
  linkIncomplete:
    'Questo indirizzo è incompleto. Apri di nuovo il link nella nostra email o copialo per intero, anche se occupa più righe.',

  yourPhone: 'del tuo telefono',
  smsIntro: (phone) =>
    `Per confermare la tua identità, inviamo un SMS con un codice al numero ${phone}.`,
  sendSms: 'Invia SMS',
  sms: {
    on_its_way: (phone) => `È in arrivo un SMS con un codice al numero ${phone}.`,
    sent: (phone) => `Abbiamo inviato un SMS con un codice al numero ${phone}.`,
    failed: (phone) => `Non è stato possibile inviare l’SMS al numero ${phone}.`,
  },
  smsCode: 'Codice SMS',
  smsCodeHint: (digits) => `Le ${digits} cifre nell’SMS`,
  smsCodeRequired: 'Inserisci il codice dell’SMS.',
  wrongSmsCode: 'Il codice non è corretto. Inserisci quello dell’SMS.',
  newestSms: 'Se ne hai ricevuti più di uno, vale solo l’ultimo.',
  disableOtp: 'Disattiva OTP',
  completionIntro: 'Hai confermato la tua identità.',

  captchaSolving: 'Stiamo verificando che tu non sia un robot…',
  captchaNeeded: 'Dimostra di non essere un robot.',

  recovered: 'L’OTP è disattivato',
  recoveredText: 'Accedi con la password, poi configura di nuovo l’OTP.',
  waiting: 'L’OTP verrà disattivato',
  waitingText: (moment) =>
    `L’OTP verrà disattivato in data ${moment}. Fino ad allora puoi impedirlo con il link nei messaggi che ti abbiamo inviato.`,

  waitingUntold:
    'L’OTP verrà disattivato dopo un periodo di attesa, che inizierà quando avrai ricevuto un messaggio al riguardo.',
  elsewhere: 'Il link è stato aperto in un altro browser. Continua lì.',
  elsewhereOver: 'Se non hai potuto finire lì, richiedi un’altra email.',

  deadEnd: {
    link_invalid:
      'Questo link non funziona più: è scaduto, è già stato usato o ne è stato inviato uno più recente.',
    flow_state:
      'Questo tentativo è terminato: è durato troppo, oppure è stato interrotto o completato altrove.',
    too_many_attempts:
      'Ci sono stati troppi tentativi, quindi questo è terminato. L’OTP resta attivo.',
    login_required:
      'La sessione è terminata. Accedi di nuovo con la password e scegli ancora “Ho perso la mia tessera OTP”.',
    not_allowed:
      'Per questo account l’OTP non può essere disattivato qui. Può farlo l’assistenza dopo aver verificato la tua identità.',
    contact_not_verified:
      'Per questo account l’OTP non può essere disattivato qui: i recapiti non sono verificati. Può farlo l’assistenza dopo aver verificato la tua identità.',
    delivery_limit:
      'Per ora non possiamo inviarti altri messaggi. Riprova domani o contatta l’assistenza.',
    not_enabled: 'L’OTP è già disattivato per questo account. Accedi con la password.',
  },

  noAccess: 'Non hai accesso a questo indirizzo email o a questo telefono?',
  noAccessMail: 'Non hai accesso a questo indirizzo email?',
  contactSupport: 'Contatta l’assistenza',
  supportAdvice:
    'Scrivi o telefona all’assistenza di questo sito, come indicato nella pagina dei contatti. Per prima cosa verificherà la tua identità.',

  captchaInsecure:
    'Questa pagina non è stata aperta con una connessione sicura, quindi il browser non può dimostrare che non sei un robot. Aprila di nuovo con https:// all’inizio dell’indirizzo.',

  noticeTitle: 'Proteggi il mio account',
  noticeIntro: 'Qualcuno ha cambiato il modo in cui accedi, o ha provato a farlo',
  noticeWhat: {
    otp_enabled: 'L’OTP è stato attivato',
    otp_disabled: 'L’OTP è stato disattivato',
    shared_key_shown: 'La tua chiave di configurazione è stata mostrata',
  },
  noticeGoesOff: (moment) => `L’OTP verrà disattivato${moment && ` in data ${moment}`}`,
  noticeStop: 'Se non eri tu, premi il pulsante: per un po’ non si potrà modificare altro.',
  noticeKeep: 'Se non eri tu, premi il pulsante: l’OTP resterà attivo.',
  noticeOwn: 'Se eri tu, chiudi semplicemente questa pagina.',
  keepSafe: 'Proteggi il mio account',
  noticeNoLink:
    'Questa pagina si apre con il link in un nostro messaggio. Apri di nuovo quel link.',
  noticeCut:
    'Questo link è incompleto: una parte è stata tagliata. Aprilo di nuovo dal nostro messaggio o copialo per intero, anche se occupa più righe.',
  noticeInvalid:
    'Questo link non funziona più. Se non riconosci ciò che è successo al tuo account, cambia la password e contatta l’assistenza.',
  cancelled: 'L’OTP resta attivo',
  cancelledText: 'Non è cambiato nulla. Se non eri tu, cambia la password.',
  frozen: 'Il tuo account è congelato',
  frozenText: (moment) =>
    `Non è possibile modificare nulla del secondo fattore ${upTo(moment)}. Cambia subito la password. Se l’OTP non è come lo avevi lasciato, contatta l’assistenza.`,

  supportRequestTitle: 'Contatta l’assistenza',
  supportRequestIntro:
    'Se hai perso la tua app di autenticazione e non riesci a disattivare l’OTP, chiedici qui di farlo.',
  email: 'Email',
  emailHint: 'L’indirizzo con cui accedi, anche se non puoi più leggerne la posta',
  emailRequired: 'Inserisci l’indirizzo email con cui accedi.',
  emailFormat: 'Questo non è un indirizzo email. Controllalo.',
  whatHappened: 'Che cosa è successo?',
  whatHappenedHint: (limit) =>
    `Scrivi anche come possiamo contattarti. Niente password, codici o chiavi. Massimo ${limit} caratteri.`,
  whatHappenedRequired: 'Scrivici che cosa è successo.',
  charactersUsed: (used, limit) => `${used} su ${limit}`,
  charactersLeft: (left) => `Rimasti: ${characters(left)}.`,
  charactersOver: (over) => `${characters(over)} di troppo.`,
  sendRequest: 'Invia richiesta',
  solveCaptcha:
    'Ancora un passaggio: dimostra qui di non essere un robot. Subito dopo la tua richiesta verrà inviata.',
  tooManyRequests: 'Sono state inviate troppe richieste.',
  supportRequested: 'Abbiamo ricevuto la tua richiesta',
  supportRequestedText:
    'Riceverai una risposta entro un giorno lavorativo; prima verificheremo la tua identità. Nessuno ti chiederà mai la password o un codice.',
};

registerMessages('it', it);

/** The article is elided before a vowel that is heard: fino al 9, but fino all’8 and fino all’11. */
function upTo(moment: string): string {
  return `fino ${/^(?:8|11)\b/.test(moment) ? 'all’' : 'al '}${moment}`;
}
