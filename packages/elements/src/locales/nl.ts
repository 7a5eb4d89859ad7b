import { duration } from '../i18n/durations/nl.ts';
import { countWords } from '../i18n/formats/count-words.ts';
import type { Messages } from '../i18n/messages/messages.ts';
import { registerMessages } from '../i18n/registry.ts';
import { nlLogin } from './nl-login.ts';

const characters = countWords('nl', { one: 'teken', other: 'tekens' });

/** Dutch. Importing this module makes the elements speak it. */
export const nl: Messages = {
  ...nlLogin,

  password: 'Wachtwoord',
  passwordRequired: 'Voer je wachtwoord in.',
  passwordFormat: 'Dit wachtwoord kan niet worden geaccepteerd. Controleer het.',
  show: 'Tonen',
  hide: 'Verbergen',
  showPassword: 'Wachtwoord tonen',
  hidePassword: 'Wachtwoord verbergen',

  errors: {
    ...nlLogin.errors,
    already_enabled: 'OTP is al ingeschakeld voor dit account.',
    contact_not_verified: 'Je contactgegevens moeten eerst worden geverifieerd.',
    link_invalid: 'Deze link is niet meer geldig.',
    wrong_password: 'Dat wachtwoord klopt niet.',
    delivery_limit: 'Er zijn te veel berichten aangevraagd. Wacht even.',
    not_found: 'Dit is niet gevonden. Laad de pagina opnieuw en probeer het nog eens.',
    password_change_required: 'Je moet eerst je wachtwoord wijzigen.',
  },
  notAllowed: {
    frozen: (until) =>
      `Iemand heeft in een bericht van ons de link ‘Dit was ik niet’ gebruikt. ${until ? `Tot ${until}` : 'Voorlopig'} kan er niets aan OTP worden gewijzigd.`,
    contact_changed: (until) =>
      `De contactgegevens van dit account zijn onlangs gewijzigd. Voor de veiligheid kan dit ${until ? `niet vóór ${until}` : 'voorlopig niet'} gebeuren.`,
    support_only: () =>
      'Voor dit account kan alleen support dit doen, nadat ze hebben gecontroleerd dat jij het bent.',
    policy: () => 'Deze mogelijkheid wordt hier niet aangeboden.',
  },

  contact: {
    email: {
      missing: 'Je e-mailadres ontbreekt.',
      unverified: 'Je e-mailadres is niet geverifieerd.',
    },
    phone: {
      missing: 'Je mobiele nummer ontbreekt.',
      unverified: 'Je mobiele nummer is niet geverifieerd.',
    },
  },

  sectionTitle: 'Tweefactorauthenticatie (OTP)',
  sectionOff:
    'Beveilig je account met een tweede stap: bij het inloggen heb je dan naast je wachtwoord altijd een eenmalige code nodig uit een authenticator-app op je telefoon of in je browser.',
  stateOn: 'Ingeschakeld',
  stateOff: 'Uitgeschakeld',
  stateBlocked: 'Geblokkeerd',
  onSince: (date) =>
    `Ingeschakeld sinds ${date}. Bij het inloggen heb je altijd een eenmalige code uit je authenticator-app nodig.`,
  blocked: 'Er zijn te veel verkeerde codes ingevoerd, dus er wordt nu geen enkele geaccepteerd.',
  setOtp: 'OTP instellen',
  authenticators: 'Authenticator-apps',
  added: (date) => `Toegevoegd op ${date}`,
  lastUsed: (moment) => `laatst gebruikt op ${moment}`,
  contactsNeeded:
    'Voordat je OTP kunt instellen, hebben we contactgegevens nodig waarmee je kunt bewijzen wie je bent als je je authenticator-app kwijtraakt:',

  enrolmentTitle: 'OTP instellen',
  enrolled: 'OTP is ingeschakeld',
  enrolledText:
    'Vanaf nu heb je bij het inloggen altijd een eenmalige code uit je authenticator-app nodig.',

  enrolmentIntro:
    'Drie stappen, en bij het inloggen heb je naast je wachtwoord altijd een code uit je authenticator-app nodig.',
  getApp: 'Installeer een authenticator-app',
  getAppText: (periodSeconds) =>
    `Dat is een app op je telefoon of een extensie van je browser die elke ${duration(periodSeconds)} een nieuwe code toont. Heb je er al een, gebruik die dan.`,
  apps: 'Welke authenticator-apps kan ik gebruiken?',
  phoneApps: 'Apps voor je telefoon',
  browserExtensions: 'Browserextensies',
  newTab: 'wordt geopend op een nieuw tabblad',
  scan: 'Scan de QR-code',
  scanText: 'Voeg in je authenticator-app een account toe en richt de camera op deze afbeelding.',
  qrLabel: 'QR-code voor je authenticator-app',
  qrFailed: 'De QR-code kan niet worden weergegeven. Voer de configuratiesleutel handmatig in.',
  openInApp: 'Openen in een authenticator-app op dit apparaat',
  otherDevice: 'Staat je authenticator-app op een ander apparaat?',
  cannotScan: 'Lukt scannen niet?',
  byHand:
    'Kies in je authenticator-app voor handmatig invoeren en typ of plak deze configuratiesleutel.',
  sharedKey: 'Configuratiesleutel',
  copy: 'Sleutel kopiëren',
  copied: 'De sleutel is gekopieerd.',
  copyByHand: 'De sleutel is geselecteerd. Kopieer hem met je toetsenbord.',
  activateBefore: (time) => `Je hebt tot ${time} om deze sleutel te activeren.`,
  confirm: 'Controleer of het werkt',
  activate: 'Inschakelen',
  newKey: {
    wrong_password: 'Het wachtwoord klopte niet, dus OTP is niet ingeschakeld.',
    wrong_code: 'De code klopte niet, dus OTP is niet ingeschakeld.',
    flow_state: 'De sleutel was verlopen, dus OTP is niet ingeschakeld.',
    other: 'OTP kon niet worden ingeschakeld.',
  },
  newKeyAdvice:
    'De getoonde sleutel is nieuw. Verwijder het oude item uit je authenticator-app en scan daarna de nieuwe QR-code.',
  keyExpired: 'De sleutel is niet op tijd geactiveerd en is niet meer geldig.',
  showNewKey: 'Nieuwe sleutel tonen',
  keyReplaced:
    'Deze sleutel is niet meer geldig. Er is een andere gemaakt, misschien op een ander tabblad.',
  startAgain: 'Opnieuw beginnen',
  leave: 'Wil je dit sluiten? De getoonde sleutel vervalt en OTP blijft uitgeschakeld.',
  leaveAnyway: 'Sleutel verwijderen',
  stay: 'Blijven',

  addDevice: 'Nog een apparaat toevoegen',
  showSharedKey: 'Configuratiesleutel tonen',
  sharedKeyIntro:
    'Wil je dit account aan nog een authenticator-app toevoegen? Voer je wachtwoord en een code in. De sleutel wordt dan een minuut getoond.',
  keepSecret: 'Wie deze sleutel heeft, kan jouw codes maken. Stuur hem naar niemand.',
  keyHiddenIn: (seconds) => `De sleutel wordt over ${duration(seconds)} verborgen.`,
  keyHidden:
    'De sleutel is weer verborgen. Wil je hem nog eens zien, voer dan je wachtwoord en een nieuwe code in.',
  showAgain: 'Opnieuw tonen',

  deactivationTitle: 'OTP uitschakelen',
  deactivationIntro:
    'Zonder OTP kan iedereen die je wachtwoord te weten komt, inloggen als jij. Je kunt OTP altijd weer instellen.',
  deactivated: 'OTP is uitgeschakeld',
  deactivatedText: 'Je kunt het item van dit account uit je authenticator-app verwijderen.',

  recoveryTitle: 'OTP uitschakelen',
  recoveryIntro:
    'We sturen een link naar het e-mailadres van je account. Open de link en bevestig dat jij het bent; dan wordt OTP uitgeschakeld. Daarna kun je inloggen met je wachtwoord en OTP opnieuw instellen.',
  sendLink: 'Link versturen',
  yourEmail: 'je e-mailadres',
  mailTitle: 'Bekijk je e-mail',
  mail: {
    on_its_way: (email) => `Er is een e-mail naar ${email} onderweg.`,
    sent: (email) => `We hebben een e-mail naar ${email} gestuurd.`,
    failed: (email) => `De e-mail naar ${email} kon niet worden verstuurd.`,
  },
  mailAdvice: 'Niets ontvangen? Kijk in je spammap.',
  openWithin: (seconds) => `Open de link daarin binnen ${duration(seconds)}.`,
  failedAdvice: 'Verstuur het nog eens. Lukt dat ook niet, neem dan contact op met support.',
  sendAgain: 'Opnieuw versturen',
  sendAgainIn: (seconds) => `Je kunt het over ${duration(seconds)} opnieuw versturen.`,
  noMoreMessages: 'Nog een keer versturen kan nu niet.',

  linkIntro:
    'Ben je je authenticator-app kwijt? Ga door: zodra je hebt bevestigd dat jij het bent, wordt OTP uitgeschakeld voor je account.',
  linkUnasked:
    'Heb je hier niet om gevraagd, sluit dan de pagina. Door het openen is er niets gebeurd.',
  linkPassword: 'Je bent hier niet ingelogd, dus we hebben eerst je wachtwoord nodig.',
  linkIncomplete:
    'Dit adres is niet volledig. Open de link in onze e-mail nog eens of kopieer hem helemaal, ook als hij over meerdere regels loopt.',

  yourPhone: 'je telefoon',
  smsIntro: (phone) =>
    `Om te bevestigen dat jij het bent, sturen we een sms met een code naar ${phone}.`,
  sendSms: 'Sms versturen',
  sms: {
    on_its_way: (phone) => `Er is een sms met een code naar ${phone} onderweg.`,
    sent: (phone) => `We hebben een sms met een code naar ${phone} gestuurd.`,
    failed: (phone) => `De sms naar ${phone} kon niet worden verstuurd.`,
  },
  smsCode: 'Sms-code',
  smsCodeHint: (digits) => `De ${digits} cijfers in de sms`,
  smsCodeRequired: 'Voer de code uit de sms in.',
  wrongSmsCode: 'Die code klopt niet. Voer de code uit de sms in.',
  newestSms: 'Heb je er meerdere ontvangen, dan geldt alleen de nieuwste.',
  disableOtp: 'OTP uitschakelen',
  completionIntro: 'Je hebt bevestigd dat jij het bent.',

  captchaSolving: 'We controleren of je geen robot bent…',
  captchaNeeded: 'Laat zien dat je geen robot bent.',

  recovered: 'OTP is uitgeschakeld',
  recoveredText: 'Log in met je wachtwoord en stel OTP daarna opnieuw in.',
  waiting: 'OTP wordt uitgeschakeld',
  waitingText: (moment) =>
    `OTP wordt uitgeschakeld op ${moment}. Tot die tijd kun je dit tegenhouden met de link in de berichten die we je hebben gestuurd.`,

  waitingUntold:
    'OTP wordt uitgeschakeld na een wachttijd. Die begint zodra een bericht hierover bij je is aangekomen.',
  elsewhere: 'De link is in een andere browser geopend. Ga daar verder.',
  elsewhereOver: 'Kon je het daar niet afmaken, vraag dan een nieuwe e-mail aan.',

  deadEnd: {
    link_invalid:
      'Deze link werkt niet meer: hij is verlopen, al gebruikt of vervangen door een nieuwere.',
    flow_state:
      'Deze poging is afgelopen: die duurde te lang, of is ergens anders gestopt of afgerond.',
    too_many_attempts:
      'Er zijn te veel pogingen gedaan, dus deze is afgelopen. OTP blijft ingeschakeld.',
    login_required:
      'Je bent niet meer ingelogd. Log opnieuw in met je wachtwoord en kies nog eens ‘Ik ben mijn OTP-kaart kwijt’.',
    not_allowed:
      'OTP kan voor dit account hier niet worden uitgeschakeld. Support kan dat doen nadat ze hebben gecontroleerd dat jij het bent.',
    contact_not_verified:
      'OTP kan voor dit account hier niet worden uitgeschakeld: de contactgegevens zijn niet geverifieerd. Support kan dat doen nadat ze hebben gecontroleerd dat jij het bent.',
    delivery_limit:
      'Er kunnen je nu geen berichten meer worden gestuurd. Probeer het morgen nog eens of neem contact op met support.',
    not_enabled: 'OTP is al uitgeschakeld voor dit account. Log in met je wachtwoord.',
  },

  noAccess: 'Geen toegang tot dat e-mailadres of die telefoon?',
  noAccessMail: 'Geen toegang tot dat e-mailadres?',
  contactSupport: 'Contact opnemen met support',
  supportAdvice:
    'Schrijf of bel de supportafdeling van deze site, zoals op de contactpagina staat. Zij controleren eerst of jij het bent.',

  captchaInsecure:
    'Deze pagina is niet via een beveiligde verbinding geopend, dus je browser kan niet laten zien dat je geen robot bent. Open de pagina opnieuw met https:// aan het begin van het adres.',

  noticeTitle: 'Mijn account beschermen',
  noticeIntro: 'Iemand heeft gewijzigd hoe je inlogt, of heeft dat geprobeerd',
  noticeWhat: {
    otp_enabled: 'OTP is ingeschakeld',
    otp_disabled: 'OTP is uitgeschakeld',
    shared_key_shown: 'Je configuratiesleutel is getoond',
  },
  noticeGoesOff: (moment) => `OTP wordt uitgeschakeld${moment && ` op ${moment}`}`,
  noticeStop:
    'Was jij dit niet? Druk op de knop: dan kan er een tijd lang niets meer worden gewijzigd.',
  noticeKeep: 'Was jij dit niet? Druk op de knop: OTP blijft ingeschakeld.',
  noticeOwn: 'Was jij het wel? Sluit dan gewoon deze pagina.',
  keepSafe: 'Mijn account beschermen',
  noticeNoLink: 'Deze pagina hoort bij de link in een bericht van ons. Open die link nog eens.',
  noticeCut:
    'Deze link is niet volledig: er is een deel weggevallen. Open hem nog eens in ons bericht of kopieer hem helemaal, ook als hij over meerdere regels loopt.',
  noticeInvalid:
    'Deze link werkt niet meer. Herken je niet wat er met je account is gebeurd, wijzig dan je wachtwoord en neem contact op met support.',
  cancelled: 'OTP blijft ingeschakeld',
  cancelledText: 'Er is niets gewijzigd. Was jij het niet, wijzig dan je wachtwoord.',
  frozen: 'Je account is bevroren',
  frozenText: (moment) =>
    `Tot ${moment} kan er niets aan de tweede factor worden gewijzigd. Wijzig nu je wachtwoord. Is OTP niet zoals je het had achtergelaten, neem dan contact op met support.`,

  supportRequestTitle: 'Contact opnemen met support',
  supportRequestIntro:
    'Ben je je authenticator-app kwijt en kun je OTP niet zelf uitschakelen, vraag ons dan hier om het te doen.',
  email: 'E-mail',
  emailHint: 'Het adres waarmee je inlogt, ook als je de e-mail ervan niet meer kunt lezen',
  emailRequired: 'Voer het e-mailadres in waarmee je inlogt.',
  emailFormat: 'Dit is geen e-mailadres. Controleer het.',
  whatHappened: 'Wat is er gebeurd?',
  whatHappenedHint: (limit) =>
    `Schrijf ook hoe we je kunnen bereiken. Geen wachtwoorden, codes of sleutels. Maximaal ${limit} tekens.`,
  whatHappenedRequired: 'Vertel ons wat er is gebeurd.',
  charactersUsed: (used, limit) => `${used} van ${limit}`,
  charactersLeft: (left) => `Nog ${characters(left)} over.`,
  charactersOver: (over) => `${characters(over)} te veel.`,
  sendRequest: 'Verzoek versturen',
  solveCaptcha:
    'Nog één stap: laat hier zien dat je geen robot bent. Daarna wordt je verzoek meteen verstuurd.',
  tooManyRequests: 'Er zijn te veel verzoeken verstuurd.',
  supportRequested: 'We hebben je verzoek ontvangen',
  supportRequestedText:
    'Je krijgt binnen één werkdag antwoord; we controleren eerst of jij het bent. Niemand zal je ooit om je wachtwoord of een code vragen.',
};

registerMessages('nl', nl);
