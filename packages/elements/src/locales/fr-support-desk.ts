import './fr.ts';
import { countWords } from '../i18n/formats/count-words.ts';
import type { SupportDeskMessages } from '../i18n/messages/support-desk.ts';
import { registerMessages } from '../i18n/registry.ts';

const newRequests = countWords('fr', { one: 'nouvelle demande', other: 'nouvelles demandes' });

/** French of the support desk. Importing this module makes all elements speak French. */
export const frSupportDesk: SupportDeskMessages = {
  deskTitle: 'Demandes d’assistance',
  deskFilter: 'Quelles demandes',
  deskOpen: (count, hasMore) => `Ouvertes (${count}${hasMore ? '+' : ''})`,
  deskEnded: (count, hasMore) => `Terminées (${count}${hasMore ? '+' : ''})`,
  deskShowMore: 'Afficher plus',
  deskRefresh: 'Actualiser',
  deskUpdated: (time) => `Actualisé à ${time}`,
  deskNew: newRequests,
  deskNoOpen: 'Aucune demande n’attend. Les nouvelles apparaissent ici d’elles-mêmes.',
  deskNoEnded: 'Aucune demande ne s’est terminée récemment.',
  deskChoose: 'Choisissez une demande pour la lire et prendre une décision.',
  deskBack: 'Retour à la liste',
  deskDue: (when) => `Échéance ${when}`,
  deskOverdue: (when) => `En retard, échéance ${when}`,
  deskGoesOff: (when) => `Désactivation de l’OTP ${when}`,
  deskReceived: 'Reçue',
  deskExactTimes: 'Heures exactes',
  deskDueLabel: 'Échéance',
  deskClaimedBy: (name) => `Prise en charge par ${name}`,
  deskKinds: { lost_access: 'Accès perdu', not_me: '« Ce n’était pas moi »' },
  deskStates: {
    open: 'Nouvelle',
    claimed: 'Prise en charge',
    half_approved: 'Une approbation',
    waiting: 'Approuvée',
    done: 'OTP désactivé',
    rejected: 'Rejetée',
    cancelled: 'Annulée',
  },
  deskHalfApproved: 'Une personne a approuvé. Une deuxième doit donner son accord.',
  deskWaiting: (moment) =>
    `Approuvée. L’OTP sera désactivé le ${moment}, sauf opposition du titulaire.`,
  deskUntold: 'Approuvée. Le délai d’attente commencera quand le titulaire aura été prévenu.',
  deskUntoldLine: 'Titulaire pas encore prévenu',
  deskUnreached:
    'Approuvée, mais le titulaire n’a pu être joint par aucun moyen, l’OTP reste donc activé. Rejetez la demande pour retirer l’approbation.',
  deskUnreachedLine: 'Titulaire non joint',
  deskMessage: 'Message',
  deskEarlier: 'Messages précédents',
  deskEarlierHint: 'Pour le même compte ou la même adresse e-mail, peut-être d’une autre personne.',

  deskAccount: 'Compte',
  deskNoAccount: 'Aucun compte n’a cette adresse e-mail. L’expéditeur n’en a pas été informé.',
  deskFactor: 'OTP',
  deskFactorOn: 'Activé',
  deskFactorOff: 'Désactivé',
  deskEmail: 'E-mail',
  deskPhone: 'Téléphone',
  deskContactsChanged: 'Coordonnées modifiées',
  deskNone: 'Aucun',
  deskNotices: 'Avis au titulaire',
  deskDelivery: { on_its_way: 'En cours d’envoi', sent: 'Envoyés', failed: 'Non envoyés' },

  deskEvidence: 'Preuves',
  deskRequired: 'obligatoire',
  deskRequiredCount: (checked, required) => `${checked} sur ${required} obligatoires`,
  deskTrail: 'Historique',
  deskActors: { owner: 'Le titulaire', requester: 'Le demandeur', system: 'Le système' },
  deskTrailActions: {
    submitted: 'a envoyé la demande',
    claimed: 'a pris en charge la demande',
    evidence_checked: 'a coché',
    evidence_unchecked: 'a décoché',
    commented: 'a commenté',
    approved: 'a approuvé',
    rejected: 'a rejeté',
    cancelled: 'a annulé la demande',
    applied: 'a désactivé l’OTP',
  },
  deskExport: 'Exporter',
  deskExportRequest: 'Historique',
  deskExportAccount: 'Événements de sécurité du compte',
  deskComment: 'Commentaire',
  deskCommentHint: 'Votre équipe peut le lire, le titulaire non.',
  deskCommentRequired: 'Écrivez d’abord un commentaire.',
  deskAddComment: 'Ajouter un commentaire',

  deskDecision: 'Décision',
  deskClaim: 'Prendre en charge',
  deskTakeOver: 'Reprendre',
  deskApprove: 'Approuver',
  deskReject: 'Rejeter',
  deskUnclaimed: 'Prenez-la en charge pour que personne d’autre n’y travaille.',
  deskReason: 'Motif',
  deskReasonHint: 'Votre équipe peut le lire, le titulaire non. Au plus 1000 caractères.',
  deskReasonRequired: 'Écrivez d’abord un motif.',
  deskTooLong: 'Ce texte est trop long. Raccourcissez-le.',
  deskFirstApproval:
    'Votre approbation seule ne change encore rien. Une deuxième personne doit donner son accord.',
  deskSecondApproval: (moment) =>
    `Vous êtes la deuxième personne à donner son accord. L’OTP sera désactivé ${moment ? `le ${moment}` : 'après le délai d’attente'}, sauf opposition du titulaire.`,
  deskRejection: 'La demande se termine et l’OTP reste tel quel.',
  deskTakenBack: 'L’approbation est retirée et l’OTP reste activé.',
  deskWhyNot: {
    own_account: 'Vous ne pouvez pas décider pour votre propre compte.',
    approved_already: 'Vous l’avez déjà approuvée. Une autre personne doit donner son accord.',
    evidence_first: 'Cochez les preuves obligatoires avant d’approuver.',
  },
  deskFaster:
    'Quelqu’un a été plus rapide. Voici l’état actuel de la demande ; ce que vous avez écrit est toujours là.',

  deskStepUpTitle: 'Confirmez votre identité',
  deskStepUpText:
    'L’espace d’assistance demande un code de temps en temps. Rien de ce que vous avez écrit n’est perdu.',
  deskContinue: 'Continuer',
};

registerMessages('fr', frSupportDesk);
