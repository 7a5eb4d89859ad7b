import './pl.ts';
import { countWords } from '../i18n/formats/count-words.ts';
import type { SupportDeskMessages } from '../i18n/messages/support-desk.ts';
import { registerMessages } from '../i18n/registry.ts';

const newRequests = countWords('pl', {
  one: 'nowe zgłoszenie',
  few: 'nowe zgłoszenia',
  other: 'nowych zgłoszeń',
});

/** Polish of the support desk. Importing this module makes all elements speak Polish. */
export const plSupportDesk: SupportDeskMessages = {
  deskTitle: 'Zgłoszenia do pomocy technicznej',
  deskFilter: 'Które zgłoszenia',
  deskOpen: (count, hasMore) => `Otwarte (${count}${hasMore ? '+' : ''})`,
  deskEnded: (count, hasMore) => `Zakończone (${count}${hasMore ? '+' : ''})`,
  deskShowMore: 'Pokaż więcej',
  deskRefresh: 'Odśwież',
  deskUpdated: (time) => `Zaktualizowano o ${time}`,
  deskNew: newRequests,
  deskNoOpen: 'Żadne zgłoszenie nie czeka. Nowe pojawią się tu same.',
  deskNoEnded: 'Ostatnio nie zakończyło się żadne zgłoszenie.',
  deskChoose: 'Wybierz zgłoszenie, aby je przeczytać i podjąć decyzję.',
  deskBack: 'Wróć do listy',
  deskDue: (when) => `Termin ${when}`,
  deskOverdue: (when) => `Po terminie, który minął ${when}`,
  deskGoesOff: (when) => `Wyłączenie OTP ${when}`,
  deskReceived: 'Otrzymano',
  deskExactTimes: 'Dokładny czas',
  deskDueLabel: 'Termin',
  deskClaimedBy: (name) => `Zajmuje się tym ${name}`,
  deskKinds: { lost_access: 'Utrata dostępu', not_me: '„To nie ja”' },
  deskStates: {
    open: 'Nowe',
    claimed: 'Przyjęte',
    half_approved: 'Jedna zgoda',
    waiting: 'Zatwierdzone',
    done: 'OTP wyłączone',
    rejected: 'Odrzucone',
    cancelled: 'Anulowane',
  },
  deskHalfApproved: 'Zgłoszenie zatwierdziła jedna osoba. Zgodzić się musi jeszcze druga.',
  deskWaiting: (moment) =>
    `Zatwierdzone. OTP zostanie wyłączone ${moment}, chyba że właściciel konta się sprzeciwi.`,
  deskUntold:
    'Zatwierdzone. Okres oczekiwania zacznie się, gdy właściciel konta zostanie powiadomiony.',
  deskUntoldLine: 'Właściciel jeszcze nie wie',
  deskUnreached:
    'Zatwierdzone, ale nie udało się dotrzeć do właściciela konta przez żaden kontakt, więc OTP pozostaje włączone. Odrzuć zgłoszenie, aby cofnąć zgodę.',
  deskUnreachedLine: 'Nie udało się powiadomić właściciela',
  deskMessage: 'Wiadomość',
  deskEarlier: 'Wcześniejsze wiadomości',
  deskEarlierHint: 'Dla tego samego konta lub adresu e-mail, może nie od tej samej osoby.',

  deskAccount: 'Konto',
  deskNoAccount: 'Żadne konto nie ma tego adresu e-mail. Nadawca się o tym nie dowiedział.',
  deskFactor: 'OTP',
  deskFactorOn: 'Włączone',
  deskFactorOff: 'Wyłączone',
  deskEmail: 'E-mail',
  deskPhone: 'Telefon',
  deskContactsChanged: 'Zmiana kontaktów',
  deskNone: 'Brak',
  deskNotices: 'Powiadomienia dla właściciela',
  deskDelivery: { on_its_way: 'W drodze', sent: 'Wysłane', failed: 'Nie udało się wysłać' },

  deskEvidence: 'Dowody',
  deskRequired: 'wymagane',
  deskRequiredCount: (checked, required) => `${checked} z ${required} wymaganych`,
  deskTrail: 'Historia',
  deskActors: { owner: 'Właściciel konta', requester: 'Zgłaszający', system: 'System' },
  deskTrailActions: {
    submitted: '– wysłanie zgłoszenia',
    claimed: '– przyjęcie',
    evidence_checked: '– zaznaczenie dowodu',
    evidence_unchecked: '– cofnięcie zaznaczenia',
    commented: '– komentarz',
    approved: '– zatwierdzenie',
    rejected: '– odrzucenie',
    cancelled: '– anulowanie',
    applied: '– wyłączenie OTP',
  },
  deskExport: 'Eksportuj',
  deskExportRequest: 'Historia',
  deskExportAccount: 'Zdarzenia bezpieczeństwa konta',
  deskComment: 'Komentarz',
  deskCommentHint: 'Czytają go inni pracownicy, właściciel konta nie.',
  deskCommentRequired: 'Najpierw napisz komentarz.',
  deskAddComment: 'Dodaj komentarz',

  deskDecision: 'Decyzja',
  deskClaim: 'Przyjmij',
  deskTakeOver: 'Przejmij',
  deskApprove: 'Zatwierdź',
  deskReject: 'Odrzuć',
  deskUnclaimed: 'Przyjmij zgłoszenie, aby nikt inny nad nim nie pracował.',
  deskReason: 'Powód',
  deskReasonHint: 'Czytają go pracownicy, właściciel konta nie. Maksymalnie 1000 znaków.',
  deskReasonRequired: 'Najpierw napisz powód.',
  deskTooLong: 'Tekst jest za długi. Skróć go.',
  deskFirstApproval:
    'Twoja zgoda sama niczego jeszcze nie zmienia. Zgodzić się musi jeszcze druga osoba.',
  deskSecondApproval: (moment) =>
    `Zgadzasz się jako druga osoba. OTP zostanie wyłączone ${moment || 'po okresie oczekiwania'}, chyba że właściciel konta się sprzeciwi.`,
  deskRejection: 'Zgłoszenie zostanie zakończone, a OTP pozostanie bez zmian.',
  deskTakenBack: 'Zgoda zostanie cofnięta, a OTP pozostanie włączone.',
  deskWhyNot: {
    own_account: 'Nie możesz decydować o własnym koncie.',
    approved_already: 'Zgłoszenie ma już Twoją zgodę. Zgodzić się musi druga osoba.',
    evidence_first: 'Zaznacz wymagane dowody, zanim zatwierdzisz.',
  },
  deskFaster:
    'Ktoś zrobił to szybciej. Tak wygląda teraz zgłoszenie, a wpisany przez Ciebie tekst nadal tu jest.',

  deskStepUpTitle: 'Potwierdź, że to Ty',
  deskStepUpText:
    'Panel zgłoszeń co jakiś czas prosi o kod. Nic z wpisanego tekstu nie przepadnie.',
  deskContinue: 'Dalej',
};

registerMessages('pl', plSupportDesk);
