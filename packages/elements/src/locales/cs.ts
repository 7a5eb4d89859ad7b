import { duration } from '../i18n/cs/duration.ts';
import { csNotice } from '../i18n/cs/notice.ts';
import { csRecovery } from '../i18n/cs/recovery.ts';
import { csSharedKey } from '../i18n/cs/shared-key.ts';
import { csSupportRequest } from '../i18n/cs/support-request.ts';
import type { Messages } from '../i18n/messages/messages.ts';
import { registerMessages } from '../i18n/registry.ts';

/** Czech. Importing this module makes the elements speak it. */
export const cs: Messages = {
  close: 'Zavřít',
  cancel: 'Zrušit',
  done: 'Hotovo',
  loading: 'Načítání…',
  tryAgain: 'Zkusit znovu',

  password: 'Heslo',
  passwordRequired: 'Zadejte své heslo.',
  passwordFormat: 'Toto heslo nelze přijmout. Zkontrolujte je.',
  show: 'Zobrazit',
  hide: 'Skrýt',
  code: 'Kód OTP',
  codeHint: (digits) => `${digits} číslic, které právě ukazuje vaše ověřovací aplikace`,
  codeRequired: 'Zadejte kód z ověřovací aplikace.',
  codeFormat: (digits) => `Kód má ${digits} číslic a nic jiného.`,

  errors: {
    invalid_input: 'Server formuláři neporozuměl. Načtěte stránku znovu a zkuste to ještě jednou.',
    login_required: 'Vaše přihlášení už neplatí. Přihlaste se znovu a vraťte se sem.',
    second_factor_required: 'Nejprve se znovu přihlaste s kódem z ověřovací aplikace.',
    wrong_origin:
      'Server nepoznal, že požadavek přišel z jeho stránky. Načtěte ji znovu a zkuste to ještě jednou.',
    not_allowed: 'K tomu nemáte oprávnění.',
    password_change_required: 'Nejprve si musíte změnit heslo.',
    not_found: 'Server tuto stránku už nezná. Načtěte ji znovu a zkuste to ještě jednou.',
    already_enabled: 'OTP je u tohoto účtu už zapnuté.',
    not_enabled: 'OTP není u tohoto účtu zapnuté.',
    contact_not_verified: 'Nejprve musí být ověřeny vaše kontaktní údaje.',
    flow_state: 'Tento krok už nenavazuje na předchozí. Začněte znovu.',
    link_invalid: 'Tento odkaz už neplatí.',
    wrong_password: 'Heslo není správné.',
    wrong_code: 'Kód není správný. Zadejte ten, který aplikace ukazuje právě teď.',
    code_already_used: 'Tento kód už byl použit. Každý platí jen jednou, počkejte na další.',
    captcha_failed: 'Nepodařilo se ověřit, že nejste robot. Zkuste to znovu.',
    too_many_attempts: 'Příliš mnoho chybných pokusů.',
    delivery_limit: 'Bylo vyžádáno příliš mnoho zpráv. Chvíli počkejte.',
    unavailable: 'Server neodpověděl tak, jak má. Zkuste to za chvíli znovu.',
  },
  clockAdvice:
    'Kódy závisejí na čase: zkontrolujte, že se hodiny v telefonu nastavují automaticky.',
  closed:
    'Bylo zadáno příliš mnoho chybných kódů, a tak už se žádný nepřijímá. Obraťte se na podporu.',
  tryAgainIn: (seconds) => `Zkusit to znovu můžete za ${duration(seconds)}.`,
  tryAgainNow: 'Teď to můžete zkusit znovu.',
  nextCodeIn: (seconds) => `Další kód bude platit za ${duration(seconds)}.`,
  nextCodeNow: 'Zadejte kód, který aplikace ukazuje teď.',

  sectionTitle: 'Dvoufázové ověření (OTP)',
  sectionOff:
    'Chraňte svůj účet druhým krokem: vedle hesla bude každé přihlášení vyžadovat jednorázový kód z ověřovací aplikace v telefonu nebo v prohlížeči.',
  stateOn: 'Zapnuto',
  stateOff: 'Vypnuto',
  stateBlocked: 'Blokováno',
  onSince: (date) =>
    `Zapnuto od ${date}. Každé přihlášení vyžaduje jednorázový kód z ověřovací aplikace.`,
  blocked: 'Bylo zadáno příliš mnoho chybných kódů, a tak se teď žádný nepřijímá.',
  setOtp: 'Nastavit OTP',
  disable: 'Vypnout',
  authenticators: 'Ověřovací aplikace',
  added: (date) => `Přidáno ${date}`,
  lastUsed: (moment) => `naposledy použito ${moment}`,
  contactsNeeded:
    'Než nastavíte OTP, potřebujeme kontakty, které prokážou vaši totožnost při ztrátě ověřovací aplikace:',
  contact: {
    email: {
      missing: 'Chybí vaše e-mailová adresa.',
      unverified: 'Vaše e-mailová adresa není ověřená.',
    },
    phone: {
      missing: 'Chybí vaše číslo mobilního telefonu.',
      unverified: 'Vaše číslo mobilního telefonu není ověřené.',
    },
  },

  enrolmentTitle: 'Nastavit OTP',
  enrolmentIntro: (periodSeconds) =>
    `Přidejte tento účet do ověřovací aplikace. Nový kód v ní uvidíte každých ${duration(periodSeconds)}.`,
  apps: 'Které ověřovací aplikace mohu použít?',
  phoneApps: 'Aplikace do telefonu',
  browserExtensions: 'Rozšíření prohlížeče',
  newTab: 'otevře se na nové kartě',
  scan: 'Naskenujte QR kód',
  scanText: 'Namiřte ověřovací aplikaci na tento obrázek.',
  qrLabel: 'QR kód pro ověřovací aplikaci',
  qrFailed: 'QR kód se nepodařilo vykreslit. Zadejte sdílený klíč ručně.',
  openInApp: 'Otevřít v ověřovací aplikaci na tomto zařízení',
  byHand: 'Nebo zadejte sdílený klíč ručně',
  copy: 'Kopírovat',
  copied: 'Klíč byl zkopírován.',
  copyByHand: 'Klíč je označený. Zkopírujte jej klávesnicí.',
  activateBefore: (time) => `Tento klíč čeká na aktivaci do ${time}.`,
  confirm: 'Potvrďte, že jste to vy a že vše funguje',
  activate: 'Aktivovat',
  newKey: {
    wrong_password: 'Heslo nebylo správné, OTP proto není zapnuté.',
    wrong_code: 'Kód nebyl správný, OTP proto není zapnuté.',
    flow_state: 'Klíč čekal příliš dlouho, OTP proto není zapnuté.',
    other: 'OTP se nepodařilo zapnout.',
  },
  newKeyAdvice:
    'Klíč na obrazovce je nový. Smažte z ověřovací aplikace starý záznam a naskenujte nový QR kód.',
  keyExpired: 'Klíč čekal příliš dlouho a už neplatí.',
  showNewKey: 'Zobrazit nový klíč',
  keyReplaced: 'Tento klíč už neplatí. Byl vytvořen jiný, možná na jiné kartě.',
  startAgain: 'Začít znovu',
  leave: 'Opravdu zavřít? Klíč na obrazovce se zahodí a OTP zůstane vypnuté.',
  leaveAnyway: 'Zahodit klíč',
  stay: 'Zůstat',
  enrolled: 'OTP je zapnuté',
  enrolledText: 'Odteď bude každé přihlášení vyžadovat jednorázový kód z ověřovací aplikace.',

  verificationTitle: 'Potvrďte, že jste to vy',
  verificationIntro: 'Váš účet je chráněn jednorázovým kódem z ověřovací aplikace.',
  lostText:
    'Bez ověřovací aplikace nelze toto přihlášení dokončit. Obraťte se prosím na podporu: až ověří vaši totožnost, může OTP u vašeho účtu vypnout.',
  verified: 'Kód je správný',
  verifiedText: 'Probíhá přihlášení.',

  deactivationTitle: 'Vypnout OTP',
  deactivationIntro:
    'Bez OTP se za vás může přihlásit každý, kdo zjistí vaše heslo. Znovu je můžete nastavit kdykoli.',
  deactivated: 'OTP je vypnuté',
  deactivatedText: 'Záznam tohoto účtu můžete z ověřovací aplikace smazat.',

  ...csSharedKey,
  ...csRecovery,
  ...csNotice,
  ...csSupportRequest,
};

registerMessages('cs', cs);
