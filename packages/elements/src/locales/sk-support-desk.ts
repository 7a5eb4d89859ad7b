import './sk.ts';
import { countWords } from '../i18n/formats/count-words.ts';
import type { SupportDeskMessages } from '../i18n/messages/support-desk.ts';
import { registerMessages } from '../i18n/registry.ts';

const newRequests = countWords('sk', {
  one: 'nová žiadosť',
  few: 'nové žiadosti',
  other: 'nových žiadostí',
});

/** Slovak of the support desk. Importing this module makes all elements speak Slovak. */
export const skSupportDesk: SupportDeskMessages = {
  deskTitle: 'Žiadosti o podporu',
  deskFilter: 'Ktoré žiadosti',
  deskOpen: (count, hasMore) => `Otvorené (${count}${hasMore ? '+' : ''})`,
  deskEnded: (count, hasMore) => `Ukončené (${count}${hasMore ? '+' : ''})`,
  deskShowMore: 'Zobraziť ďalšie',
  deskRefresh: 'Obnoviť',
  deskUpdated: (time) => `Aktualizované o ${time}`,
  deskNew: newRequests,
  deskNoOpen: 'Žiadna žiadosť nečaká. Nové sa tu objavia samy.',
  deskNoEnded: 'V poslednom čase sa žiadna žiadosť neskončila.',
  deskChoose: 'Vyberte žiadosť, aby ste si ju prečítali a rozhodli o nej.',
  deskBack: 'Späť na zoznam',
  deskDue: (when) => `Termín ${when}`,
  deskOverdue: (when) => `Po termíne, mala byť vybavená ${when}`,
  deskGoesOff: (when) => `OTP sa vypne ${when}`,
  deskReceived: 'Prijatá',
  deskExactTimes: 'Presné časy',
  deskDueLabel: 'Termín',
  deskClaimedBy: (name) => `Rieši ${name}`,
  deskKinds: { lost_access: 'Strata prístupu', not_me: '„To som nebol(a) ja“' },
  deskStates: {
    open: 'Nová',
    claimed: 'Prevzatá',
    half_approved: 'Jedno schválenie',
    waiting: 'Schválená',
    done: 'OTP vypnuté',
    rejected: 'Zamietnutá',
    cancelled: 'Zrušená',
  },
  deskHalfApproved: 'Žiadosť schválil jeden človek. Súhlasiť musí ešte druhý.',
  deskWaiting: (moment) => `Schválené. OTP sa vypne ${moment}, ak majiteľ účtu nebude namietať.`,
  deskUntold: 'Schválené. Čakacia lehota začne plynúť, keď sa to majiteľ účtu dozvie.',
  deskUntoldLine: 'Majiteľ o tom ešte nevie',
  deskUnreached:
    'Schválené, ale majiteľa účtu sa nepodarilo zastihnúť na žiadnom kontakte, a OTP preto zostáva zapnuté. Zamietnutím žiadosti vezmete schválenie späť.',
  deskUnreachedLine: 'Majiteľa sa nepodarilo zastihnúť',
  deskMessage: 'Správa',
  deskEarlier: 'Skoršie správy',
  deskEarlierHint: 'K tomu istému účtu alebo e-mailu, možno od niekoho iného.',

  deskAccount: 'Účet',
  deskNoAccount: 'Túto e-mailovú adresu nemá žiadny účet. Odosielateľ sa to nedozvedel.',
  deskFactor: 'OTP',
  deskFactorOn: 'Zapnuté',
  deskFactorOff: 'Vypnuté',
  deskEmail: 'E-mail',
  deskPhone: 'Telefón',
  deskContactsChanged: 'Kontakty zmenené',
  deskNone: 'Žiadny',
  deskNotices: 'Oznámenia majiteľovi účtu',
  deskDelivery: { on_its_way: 'Na ceste', sent: 'Odoslané', failed: 'Nepodarilo sa odoslať' },

  deskEvidence: 'Dôkazy',
  deskRequired: 'povinné',
  deskRequiredCount: (checked, required) => `${checked} z ${required} povinných`,
  deskTrail: 'História',
  deskActors: { owner: 'Majiteľ účtu', requester: 'Žiadateľ', system: 'Systém' },
  deskTrailActions: {
    submitted: '– odoslanie žiadosti',
    claimed: '– prevzatie',
    evidence_checked: '– odškrtnutie dôkazu',
    evidence_unchecked: '– zrušenie odškrtnutia',
    commented: '– komentár',
    approved: '– schválenie',
    rejected: '– zamietnutie',
    cancelled: '– zrušenie',
    applied: '– vypnutie OTP',
  },
  deskExport: 'Export',
  deskExportRequest: 'História',
  deskExportAccount: 'Bezpečnostné udalosti účtu',
  deskComment: 'Komentár',
  deskCommentHint: 'Čítajú ho kolegovia, majiteľ účtu nie.',
  deskCommentRequired: 'Najprv napíšte komentár.',
  deskAddComment: 'Pridať komentár',

  deskDecision: 'Rozhodnutie',
  deskClaim: 'Prevziať',
  deskTakeOver: 'Prevziať od kolegu',
  deskApprove: 'Schváliť',
  deskReject: 'Zamietnuť',
  deskUnclaimed: 'Prevezmite ju, aby na nej nepracoval nikto iný.',
  deskReason: 'Dôvod',
  deskReasonHint: 'Čítajú ho kolegovia, majiteľ účtu nie. Najviac 1000 znakov.',
  deskReasonRequired: 'Najprv napíšte dôvod.',
  deskTooLong: 'Text je príliš dlhý. Skráťte ho.',
  deskFirstApproval: 'Vaše schválenie samo nič nezmení. Súhlasiť musí ešte druhý človek.',
  deskSecondApproval: (moment) =>
    `Ste druhý človek, ktorý súhlasí. OTP sa vypne ${moment || 'po čakacej lehote'}, ak majiteľ účtu nebude namietať.`,
  deskRejection: 'Žiadosť sa skončí a OTP zostane, ako je.',
  deskTakenBack: 'Schválenie sa berie späť a OTP zostane zapnuté.',
  deskWhyNot: {
    own_account: 'O svojom vlastnom účte nemôžete rozhodovať.',
    approved_already: 'Žiadosť ste už schválili. Súhlasiť musí ešte druhý človek.',
    evidence_first: 'Skôr než ju schválite, odškrtnite povinné dôkazy.',
  },
  deskFaster:
    'Niekto bol rýchlejší. Takto žiadosť vyzerá teraz. Váš rozpísaný text zostal zachovaný.',

  deskStepUpTitle: 'Potvrďte, že ste to vy',
  deskStepUpText: 'Podpora si občas vypýta kód. Nič z toho, čo ste napísali, sa nestratí.',
  deskContinue: 'Pokračovať',
};

registerMessages('sk', skSupportDesk);
