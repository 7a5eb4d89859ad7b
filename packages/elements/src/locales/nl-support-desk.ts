import './nl.ts';
import { countWords } from '../i18n/formats/count-words.ts';
import type { SupportDeskMessages } from '../i18n/messages/support-desk.ts';
import { registerMessages } from '../i18n/registry.ts';

const newRequests = countWords('nl', { one: 'nieuw verzoek', other: 'nieuwe verzoeken' });

/** Dutch of the support desk. Importing this module makes all elements speak Dutch. */
export const nlSupportDesk: SupportDeskMessages = {
  deskTitle: 'Supportverzoeken',
  deskFilter: 'Welke verzoeken',
  deskOpen: (count, hasMore) => `Open (${count}${hasMore ? '+' : ''})`,
  deskEnded: (count, hasMore) => `Afgesloten (${count}${hasMore ? '+' : ''})`,
  deskShowMore: 'Meer tonen',
  deskRefresh: 'Vernieuwen',
  deskUpdated: (time) => `Bijgewerkt om ${time}`,
  deskNew: newRequests,
  deskNoOpen: 'Er wacht geen verzoek. Nieuwe verschijnen hier vanzelf.',
  deskNoEnded: 'Er is de laatste tijd geen verzoek afgesloten.',
  deskChoose: 'Kies een verzoek om het te lezen en te beslissen.',
  deskBack: 'Terug naar de lijst',
  deskDue: (when) => `Deadline ${when}`,
  deskOverdue: (when) => `Te laat, deadline was ${when}`,
  deskGoesOff: (when) => `Uitschakeling van OTP ${when}`,
  deskReceived: 'Ontvangen',
  deskExactTimes: 'Exacte tijden',
  deskDueLabel: 'Deadline',
  deskClaimedBy: (name) => `Opgepakt door ${name}`,
  deskKinds: { lost_access: 'Toegang kwijt', not_me: '‘Dit was ik niet’' },
  deskStates: {
    open: 'Nieuw',
    claimed: 'Opgepakt',
    half_approved: 'Eén goedkeuring',
    waiting: 'Goedgekeurd',
    done: 'OTP uitgeschakeld',
    rejected: 'Afgewezen',
    cancelled: 'Geannuleerd',
  },
  deskHalfApproved: 'Eén persoon heeft het goedgekeurd. Een tweede persoon moet akkoord gaan.',
  deskWaiting: (moment) =>
    `Goedgekeurd. OTP wordt uitgeschakeld op ${moment}, tenzij de eigenaar bezwaar maakt.`,
  deskUntold: 'Goedgekeurd. De wachttijd begint zodra de eigenaar op de hoogte is gebracht.',
  deskUntoldLine: 'Eigenaar nog niet op de hoogte',
  deskUnreached:
    'Goedgekeurd, maar de eigenaar was met geen enkel contactgegeven te bereiken, dus OTP blijft ingeschakeld. Wijs het verzoek af om de goedkeuring in te trekken.',
  deskUnreachedLine: 'Eigenaar niet bereikt',
  deskMessage: 'Bericht',
  deskEarlier: 'Eerdere berichten',
  deskEarlierHint: 'Voor hetzelfde account of e-mailadres, misschien niet van dezelfde persoon.',

  deskAccount: 'Account',
  deskNoAccount: 'Geen enkel account heeft dit e-mailadres. Dat is niet aan de afzender verteld.',
  deskFactor: 'OTP',
  deskFactorOn: 'Ingeschakeld',
  deskFactorOff: 'Uitgeschakeld',
  deskEmail: 'E-mail',
  deskPhone: 'Telefoon',
  deskContactsChanged: 'Contactgegevens gewijzigd',
  deskNone: 'Geen',
  deskNotices: 'Meldingen aan de eigenaar',
  deskDelivery: { on_its_way: 'Onderweg', sent: 'Verstuurd', failed: 'Niet verstuurd' },

  deskEvidence: 'Bewijs',
  deskRequired: 'verplicht',
  deskRequiredCount: (checked, required) => `${checked} van ${required} verplicht`,
  deskTrail: 'Geschiedenis',
  deskActors: { owner: 'De eigenaar', requester: 'De aanvrager', system: 'Het systeem' },
  deskTrailActions: {
    submitted: 'heeft het verzoek verstuurd',
    claimed: 'heeft het verzoek opgepakt',
    evidence_checked: 'heeft afgevinkt',
    evidence_unchecked: 'heeft het vinkje weggehaald',
    commented: 'heeft gereageerd',
    approved: 'heeft goedgekeurd',
    rejected: 'heeft afgewezen',
    cancelled: 'heeft het verzoek geannuleerd',
    applied: 'heeft OTP uitgeschakeld',
  },
  deskExport: 'Exporteren',
  deskExportRequest: 'Geschiedenis',
  deskExportAccount: 'Beveiligingsgebeurtenissen van het account',
  deskComment: 'Opmerking',
  deskCommentHint: 'Je collega’s kunnen dit lezen, de eigenaar niet.',
  deskCommentRequired: 'Schrijf eerst een opmerking.',
  deskAddComment: 'Opmerking toevoegen',

  deskDecision: 'Beslissing',
  deskClaim: 'Oppakken',
  deskTakeOver: 'Overnemen',
  deskApprove: 'Goedkeuren',
  deskReject: 'Afwijzen',
  deskUnclaimed: 'Pak het op, zodat niemand anders eraan werkt.',
  deskReason: 'Reden',
  deskReasonHint: 'Je collega’s kunnen dit lezen, de eigenaar niet. Maximaal 1000 tekens.',
  deskReasonRequired: 'Schrijf eerst een reden.',
  deskTooLong: 'Deze tekst is te lang. Kort hem in.',
  deskFirstApproval:
    'Jouw goedkeuring alleen verandert nog niets. Een tweede persoon moet akkoord gaan.',
  deskSecondApproval: (moment) =>
    `Je bent de tweede die akkoord gaat. OTP wordt uitgeschakeld ${moment ? `op ${moment}` : 'na de wachttijd'}, tenzij de eigenaar bezwaar maakt.`,
  deskRejection: 'Het verzoek wordt afgesloten en OTP blijft zoals het is.',
  deskTakenBack: 'De goedkeuring wordt ingetrokken en OTP blijft ingeschakeld.',
  deskWhyNot: {
    own_account: 'Je kunt niet over je eigen account beslissen.',
    approved_already: 'Je hebt het al goedgekeurd. Een tweede persoon moet akkoord gaan.',
    evidence_first: 'Vink het verplichte bewijs af voordat je goedkeurt.',
  },
  deskFaster:
    'Iemand was sneller. Zo staat het verzoek er nu voor; wat je hebt geschreven, staat er nog.',

  deskStepUpTitle: 'Bevestig dat jij het bent',
  deskStepUpText:
    'De supportomgeving vraagt af en toe om een code. Niets van wat je hebt geschreven gaat verloren.',
  deskContinue: 'Doorgaan',
};

registerMessages('nl', nlSupportDesk);
