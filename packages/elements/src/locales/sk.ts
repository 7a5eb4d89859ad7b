import { duration } from '../i18n/durations/sk.ts';
import { countWords } from '../i18n/formats/count-words.ts';
import type { Messages } from '../i18n/messages/messages.ts';
import { registerMessages } from '../i18n/registry.ts';
import { skLogin } from './sk-login.ts';

const characters = countWords('sk', { one: 'znak', few: 'znaky', other: 'znakov' });

/** Slovak. Importing this module makes the elements speak it. */
export const sk: Messages = {
  ...skLogin,

  password: 'Heslo',
  passwordRequired: 'Zadajte svoje heslo.',
  passwordFormat: 'Toto heslo nemožno prijať. Skontrolujte ho.',
  show: 'Zobraziť',
  hide: 'Skryť',
  showPassword: 'Zobraziť heslo',
  hidePassword: 'Skryť heslo',

  errors: {
    ...skLogin.errors,
    already_enabled: 'OTP je pri tomto účte už zapnuté.',
    contact_not_verified: 'Najprv musia byť overené vaše kontaktné údaje.',
    link_invalid: 'Tento odkaz už neplatí.',
    wrong_password: 'Heslo nie je správne.',
    delivery_limit: 'Vyžiadaných správ bolo príliš veľa. Chvíľu počkajte.',
    not_found: 'Nenašlo sa to. Načítajte stránku znova a skúste to ešte raz.',
    password_change_required: 'Najprv si musíte zmeniť heslo.',
  },
  notAllowed: {
    frozen: (until) =>
      `Niekto v našej správe použil odkaz „To som nebol(a) ja“. ${until ? `Do ${until}` : 'Zatiaľ'} preto pri tomto účte nemožno na OTP nič zmeniť.`,
    contact_changed: (until) =>
      `Kontaktné údaje tohto účtu sa nedávno zmenili. Z bezpečnostných dôvodov to ${until ? `pôjde až po ${until}` : 'zatiaľ nejde'}.`,
    support_only: () => 'Pri tomto účte to môže urobiť iba podpora, keď overí vašu totožnosť.',
    policy: () => 'Túto možnosť tu neponúkame.',
  },

  contact: {
    email: {
      missing: 'Chýba vaša e-mailová adresa.',
      unverified: 'Vaša e-mailová adresa nie je overená.',
    },
    phone: {
      missing: 'Chýba vaše číslo mobilného telefónu.',
      unverified: 'Vaše číslo mobilného telefónu nie je overené.',
    },
  },

  sectionTitle: 'Dvojstupňové overenie (OTP)',
  sectionOff:
    'Chráňte svoj účet druhým krokom: okrem hesla bude každé prihlásenie vyžadovať jednorazový kód z overovacej aplikácie v telefóne alebo v prehliadači.',
  stateOn: 'Zapnuté',
  stateOff: 'Vypnuté',
  stateBlocked: 'Blokované',
  onSince: (date) =>
    `Zapnuté od ${date}. Každé prihlásenie vyžaduje jednorazový kód z overovacej aplikácie.`,
  blocked: 'Nesprávnych kódov bolo príliš veľa, preto sa teraz žiadny neprijíma.',
  setOtp: 'Nastaviť OTP',
  authenticators: 'Overovacie aplikácie',
  added: (date) => `Pridané ${date}`,
  lastUsed: (moment) => `naposledy použité ${moment}`,
  contactsNeeded:
    'Skôr než nastavíte OTP, potrebujeme kontakty, ktoré preukážu vašu totožnosť pri strate overovacej aplikácie:',

  enrolmentTitle: 'Nastaviť OTP',
  enrolled: 'OTP je zapnuté',
  enrolledText: 'Odteraz bude každé prihlásenie vyžadovať jednorazový kód z overovacej aplikácie.',

  enrolmentIntro:
    'Tri kroky a každé prihlásenie bude okrem hesla vyžadovať aj kód z vašej overovacej aplikácie.',
  getApp: 'Zaobstarajte si overovaciu aplikáciu',
  getAppText: (periodSeconds) =>
    `Je to aplikácia v telefóne alebo rozšírenie prehliadača, ktoré raz za ${duration(periodSeconds)} ukáže nový kód. Ak ju už máte, použite ju.`,
  apps: 'Ktoré overovacie aplikácie môžem použiť?',
  phoneApps: 'Aplikácie do telefónu',
  browserExtensions: 'Rozšírenia prehliadača',
  newTab: 'otvorí sa na novej karte',
  scan: 'Naskenujte QR kód',
  scanText: 'V overovacej aplikácii pridajte účet a namierte fotoaparát na tento obrázok.',
  qrLabel: 'QR kód pre overovaciu aplikáciu',
  qrFailed: 'QR kód sa nepodarilo vykresliť. Zadajte zdieľaný kľúč ručne.',
  openInApp: 'Otvoriť v overovacej aplikácii na tomto zariadení',
  otherDevice: 'Máte overovaciu aplikáciu na inom zariadení?',
  cannotScan: 'Nedá sa naskenovať?',
  byHand:
    'V overovacej aplikácii zvoľte ručné zadanie kľúča a napíšte alebo vložte tento zdieľaný kľúč.',
  sharedKey: 'Zdieľaný kľúč',
  copy: 'Kopírovať kľúč',
  copied: 'Kľúč bol skopírovaný.',
  copyByHand: 'Kľúč je označený. Skopírujte ho klávesnicou.',
  activateBefore: (time) => `Tento kľúč čaká na aktiváciu do ${time}.`,
  confirm: 'Potvrďte, že to funguje',
  activate: 'Aktivovať',
  newKey: {
    wrong_password: 'Heslo nebolo správne, preto OTP nie je zapnuté.',
    wrong_code: 'Kód nebol správny, preto OTP nie je zapnuté.',
    flow_state: 'Kľúč čakal príliš dlho, preto OTP nie je zapnuté.',
    other: 'OTP sa nepodarilo zapnúť.',
  },
  newKeyAdvice:
    'Kľúč na obrazovke je nový. Vymažte z overovacej aplikácie starý záznam a naskenujte nový QR kód.',
  keyExpired: 'Kľúč čakal príliš dlho a už neplatí.',
  showNewKey: 'Zobraziť nový kľúč',
  keyReplaced: 'Tento kľúč už neplatí. Bol vytvorený iný, možno na inej karte.',
  startAgain: 'Začať znova',
  leave: 'Naozaj zavrieť? Kľúč na obrazovke sa zahodí a OTP zostane vypnuté.',
  leaveAnyway: 'Zahodiť kľúč',
  stay: 'Zostať',

  addDevice: 'Pridať ďalšie zariadenie',
  showSharedKey: 'Zobraziť zdieľaný kľúč',
  sharedKeyIntro:
    'Chcete tento účet pridať do ďalšej overovacej aplikácie? Zadajte heslo a kód. Kľúč sa potom na minútu zobrazí.',
  keepSecret: 'Kto má tento kľúč, môže vytvárať vaše kódy. Nikomu ho neposielajte.',
  keyHiddenIn: (seconds) => `Kľúč sa skryje o ${duration(seconds)}.`,
  keyHidden: 'Kľúč je znova skrytý. Ak ho chcete zobraziť ešte raz, zadajte heslo a nový kód.',
  showAgain: 'Zobraziť znova',

  deactivationTitle: 'Vypnúť OTP',
  deactivationIntro:
    'Bez OTP sa za vás môže prihlásiť každý, kto zistí vaše heslo. Znova ho môžete nastaviť kedykoľvek.',
  deactivated: 'OTP je vypnuté',
  deactivatedText: 'Záznam tohto účtu môžete z overovacej aplikácie vymazať.',

  recoveryTitle: 'Deaktivovať OTP',
  recoveryIntro:
    'Na e-mailovú adresu vášho účtu pošleme odkaz. Otvorte ho, potvrďte, že ste to vy, a OTP sa vypne. Potom sa môžete prihlásiť heslom a OTP znova nastaviť.',
  sendLink: 'Poslať odkaz',
  yourEmail: 'vašu e-mailovú adresu',
  mailTitle: 'Pozrite si e-mail',
  mail: {
    on_its_way: (email) => `E-mail na ${email} je na ceste.`,
    sent: (email) => `Poslali sme e-mail na ${email}.`,
    failed: (email) => `E-mail na ${email} sa nepodarilo odoslať.`,
  },
  mailAdvice: 'Neprišiel? Pozrite sa do priečinka so spamom.',
  openWithin: (seconds) => `Odkaz v ňom otvorte do ${minutes(seconds)}.`,
  failedAdvice: 'Pošlite to znova. Ak to nepôjde ani potom, obráťte sa na podporu.',
  sendAgain: 'Poslať znova',
  sendAgainIn: (seconds) => `Znova to môžete poslať o ${duration(seconds)}.`,
  noMoreMessages: 'Ďalšiu správu zatiaľ nemožno poslať.',

  linkIntro:
    'Stratili ste overovaciu aplikáciu? Pokračujte. Keď potvrdíte, že ste to vy, OTP sa pri vašom účte vypne.',
  linkUnasked: 'Ak ste o to nežiadali, stránku zavrite. Jej otvorením sa nič nestalo.',
  linkPassword: 'V tomto prehliadači nie ste prihlásení, preto najprv potrebujeme vaše heslo.',
  linkIncomplete:
    'Táto adresa nie je úplná. Otvorte odkaz z nášho e-mailu ešte raz alebo ho skopírujte celý, aj keď zaberá niekoľko riadkov.',

  yourPhone: 'váš telefón',
  smsIntro: (phone) => `Aby sme vedeli, že ste to vy, pošleme SMS s kódom na ${phone}.`,
  sendSms: 'Poslať SMS',
  sms: {
    on_its_way: (phone) => `SMS s kódom na ${phone} je na ceste.`,
    sent: (phone) => `Poslali sme SMS s kódom na ${phone}.`,
    failed: (phone) => `SMS na ${phone} sa nepodarilo odoslať.`,
  },
  smsCode: 'Kód z SMS',
  smsCodeHint: (digits) => `${digits} číslic z SMS správy`,
  smsCodeRequired: 'Zadajte kód z SMS správy.',
  wrongSmsCode: 'Kód nie je správny. Zadajte ten z SMS správy.',
  newestSms: 'Ak vám prišlo správ viac, platí iba posledná.',
  disableOtp: 'Vypnúť OTP',
  completionIntro: 'Potvrdili ste, že ste to vy.',

  captchaSolving: 'Overujeme, že nie ste robot…',
  captchaNeeded: 'Potvrďte, že nie ste robot.',

  recovered: 'OTP je vypnuté',
  recoveredText: 'Prihláste sa heslom a potom OTP znova nastavte.',
  waiting: 'OTP sa vypne',
  waitingText: (moment) =>
    `OTP sa vypne ${moment}. Dovtedy to môžete zastaviť odkazom v správach, ktoré sme vám poslali.`,

  waitingUntold: 'OTP sa vypne po čakacej lehote. Tá začne plynúť, keď vám o tom príde správa.',
  elsewhere: 'Odkaz bol otvorený v inom prehliadači. Pokračujte v ňom.',
  elsewhereOver: 'Ak ste to tam nedokončili, vyžiadajte si ďalší e-mail.',

  deadEnd: {
    link_invalid: 'Tento odkaz už neplatí: vypršal, bol použitý alebo bol poslaný novší.',
    flow_state:
      'Tento pokus sa skončil: trval príliš dlho alebo bol zastavený či dokončený niekde inde.',
    too_many_attempts: 'Pokusov bolo príliš veľa, preto sa tento skončil. OTP zostáva zapnuté.',
    login_required:
      'Vaše prihlásenie už neplatí. Prihláste sa znova heslom a potom opäť zvoľte „Stratila sa mi karta OTP“.',
    not_allowed:
      'Pri tomto účte tu OTP nemožno vypnúť. Podpora to môže urobiť, keď overí vašu totožnosť.',
    contact_not_verified:
      'Pri tomto účte tu OTP nemožno vypnúť: jeho kontaktné údaje nie sú overené. Podpora to môže urobiť, keď overí vašu totožnosť.',
    delivery_limit:
      'Ďalšie správy vám zatiaľ nemožno poslať. Skúste to zajtra alebo sa obráťte na podporu.',
    not_enabled: 'OTP je pri tomto účte už vypnuté. Prihláste sa heslom.',
  },

  noAccess: 'Nemáte prístup k tomuto e-mailu alebo telefónu?',
  noAccessMail: 'Nemáte prístup k tomuto e-mailu?',
  contactSupport: 'Kontaktovať podporu',
  supportAdvice:
    'Napíšte alebo zavolajte podpore tohto webu, kontakt nájdete na jeho stránkach. Podpora najprv overí, že ste to vy.',

  captchaInsecure:
    'Stránka sa neotvorila cez zabezpečené pripojenie, preto prehliadač nemôže overiť, že nie ste robot. Otvorte ju znova s https:// na začiatku adresy.',

  noticeTitle: 'Ochrániť môj účet',
  noticeIntro: 'Niekto zmenil, ako sa prihlasujete, alebo sa o to pokúsil',
  noticeWhat: {
    otp_enabled: 'OTP bolo zapnuté',
    otp_disabled: 'OTP bolo vypnuté',
    shared_key_shown: 'Váš zdieľaný kľúč bol zobrazený',
  },
  noticeGoesOff: (moment) => `OTP sa vypne${moment && ` ${moment}`}`,
  noticeStop: 'Ak ste to neboli vy, stlačte tlačidlo: chvíľu potom nebude možné nič ďalšie zmeniť.',
  noticeKeep: 'Ak ste to neboli vy, stlačte tlačidlo: OTP zostane zapnuté.',
  noticeOwn: 'Ak ste to boli vy, stránku jednoducho zatvorte.',
  keepSafe: 'Ochrániť môj účet',
  noticeNoLink: 'Táto stránka patrí k odkazu v našej správe. Otvorte ho ešte raz.',
  noticeCut:
    'Odkaz nie je úplný, jeho časť chýba. Otvorte ho v našej správe ešte raz alebo ho skopírujte celý, aj keď zaberá niekoľko riadkov.',
  noticeInvalid:
    'Tento odkaz už neplatí. Ak neviete, čo sa s vaším účtom stalo, zmeňte si heslo a obráťte sa na podporu.',
  cancelled: 'OTP zostáva zapnuté',
  cancelledText: 'Nič sa nezmenilo. Ak ste to neboli vy, zmeňte si heslo.',
  frozen: 'Váš účet je zmrazený',
  frozenText: (moment) =>
    `Do ${moment} nemožno na dvojstupňovom overení nič zmeniť. Hneď si zmeňte heslo. Ak OTP nie je tak, ako ste ho nechali, obráťte sa na podporu.`,

  supportRequestTitle: 'Kontaktovať podporu',
  supportRequestIntro:
    'Ak ste prišli o overovaciu aplikáciu a OTP nemôžete vypnúť sami, požiadajte o to tu nás.',
  email: 'E-mail',
  emailHint: 'Adresa, ktorou sa prihlasujete, aj keď jej poštu už nemôžete čítať',
  emailRequired: 'Zadajte e-mail, ktorým sa prihlasujete.',
  emailFormat: 'Toto nie je e-mailová adresa. Skontrolujte ju.',
  whatHappened: 'Čo sa stalo',
  whatHappenedHint: (limit) =>
    `Napíšte aj to, ako sa s vami môžeme spojiť. Neposielajte heslá, kódy ani kľúče. Najviac ${characters(limit)}.`,
  whatHappenedRequired: 'Napíšte nám, čo sa stalo.',
  charactersUsed: (used, limit) => `${used} z ${limit}`,
  charactersLeft: (left) => `Zostáva miesto na ${characters(left)}.`,
  charactersOver: (over) => `O ${characters(over)} viac, než je možné.`,
  sendRequest: 'Odoslať žiadosť',
  solveCaptcha: 'Ešte jeden krok: potvrďte tu, že nie ste robot. Žiadosť sa potom hneď odošle.',
  tooManyRequests: 'Odoslaných žiadostí bolo príliš veľa.',
  supportRequested: 'Vašu žiadosť máme',
  supportRequestedText:
    'Do jedného pracovného dňa sa vám niekto ozve a najprv overí, že ste to vy. Nikto sa vás nebude pýtať na heslo ani na kód.',
};

registerMessages('sk', sk);

/** In the genitive, as it follows "do": do 1 minúty, do 5 minút. */
function minutes(seconds: number): string {
  const count = Math.ceil(seconds / 60);
  return `${count} ${count === 1 ? 'minúty' : 'minút'}`;
}
