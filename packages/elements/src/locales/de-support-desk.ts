import './de.ts';
import { countWords } from '../i18n/formats/count-words.ts';
import type { SupportDeskMessages } from '../i18n/messages/support-desk.ts';
import { registerMessages } from '../i18n/registry.ts';

const newRequests = countWords('de', { one: 'neue Anfrage', other: 'neue Anfragen' });

/** German of the support desk. Importing this module makes all elements speak German. */
export const deSupportDesk: SupportDeskMessages = {
  deskTitle: 'Support-Anfragen',
  deskFilter: 'Welche Anfragen',
  deskOpen: (count, hasMore) => `Offen (${count}${hasMore ? '+' : ''})`,
  deskEnded: (count, hasMore) => `Beendet (${count}${hasMore ? '+' : ''})`,
  deskShowMore: 'Mehr anzeigen',
  deskRefresh: 'Aktualisieren',
  deskUpdated: (time) => `Aktualisiert um ${time} Uhr`,
  deskNew: newRequests,
  deskNoOpen: 'Keine Anfrage wartet. Neue erscheinen hier von selbst.',
  deskNoEnded: 'In letzter Zeit wurde keine Anfrage beendet.',
  deskChoose: 'Wählen Sie eine Anfrage aus, um sie zu lesen und zu entscheiden.',
  deskBack: 'Zurück zur Liste',
  deskDue: (when) => `Fällig ${when}`,
  deskOverdue: (when) => `Überfällig, Frist endete ${when}`,
  deskGoesOff: (when) => `Deaktivierung von OTP ${when}`,
  deskReceived: 'Eingegangen',
  deskExactTimes: 'Genaue Zeiten',
  deskDueLabel: 'Fällig',
  deskClaimedBy: (name) => `Übernommen von ${name}`,
  deskKinds: { lost_access: 'Zugriff verloren', not_me: '„Das war ich nicht“' },
  deskStates: {
    open: 'Neu',
    claimed: 'Übernommen',
    half_approved: 'Eine Genehmigung',
    waiting: 'Genehmigt',
    done: 'OTP deaktiviert',
    rejected: 'Abgelehnt',
    cancelled: 'Abgebrochen',
  },
  deskHalfApproved: 'Eine Person hat genehmigt. Eine zweite muss zustimmen.',
  deskWaiting: (moment) =>
    `Genehmigt. OTP wird am ${moment} deaktiviert, sofern der Kontoinhaber nicht widerspricht.`,
  deskUntold: 'Genehmigt. Die Wartezeit beginnt, sobald der Kontoinhaber benachrichtigt wurde.',
  deskUntoldLine: 'Kontoinhaber noch nicht benachrichtigt',
  deskUnreached:
    'Genehmigt, aber der Kontoinhaber war über keine Kontaktdaten zu erreichen. OTP bleibt deshalb aktiviert. Lehnen Sie die Anfrage ab, um die Genehmigung zurückzunehmen.',
  deskUnreachedLine: 'Kontoinhaber nicht erreicht',
  deskMessage: 'Nachricht',
  deskEarlier: 'Frühere Nachrichten',
  deskEarlierHint:
    'Zum selben Konto oder zur selben E-Mail-Adresse, vielleicht von jemand anderem.',

  deskAccount: 'Konto',
  deskNoAccount:
    'Zu dieser E-Mail-Adresse gibt es kein Konto. Dem Absender wurde das nicht mitgeteilt.',
  deskFactor: 'OTP',
  deskFactorOn: 'Aktiviert',
  deskFactorOff: 'Deaktiviert',
  deskEmail: 'E-Mail',
  deskPhone: 'Telefon',
  deskContactsChanged: 'Kontaktdaten geändert',
  deskNone: 'Nicht vorhanden',
  deskNotices: 'Mitteilungen an den Kontoinhaber',
  deskDelivery: { on_its_way: 'Unterwegs', sent: 'Gesendet', failed: 'Nicht gesendet' },

  deskEvidence: 'Nachweise',
  deskRequired: 'erforderlich',
  deskRequiredCount: (checked, required) => `${checked} von ${required} erforderlich`,
  deskTrail: 'Verlauf',
  deskActors: { owner: 'Der Kontoinhaber', requester: 'Der Absender', system: 'Das System' },
  deskTrailActions: {
    submitted: 'hat die Anfrage gesendet',
    claimed: 'hat die Anfrage übernommen',
    evidence_checked: 'hat abgehakt',
    evidence_unchecked: 'hat das Häkchen entfernt',
    commented: 'hat kommentiert',
    approved: 'hat genehmigt',
    rejected: 'hat abgelehnt',
    cancelled: 'hat die Anfrage abgebrochen',
    applied: 'hat OTP deaktiviert',
  },
  deskExport: 'Exportieren',
  deskExportRequest: 'Verlauf',
  deskExportAccount: 'Sicherheitsereignisse des Kontos',
  deskComment: 'Kommentar',
  deskCommentHint: 'Ihr Team kann ihn lesen, der Kontoinhaber nicht.',
  deskCommentRequired: 'Schreiben Sie zuerst einen Kommentar.',
  deskAddComment: 'Kommentar hinzufügen',

  deskDecision: 'Entscheidung',
  deskClaim: 'Übernehmen',
  deskTakeOver: 'Vom Kollegen übernehmen',
  deskApprove: 'Genehmigen',
  deskReject: 'Ablehnen',
  deskUnclaimed: 'Übernehmen Sie die Anfrage, damit niemand sonst daran arbeitet.',
  deskReason: 'Begründung',
  deskReasonHint: 'Ihr Team kann sie lesen, der Kontoinhaber nicht. Höchstens 1000 Zeichen.',
  deskReasonRequired: 'Schreiben Sie zuerst eine Begründung.',
  deskTooLong: 'Der Text ist zu lang. Kürzen Sie ihn.',
  deskFirstApproval:
    'Ihre Genehmigung allein ändert noch nichts. Eine zweite Person muss zustimmen.',
  deskSecondApproval: (moment) =>
    `Sie sind die zweite Person, die zustimmt. OTP wird ${moment ? `am ${moment}` : 'nach der Wartezeit'} deaktiviert, sofern der Kontoinhaber nicht widerspricht.`,
  deskRejection: 'Die Anfrage wird beendet, und OTP bleibt, wie es ist.',
  deskTakenBack: 'Die Genehmigung wird zurückgenommen, und OTP bleibt aktiviert.',
  deskWhyNot: {
    own_account: 'Über Ihr eigenes Konto können Sie nicht entscheiden.',
    approved_already: 'Sie haben sie schon genehmigt. Eine zweite Person muss zustimmen.',
    evidence_first: 'Haken Sie die erforderlichen Nachweise ab, bevor Sie genehmigen.',
  },
  deskFaster:
    'Jemand war schneller. So steht die Anfrage jetzt; was Sie geschrieben haben, ist noch da.',

  deskStepUpTitle: 'Bestätigen Sie Ihre Identität',
  deskStepUpText:
    'Der Support-Bereich fragt ab und zu nach einem Code. Nichts, was Sie geschrieben haben, geht verloren.',
  deskContinue: 'Weiter',
};

registerMessages('de', deSupportDesk);
