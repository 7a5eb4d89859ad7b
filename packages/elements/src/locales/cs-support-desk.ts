import './cs.ts';
import { countWords } from '../i18n/formats/count-words.ts';
import type { SupportDeskMessages } from '../i18n/messages/support-desk.ts';
import { registerMessages } from '../i18n/registry.ts';

const newRequests = countWords('cs', {
  one: 'nová žádost',
  few: 'nové žádosti',
  other: 'nových žádostí',
});

/** Czech of the support desk. Importing this module makes all elements speak Czech. */
export const csSupportDesk: SupportDeskMessages = {
  deskTitle: 'Žádosti o podporu',
  deskFilter: 'Které žádosti',
  deskOpen: (count, hasMore) => `Otevřené (${count}${hasMore ? '+' : ''})`,
  deskEnded: (count, hasMore) => `Ukončené (${count}${hasMore ? '+' : ''})`,
  deskShowMore: 'Zobrazit další',
  deskRefresh: 'Obnovit',
  deskUpdated: (time) => `Aktualizováno ${time}`,
  deskNew: newRequests,
  deskNoOpen: 'Žádná žádost nečeká. Nové se tu objeví samy.',
  deskNoEnded: 'V poslední době žádná žádost neskončila.',
  deskChoose: 'Vyberte žádost, abyste si ji přečetli a rozhodli o ní.',
  deskBack: 'Zpět na seznam',
  deskDue: (when) => `Termín ${when}`,
  deskOverdue: (when) => `Po termínu, měla být vyřízena ${when}`,
  deskGoesOff: (when) => `OTP se vypne ${when}`,
  deskCame: 'Přišla',
  deskDueLabel: 'Termín',
  deskClaimedBy: (name) => `Převzal(a) ${name}`,
  deskKinds: { lost_access: 'Ztráta přístupu', not_me: '„To jsem nebyl(a) já“' },
  deskStates: {
    open: 'Nová',
    claimed: 'Převzatá',
    half_approved: 'Jedno schválení',
    waiting: 'Schválená',
    done: 'OTP vypnuto',
    rejected: 'Zamítnutá',
    cancelled: 'Zrušená',
  },
  deskHalfApproved: 'Žádost schválil jeden člověk. Souhlasit musí ještě druhý.',
  deskWaiting: (moment) => `Schváleno. OTP se vypne ${moment}, pokud se majitel účtu neohradí.`,
  deskUntold: 'Schváleno. Čekací doba začne, až se to majitel účtu dozví.',
  deskUntoldLine: 'Majitel o tom ještě neví',
  deskUnreached:
    'Schváleno, ale majitele účtu se nepodařilo zastihnout na žádném kontaktu, a OTP proto zůstává zapnuté. Zamítnutím žádosti schválení vezmete zpět.',
  deskUnreachedLine: 'Majitele se nepodařilo zastihnout',
  deskMessage: 'Zpráva',
  deskEarlier: 'Dřívější zprávy',
  deskEarlierHint: 'K témuž účtu nebo e-mailu, možná od někoho jiného.',

  deskAccount: 'Účet',
  deskNoAccount: 'Tuto e-mailovou adresu nemá žádný účet. Odesílatel se to nedozvěděl.',
  deskFactor: 'OTP',
  deskFactorOn: 'Zapnuto',
  deskFactorOff: 'Vypnuto',
  deskEmail: 'E-mail',
  deskPhone: 'Telefon',
  deskContactsChanged: 'Kontakty změněny',
  deskNone: 'Žádný',
  deskNotices: 'Oznámení majiteli účtu',
  deskDelivery: { on_its_way: 'Na cestě', sent: 'Odeslána', failed: 'Nepodařilo se odeslat' },

  deskEvidence: 'Důkazy',
  deskRequired: 'povinné',
  deskTrail: 'Historie',
  deskActors: { owner: 'Majitel účtu', requester: 'Žadatel', system: 'Systém' },
  deskTrailActions: {
    submitted: '– odeslání žádosti',
    claimed: '– převzetí',
    evidence_checked: '– odškrtnutí důkazu',
    evidence_unchecked: '– zrušení odškrtnutí',
    commented: '– komentář',
    approved: '– schválení',
    rejected: '– zamítnutí',
    cancelled: '– zrušení',
    applied: '– vypnutí OTP',
  },
  deskExport: 'Export historie:',
  deskExportAccount: 'Export bezpečnostních událostí účtu:',
  deskComment: 'Komentář',
  deskCommentHint: 'Čtou jej kolegové, majitel účtu ne.',
  deskCommentRequired: 'Nejprve napište komentář.',
  deskAddComment: 'Přidat komentář',

  deskDecision: 'Rozhodnutí',
  deskClaim: 'Převzít',
  deskApprove: 'Schválit',
  deskReject: 'Zamítnout',
  deskReason: 'Důvod',
  deskReasonHint: 'Čtou jej kolegové, majitel účtu ne. Nejvýše 1000 znaků.',
  deskReasonRequired: 'Nejprve napište důvod.',
  deskTooLong: 'Text je příliš dlouhý. Zkraťte jej.',
  deskFirstApproval: 'Vaše schválení samo nic nezmění. Souhlasit musí ještě druhý člověk.',
  deskSecondApproval: (moment) =>
    `Jste druhý člověk, který souhlasí. OTP se vypne ${moment || 'po čekací době'}, pokud se majitel účtu neohradí.`,
  deskRejection: 'Žádost skončí a OTP zůstane, jak je.',
  deskTakenBack: 'Schválení se bere zpět a OTP zůstane zapnuté.',
  deskWhyNot: {
    own_account: 'O svém vlastním účtu rozhodovat nemůžete.',
    approved_already: 'Žádost už máte schválenou, souhlasit musí někdo jiný.',
    claim_first: 'Než rozhodnete, žádost převezměte.',
    evidence_first: 'Schválit ji půjde, až budou odškrtnuty důkazy.',
  },
  deskFaster: 'Někdo byl rychlejší. Takto žádost vypadá teď, váš rozepsaný text zůstal zachován.',

  deskStepUpTitle: 'Potvrďte, že jste to vy',
  deskStepUpText: 'Podpora se občas zeptá na kód. Nic z toho, co jste napsali, se neztratí.',
  deskContinue: 'Pokračovat',
};

registerMessages('cs', csSupportDesk);
