import './it.ts';
import { countWords } from '../i18n/formats/count-words.ts';
import type { SupportDeskMessages } from '../i18n/messages/support-desk.ts';
import { registerMessages } from '../i18n/registry.ts';

const newRequests = countWords('it', { one: 'nuova richiesta', other: 'nuove richieste' });

/** Italian of the support desk. Importing this module makes all elements speak Italian. */
export const itSupportDesk: SupportDeskMessages = {
  deskTitle: 'Richieste di assistenza',
  deskFilter: 'Quali richieste',
  deskOpen: (count, hasMore) => `Aperte (${count}${hasMore ? '+' : ''})`,
  deskEnded: (count, hasMore) => `Concluse (${count}${hasMore ? '+' : ''})`,
  deskShowMore: 'Mostra altre',
  deskRefresh: 'Aggiorna',
  deskUpdated: (time) => `Aggiornato alle ore ${time}`,
  deskNew: newRequests,
  deskNoOpen: 'Nessuna richiesta in attesa. Le nuove compaiono qui da sole.',
  deskNoEnded: 'Nessuna richiesta si è conclusa di recente.',
  deskChoose: 'Scegli una richiesta per leggerla e decidere.',
  deskBack: 'Torna all’elenco',
  deskDue: (when) => `Scadenza ${when}`,
  deskOverdue: (when) => `In ritardo, scadenza ${when}`,
  deskGoesOff: (when) => `Disattivazione dell’OTP ${when}`,
  deskReceived: 'Ricevuta',
  deskExactTimes: 'Orari esatti',
  deskDueLabel: 'Scadenza',
  deskClaimedBy: (name) => `Presa in carico da ${name}`,
  deskKinds: { lost_access: 'Accesso perso', not_me: '“Non ero io”' },
  deskStates: {
    open: 'Nuova',
    claimed: 'Presa in carico',
    half_approved: 'Prima approvazione',
    waiting: 'Approvata',
    done: 'OTP disattivato',
    rejected: 'Rifiutata',
    cancelled: 'Annullata',
  },
  deskHalfApproved: 'Una persona ha approvato. Una seconda deve essere d’accordo.',
  deskWaiting: (moment) =>
    `Approvata. L’OTP verrà disattivato in data ${moment}, se il titolare non si oppone.`,
  deskUntold: 'Approvata. Il periodo di attesa inizierà quando il titolare sarà stato avvisato.',
  deskUntoldLine: 'Titolare non ancora avvisato',
  deskUnreached:
    'Approvata, ma non è stato possibile raggiungere il titolare con nessun recapito, quindi l’OTP resta attivo. Rifiuta la richiesta per ritirare l’approvazione.',
  deskUnreachedLine: 'Titolare non raggiunto',
  deskMessage: 'Messaggio',
  deskEarlier: 'Messaggi precedenti',
  deskEarlierHint:
    'Per lo stesso account o lo stesso indirizzo email, forse non della stessa persona.',

  deskAccount: 'Account',
  deskNoAccount: 'Nessun account ha questo indirizzo email. Il mittente non ne è stato informato.',
  deskFactor: 'OTP',
  deskFactorOn: 'Attivo',
  deskFactorOff: 'Disattivato',
  deskEmail: 'Email',
  deskPhone: 'Telefono',
  deskContactsChanged: 'Recapiti modificati',
  deskNone: 'Non presente',
  deskNotices: 'Avvisi al titolare',
  deskDelivery: { on_its_way: 'In arrivo', sent: 'Inviati', failed: 'Non inviati' },

  deskEvidence: 'Prove',
  deskRequired: 'obbligatorio',
  deskRequiredCount: (checked, required) => `${checked} di ${required} obbligatorie`,
  deskTrail: 'Cronologia',
  deskActors: { owner: 'Il titolare', requester: 'Il richiedente', system: 'Il sistema' },
  deskTrailActions: {
    submitted: 'ha inviato la richiesta',
    claimed: 'ha preso in carico la richiesta',
    evidence_checked: 'ha messo la spunta',
    evidence_unchecked: 'ha tolto la spunta',
    commented: 'ha commentato',
    approved: 'ha approvato',
    rejected: 'ha rifiutato',
    cancelled: 'ha annullato la richiesta',
    applied: 'ha disattivato l’OTP',
  },
  deskExport: 'Esporta',
  deskExportRequest: 'Cronologia',
  deskExportAccount: 'Eventi di sicurezza dell’account',
  deskComment: 'Commento',
  deskCommentHint: 'Lo legge il tuo team, il titolare no.',
  deskCommentRequired: 'Prima scrivi un commento.',
  deskAddComment: 'Aggiungi commento',

  deskDecision: 'Decisione',
  deskClaim: 'Prendi in carico',
  deskTakeOver: 'Subentra',
  deskApprove: 'Approva',
  deskReject: 'Rifiuta',
  deskUnclaimed: 'Prendila in carico, così nessun altro ci lavora.',
  deskReason: 'Motivo',
  deskReasonHint: 'Lo legge il tuo team, il titolare no. Massimo 1000 caratteri.',
  deskReasonRequired: 'Prima scrivi un motivo.',
  deskTooLong: 'Il testo è troppo lungo. Accorcialo.',
  deskFirstApproval:
    'La tua approvazione da sola non cambia ancora nulla. Una seconda persona deve essere d’accordo.',
  deskSecondApproval: (moment) =>
    `La tua è la seconda approvazione. L’OTP verrà disattivato ${moment ? `in data ${moment}` : 'dopo il periodo di attesa'}, se il titolare non si oppone.`,
  deskRejection: 'La richiesta si conclude e l’OTP resta com’è.',
  deskTakenBack: 'L’approvazione viene ritirata e l’OTP resta attivo.',
  deskWhyNot: {
    own_account: 'Non puoi decidere sul tuo account.',
    approved_already: 'L’hai già approvata. Deve essere d’accordo un’altra persona.',
    evidence_first: 'Spunta le prove obbligatorie prima di approvare.',
  },
  deskFaster:
    'Qualcuno è arrivato prima. Ecco lo stato attuale della richiesta; ciò che hai scritto è ancora qui.',

  deskStepUpTitle: 'Conferma la tua identità',
  deskStepUpText:
    'L’area assistenza chiede un codice di tanto in tanto. Nulla di ciò che hai scritto va perso.',
  deskContinue: 'Continua',
};

registerMessages('it', itSupportDesk);
