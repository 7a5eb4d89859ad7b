import { duration } from '../i18n/durations/cs.ts';
import { countWords } from '../i18n/formats/count-words.ts';
import type { Messages } from '../i18n/messages/messages.ts';
import { registerMessages } from '../i18n/registry.ts';
import { csLogin } from './cs-login.ts';

const characters = countWords('cs', { one: 'znak', few: 'znaky', other: 'znaků' });

/** Czech. Importing this module makes the elements speak it. */
export const cs: Messages = {
  ...csLogin,

  password: 'Heslo',
  passwordRequired: 'Zadejte své heslo.',
  passwordFormat: 'Toto heslo nelze přijmout. Zkontrolujte je.',
  show: 'Zobrazit',
  hide: 'Skrýt',
  showPassword: 'Zobrazit heslo',
  hidePassword: 'Skrýt heslo',

  errors: {
    ...csLogin.errors,
    already_enabled: 'OTP je u tohoto účtu už zapnuté.',
    contact_not_verified: 'Nejprve musí být ověřeny vaše kontaktní údaje.',
    link_invalid: 'Tento odkaz už neplatí.',
    wrong_password: 'Heslo není správné.',
    delivery_limit: 'Bylo vyžádáno příliš mnoho zpráv. Chvíli počkejte.',
    not_found: 'Server tuto stránku už nezná. Načtěte ji znovu a zkuste to ještě jednou.',
    password_change_required: 'Nejprve si musíte změnit heslo.',
  },
  notAllowed: {
    frozen: (until) =>
      `Někdo v naší zprávě použil odkaz „To jsem nebyl(a) já“. ${until ? `Do ${until}` : 'Zatím'} proto u tohoto účtu nelze na OTP nic změnit.`,
    contact_changed: (until) =>
      `Kontaktní údaje tohoto účtu se nedávno změnily. Z bezpečnostních důvodů to ${until ? `půjde až po ${until}` : 'zatím nejde'}.`,
    support_only: () => 'U tohoto účtu to může udělat jen podpora, až ověří vaši totožnost.',
    policy: () => 'Tuto možnost tento web nenabízí.',
  },

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
  authenticators: 'Ověřovací aplikace',
  added: (date) => `Přidáno ${date}`,
  lastUsed: (moment) => `naposledy použito ${moment}`,
  contactsNeeded:
    'Než nastavíte OTP, potřebujeme kontakty, které prokážou vaši totožnost při ztrátě ověřovací aplikace:',

  enrolmentTitle: 'Nastavit OTP',
  enrolled: 'OTP je zapnuté',
  enrolledText: 'Odteď bude každé přihlášení vyžadovat jednorázový kód z ověřovací aplikace.',

  enrolmentIntro:
    'Tři kroky a každé přihlášení bude kromě hesla chtít i kód z vaší ověřovací aplikace.',
  getApp: 'Pořiďte si ověřovací aplikaci',
  getAppText: (periodSeconds) =>
    `Je to aplikace v telefonu nebo rozšíření prohlížeče, které každých ${duration(periodSeconds)} ukáže nový kód. Pokud už ji máte, použijte ji.`,
  apps: 'Které ověřovací aplikace mohu použít?',
  phoneApps: 'Aplikace do telefonu',
  browserExtensions: 'Rozšíření prohlížeče',
  newTab: 'otevře se na nové kartě',
  scan: 'Naskenujte QR kód',
  scanText: 'V ověřovací aplikaci přidejte účet a namiřte fotoaparát na tento obrázek.',
  qrLabel: 'QR kód pro ověřovací aplikaci',
  qrFailed: 'QR kód se nepodařilo vykreslit. Zadejte sdílený klíč ručně.',
  openInApp: 'Otevřít v ověřovací aplikaci na tomto zařízení',
  otherDevice: 'Máte ověřovací aplikaci na jiném zařízení?',
  cannotScan: 'Nejde naskenovat?',
  byHand:
    'V ověřovací aplikaci zvolte ruční zadání klíče a napište nebo vložte tento sdílený klíč.',
  sharedKey: 'Sdílený klíč',
  copy: 'Kopírovat klíč',
  copied: 'Klíč byl zkopírován.',
  copyByHand: 'Klíč je označený. Zkopírujte jej klávesnicí.',
  activateBefore: (time) => `Tento klíč čeká na aktivaci do ${time}.`,
  confirm: 'Potvrďte, že to funguje',
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

  addDevice: 'Přidat další zařízení',
  showSharedKey: 'Zobrazit sdílený klíč',
  sharedKeyIntro:
    'Chcete tento účet přidat do další ověřovací aplikace? Zadejte heslo a kód. Klíč se pak na minutu zobrazí.',
  keepSecret: 'Kdo má tento klíč, vytvoří si vaše kódy sám. Nikomu ho neposílejte.',
  keyHiddenIn: (seconds) => `Klíč se skryje za ${duration(seconds)}.`,
  keyHidden: 'Klíč už není vidět. Chcete-li ho zobrazit znovu, zadejte heslo a nový kód.',
  showAgain: 'Zobrazit znovu',

  deactivationTitle: 'Vypnout OTP',
  deactivationIntro:
    'Bez OTP se za vás může přihlásit každý, kdo zjistí vaše heslo. Znovu je můžete nastavit kdykoli.',
  deactivated: 'OTP je vypnuté',
  deactivatedText: 'Záznam tohoto účtu můžete z ověřovací aplikace smazat.',

  recoveryTitle: 'Deaktivovat OTP',
  recoveryIntro:
    'Na e-mailovou adresu vašeho účtu pošleme odkaz. Na stránce za ním potvrdíte, že jste to vy, a OTP se vypne. Potom se přihlásíte heslem a OTP můžete znovu nastavit.',
  sendLink: 'Poslat odkaz',
  yourEmail: 'vaši e-mailovou adresu',
  mailTitle: 'Podívejte se do e-mailu',
  mail: {
    on_its_way: (email) => `E-mail na ${email} je na cestě.`,
    sent: (email) => `Poslali jsme e-mail na ${email}.`,
    failed: (email) => `E-mail na ${email} se nepodařilo odeslat.`,
  },
  mailAdvice: 'Nepřišel? Podívejte se do složky s nevyžádanou poštou.',
  openWithin: (seconds) => `Odkaz v něm otevřete během ${minutes(seconds)}.`,
  failedAdvice: 'Pošlete to znovu. Pokud to ani pak nepůjde, obraťte se na podporu.',
  sendAgain: 'Poslat znovu',
  sendAgainIn: (seconds) => `Poslat znovu můžete za ${duration(seconds)}.`,
  noMoreMessages: 'Další zprávu teď poslat nelze.',

  linkIntro:
    'Ztratili jste ověřovací aplikaci? Pokračujte. Jakmile potvrdíte, že jste to vy, OTP se u vašeho účtu vypne.',
  linkUnasked: 'Pokud jste o to nežádali, stránku zavřete. Jejím otevřením se nic nestalo.',
  linkPassword: 'V tomto prohlížeči nejste přihlášeni, proto nejprve potřebujeme vaše heslo.',
  linkIncomplete:
    'Tato adresa není úplná: část, kterou má jen odkaz v našem e-mailu, chybí nebo je useknutá. Otevřete odkaz ještě jednou, nebo ho zkopírujte celý, i když zabírá několik řádků.',

  yourPhone: 'váš telefon',
  smsIntro: (phone) => `Abychom věděli, že jste to vy, pošleme SMS s kódem na ${phone}.`,
  sendSms: 'Poslat SMS',
  sms: {
    on_its_way: (phone) => `SMS s kódem na ${phone} je na cestě.`,
    sent: (phone) => `Poslali jsme SMS s kódem na ${phone}.`,
    failed: (phone) => `SMS na ${phone} se nepodařilo odeslat.`,
  },
  smsCode: 'Kód z SMS',
  smsCodeHint: (digits) => `${digits} číslic ze zprávy SMS`,
  smsCodeRequired: 'Zadejte kód ze zprávy SMS.',
  wrongSmsCode: 'Kód není správný. Zadejte ten ze zprávy SMS.',
  newestSms: 'Pokud vám přišlo zpráv víc, platí jen poslední.',
  disableOtp: 'Vypnout OTP',
  completionIntro: 'Potvrdili jste, že jste to vy. OTP teď lze vypnout.',

  captchaSolving: 'Ověřujeme, že nejste robot…',
  captchaNeeded: 'Potvrďte, že nejste robot.',

  recovered: 'OTP je vypnuté',
  recoveredText: 'Přihlaste se heslem a OTP znovu nastavte.',
  waiting: 'OTP se vypne',
  waitingText: (moment) =>
    `OTP se vypne ${moment}. Do té doby to můžete zastavit odkazem ve zprávách, které jsme vám poslali.`,

  waitingUntold:
    'OTP se vypne po čekací době. Ta začne, až vám o tom dorazí zpráva, a tato stránka pak ukáže, kdy skončí.',
  elsewhere: 'Odkaz byl otevřen v jiném prohlížeči. Pokračujte v něm.',
  elsewhereOver: 'Pokud jste to tam nedokončili, nechte si teď poslat další e-mail.',

  deadEnd: {
    link_invalid: 'Tento odkaz už neplatí: vypršel, byl použit, nebo byl poslán novější.',
    flow_state:
      'Tento pokus skončil: trval příliš dlouho, nebo byl zastaven či dokončen někde jinde.',
    too_many_attempts: 'Chybných pokusů bylo příliš mnoho, a tak je konec. OTP zůstává zapnuté.',
    login_required:
      'Vaše přihlášení už neplatí. Přihlaste se znovu heslem a pak znovu uveďte, že se vám ztratila karta OTP.',
    not_allowed:
      'U tohoto účtu tady OTP vypnout nelze. Podpora to může udělat, až ověří vaši totožnost.',
    contact_not_verified:
      'U tohoto účtu tady OTP vypnout nelze: jeho kontaktní údaje nejsou ověřené. Podpora to může udělat, až ověří vaši totožnost.',
    delivery_limit:
      'Další zprávy vám teď poslat nelze. Zkuste to zítra, nebo se obraťte na podporu.',
    not_enabled: 'OTP je u tohoto účtu už vypnuté. Přihlaste se heslem.',
  },

  noAccess: 'Nemáte k tomu e-mailu nebo telefonu přístup?',
  noAccessMail: 'Nemáte k tomu e-mailu přístup?',
  contactSupport: 'Kontaktovat podporu',
  supportAdvice:
    'Napište nebo zavolejte podpoře tohoto webu, kontakt najdete na jeho stránkách. Podpora nejprve ověří, že jste to vy.',

  captchaInsecure:
    'Stránka se neotevřela přes zabezpečené připojení, a prohlížeč tak nemůže ověřit, že nejste robot. Otevřete ji znovu s https:// na začátku adresy.',

  noticeTitle: 'Ochránit můj účet',
  noticeIntro: 'Někdo změnil, jak se přihlašujete, nebo se o to pokusil',
  noticeWhat: {
    otp_enabled: 'OTP bylo zapnuto',
    otp_disabled: 'OTP bylo vypnuto',
    shared_key_shown: 'Váš sdílený klíč byl zobrazen',
  },
  noticeGoesOff: (moment) => `OTP bude vypnuto${moment && ` ${moment}`}`,
  noticeStop: 'Pokud jste to nebyli vy, stiskněte tlačítko: chvíli pak nepůjde nic dalšího změnit.',
  noticeKeep: 'Pokud jste to nebyli vy, stiskněte tlačítko: OTP zůstane zapnuté.',
  noticeOwn: 'Pokud jste to byli vy, stránku prostě zavřete.',
  keepSafe: 'Ochránit můj účet',
  noticeNoLink: 'Tato stránka patří k odkazu v naší zprávě. Otevřete ho prosím ještě jednou.',
  noticeCut:
    'Odkaz není celý, jeho část je useknutá. Otevřete ho v naší zprávě ještě jednou, nebo ho zkopírujte celý, i když zabírá několik řádků.',
  noticeInvalid:
    'Tento odkaz už neplatí. Pokud nevíte, co se s vaším účtem stalo, změňte si heslo a obraťte se na podporu.',
  cancelled: 'OTP zůstává zapnuté',
  cancelledText: 'Nic se nezměnilo. Pokud jste to nebyli vy, změňte si heslo.',
  frozen: 'Váš účet je zmrazený',
  frozenText: (moment) =>
    `Do ${moment} nelze na dvoufázovém ověření nic změnit. Hned si změňte heslo. Pokud OTP není tak, jak jste ho nechali, obraťte se na podporu.`,

  supportRequestTitle: 'Napište podpoře',
  supportRequestIntro:
    'Pokud jste přišli o ověřovací aplikaci a OTP nemůžete vypnout sami, požádejte o to tady nás.',
  email: 'E-mail',
  emailHint: 'Adresa, kterou se přihlašujete, i když její poštu už nemůžete číst',
  emailRequired: 'Zadejte e-mail, kterým se přihlašujete.',
  emailFormat: 'Toto není e-mailová adresa. Zkontrolujte ji.',
  whatHappened: 'Co se stalo',
  whatHappenedHint: (limit) =>
    `Napište i to, jak se s vámi můžeme spojit. Neposílejte hesla, kódy ani klíče. Nejvýše ${limit} znaků.`,
  whatHappenedRequired: 'Napište nám, co se stalo.',
  charactersUsed: (used, limit) => `${used} z ${limit}`,
  charactersLeft: (left) => `Zbývá místo na ${characters(left)}.`,
  charactersOver: (over) => `O ${characters(over)} víc, než je možné.`,
  sendRequest: 'Odeslat žádost',
  solveCaptcha: 'Ještě jeden krok: ukažte tady, že nejste robot. Žádost se pak hned odešle.',
  tooManyRequests: 'Bylo odesláno příliš mnoho žádostí.',
  supportRequested: 'Vaši žádost máme',
  supportRequestedText:
    'Do jednoho pracovního dne se vám někdo ozve a nejprve ověří, že jste to vy. Nikdo se vás nebude ptát na heslo ani na kód.',
};

registerMessages('cs', cs);

/** In the genitive, as it follows "během": během 1 minuty, během 5 minut. */
function minutes(seconds: number): string {
  const count = Math.ceil(seconds / 60);
  return `${count} ${count === 1 ? 'minuty' : 'minut'}`;
}
