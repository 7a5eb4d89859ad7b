import { duration } from '../i18n/durations/de.ts';
import { countWords } from '../i18n/formats/count-words.ts';
import type { Messages } from '../i18n/messages/messages.ts';
import { registerMessages } from '../i18n/registry.ts';
import { deLogin } from './de-login.ts';

const characters = countWords('de', { one: 'Zeichen', other: 'Zeichen' });

/** German. Importing this module makes the elements speak it. */
export const de: Messages = {
  ...deLogin,

  password: 'Passwort',
  passwordRequired: 'Geben Sie Ihr Passwort ein.',
  passwordFormat: 'Dieses Passwort kann nicht angenommen werden. Prüfen Sie es.',
  show: 'Anzeigen',
  hide: 'Verbergen',
  showPassword: 'Passwort anzeigen',
  hidePassword: 'Passwort verbergen',

  errors: {
    ...deLogin.errors,
    already_enabled: 'OTP ist für dieses Konto schon aktiviert.',
    contact_not_verified: 'Zuerst müssen Ihre Kontaktdaten bestätigt werden.',
    link_invalid: 'Dieser Link ist nicht mehr gültig.',
    wrong_password: 'Das Passwort ist falsch.',
    delivery_limit: 'Es wurden zu viele Nachrichten angefordert. Warten Sie eine Weile.',
    not_found:
      'Das wurde nicht gefunden. Laden Sie die Seite neu und versuchen Sie es noch einmal.',
    password_change_required: 'Sie müssen zuerst Ihr Passwort ändern.',
  },
  notAllowed: {
    frozen: (until) =>
      `Jemand hat in einer Nachricht von uns den Link „Das war ich nicht“ benutzt. ${until ? `Bis ${until}` : 'Vorerst'} kann an OTP nichts geändert werden.`,
    contact_changed: (until) =>
      `Die Kontaktdaten dieses Kontos wurden vor Kurzem geändert. Zur Sicherheit ist das ${until ? `erst ab ${until}` : 'vorerst nicht'} möglich.`,
    support_only: () =>
      'Bei diesem Konto kann das nur der Support tun, sobald er Ihre Identität geprüft hat.',
    policy: () => 'Diese Möglichkeit wird hier nicht angeboten.',
  },

  contact: {
    email: {
      missing: 'Ihre E-Mail-Adresse fehlt.',
      unverified: 'Ihre E-Mail-Adresse ist nicht bestätigt.',
    },
    phone: {
      missing: 'Ihre Mobilnummer fehlt.',
      unverified: 'Ihre Mobilnummer ist nicht bestätigt.',
    },
  },

  sectionTitle: 'Zwei-Faktor-Authentifizierung (OTP)',
  sectionOff:
    'Schützen Sie Ihr Konto mit einem zweiten Schritt: Neben Ihrem Passwort verlangt dann jede Anmeldung einen Einmalcode aus einer Authenticator-App auf Ihrem Smartphone oder in Ihrem Browser.',
  stateOn: 'Aktiviert',
  stateOff: 'Deaktiviert',
  stateBlocked: 'Gesperrt',
  onSince: (date) =>
    `Aktiviert seit ${date}. Jede Anmeldung verlangt einen Einmalcode aus Ihrer Authenticator-App.`,
  blocked: 'Es wurden zu viele falsche Codes eingegeben, deshalb wird zurzeit keiner angenommen.',
  setOtp: 'OTP einrichten',
  authenticators: 'Authenticator-Apps',
  added: (date) => `Hinzugefügt am ${date}`,
  lastUsed: (moment) => `zuletzt verwendet am ${moment}`,
  contactsNeeded:
    'Bevor Sie OTP einrichten können, brauchen wir Kontaktdaten, mit denen Sie sich ausweisen können, falls Sie Ihre Authenticator-App verlieren:',

  enrolmentTitle: 'OTP einrichten',
  enrolled: 'OTP ist aktiviert',
  enrolledText: 'Ab jetzt verlangt jede Anmeldung einen Einmalcode aus Ihrer Authenticator-App.',

  enrolmentIntro:
    'Nur drei Schritte, dann verlangt jede Anmeldung außer Ihrem Passwort auch einen Code aus Ihrer Authenticator-App.',
  getApp: 'Authenticator-App installieren',
  getAppText: (periodSeconds) =>
    `Das ist eine App auf Ihrem Smartphone oder eine Erweiterung Ihres Browsers, die alle ${duration(periodSeconds)} einen neuen Code anzeigt. Wenn Sie schon eine haben, verwenden Sie diese.`,
  apps: 'Welche Authenticator-Apps kann ich verwenden?',
  phoneApps: 'Apps für das Smartphone',
  browserExtensions: 'Browser-Erweiterungen',
  newTab: 'wird in einem neuen Tab geöffnet',
  scan: 'QR-Code scannen',
  scanText:
    'Fügen Sie in Ihrer Authenticator-App ein Konto hinzu und richten Sie die Kamera auf dieses Bild.',
  qrLabel: 'QR-Code für Ihre Authenticator-App',
  qrFailed:
    'Der QR-Code konnte nicht dargestellt werden. Geben Sie den Einrichtungsschlüssel von Hand ein.',
  openInApp: 'In einer Authenticator-App auf diesem Gerät öffnen',
  otherDevice: 'Ist Ihre Authenticator-App auf einem anderen Gerät?',
  cannotScan: 'Scannen nicht möglich?',
  byHand:
    'Wählen Sie in Ihrer Authenticator-App die manuelle Eingabe und tippen oder fügen Sie diesen Einrichtungsschlüssel ein.',
  sharedKey: 'Einrichtungsschlüssel',
  copy: 'Schlüssel kopieren',
  copied: 'Der Schlüssel wurde kopiert.',
  copyByHand: 'Der Schlüssel ist markiert. Kopieren Sie ihn mit der Tastatur.',
  activateBefore: (time) => `Dieser Schlüssel muss bis ${time} Uhr aktiviert werden.`,
  confirm: 'Prüfen, ob es funktioniert',
  activate: 'Aktivieren',
  newKey: {
    wrong_password: 'Das Passwort war falsch, deshalb ist OTP nicht aktiviert.',
    wrong_code: 'Der Code war falsch, deshalb ist OTP nicht aktiviert.',
    flow_state: 'Der Schlüssel war abgelaufen, deshalb ist OTP nicht aktiviert.',
    other: 'OTP konnte nicht aktiviert werden.',
  },
  newKeyAdvice:
    'Der angezeigte Schlüssel ist neu. Löschen Sie den alten Eintrag aus Ihrer Authenticator-App und scannen Sie dann den neuen QR-Code.',
  keyExpired: 'Der Schlüssel wurde nicht rechtzeitig aktiviert und ist nicht mehr gültig.',
  showNewKey: 'Neuen Schlüssel anzeigen',
  keyReplaced:
    'Dieser Schlüssel ist nicht mehr gültig. Es wurde ein anderer erstellt, vielleicht in einem anderen Tab.',
  startAgain: 'Von vorn beginnen',
  leave: 'Wirklich schließen? Der angezeigte Schlüssel wird verworfen und OTP bleibt deaktiviert.',
  leaveAnyway: 'Schlüssel verwerfen',
  stay: 'Bleiben',

  addDevice: 'Weiteres Gerät hinzufügen',
  showSharedKey: 'Einrichtungsschlüssel anzeigen',
  sharedKeyIntro:
    'Um dieses Konto zu einer weiteren Authenticator-App hinzuzufügen, geben Sie Ihr Passwort und einen Code ein. Der Schlüssel wird dann eine Minute lang angezeigt.',
  keepSecret:
    'Wer diesen Schlüssel hat, kann Ihre Codes selbst erzeugen. Senden Sie ihn an niemanden.',
  keyHiddenIn: (seconds) => `Der Schlüssel wird in ${duration(seconds)} verborgen.`,
  keyHidden:
    'Der Schlüssel ist wieder verborgen. Um ihn noch einmal zu sehen, geben Sie Ihr Passwort und einen neuen Code ein.',
  showAgain: 'Noch einmal anzeigen',

  deactivationTitle: 'OTP deaktivieren',
  deactivationIntro:
    'Wer Ihr Passwort kennt, kann sich ohne OTP als Sie anmelden. Sie können OTP jederzeit wieder einrichten.',
  deactivated: 'OTP ist deaktiviert',
  deactivatedText: 'Sie können den Eintrag dieses Kontos aus Ihrer Authenticator-App löschen.',

  recoveryTitle: 'OTP deaktivieren',
  recoveryIntro:
    'Wir senden einen Link an die E-Mail-Adresse Ihres Kontos. Öffnen Sie ihn und bestätigen Sie Ihre Identität, dann wird OTP deaktiviert. Danach können Sie sich mit Ihrem Passwort anmelden und OTP neu einrichten.',
  sendLink: 'Link senden',
  yourEmail: 'Ihre E-Mail-Adresse',
  mailTitle: 'Sehen Sie in Ihren E-Mails nach',
  mail: {
    on_its_way: (email) => `Eine E-Mail an ${email} ist unterwegs.`,
    sent: (email) => `Wir haben eine E-Mail an ${email} gesendet.`,
    failed: (email) => `Die E-Mail an ${email} konnte nicht gesendet werden.`,
  },
  mailAdvice: 'Nichts angekommen? Sehen Sie im Spam-Ordner nach.',
  openWithin: (seconds) => `Öffnen Sie den Link darin innerhalb von ${duration(seconds)}.`,
  failedAdvice:
    'Senden Sie sie noch einmal. Wenn auch das nicht gelingt, wenden Sie sich an den Support.',
  sendAgain: 'Noch einmal senden',
  sendAgainIn: (seconds) => `Sie können sie in ${duration(seconds)} noch einmal senden.`,
  noMoreMessages: 'Zurzeit kann keine weitere gesendet werden.',

  linkIntro:
    'Haben Sie Ihre Authenticator-App verloren? Fahren Sie fort: Sobald Sie Ihre Identität bestätigt haben, wird OTP für Ihr Konto deaktiviert.',
  linkUnasked:
    'Wenn Sie das nicht angefordert haben, schließen Sie die Seite. Durch das Öffnen ist nichts passiert.',
  linkPassword: 'Sie sind hier nicht angemeldet, deshalb brauchen wir zuerst Ihr Passwort.',
  linkIncomplete:
    'Diese Adresse ist unvollständig. Öffnen Sie den Link in unserer E-Mail noch einmal oder kopieren Sie ihn ganz, auch wenn er über mehrere Zeilen geht.',

  yourPhone: 'Ihr Telefon',
  smsIntro: (phone) =>
    `Um Ihre Identität zu bestätigen, senden wir eine SMS mit einem Code an ${phone}.`,
  sendSms: 'SMS senden',
  sms: {
    on_its_way: (phone) => `Eine SMS mit einem Code an ${phone} ist unterwegs.`,
    sent: (phone) => `Wir haben eine SMS mit einem Code an ${phone} gesendet.`,
    failed: (phone) => `Die SMS an ${phone} konnte nicht gesendet werden.`,
  },
  smsCode: 'SMS-Code',
  smsCodeHint: (digits) => `Die ${digits} Ziffern aus der SMS`,
  smsCodeRequired: 'Geben Sie den Code aus der SMS ein.',
  wrongSmsCode: 'Der Code ist falsch. Geben Sie den aus der SMS ein.',
  newestSms: 'Wenn Sie mehrere erhalten haben, gilt nur die neueste.',
  disableOtp: 'OTP deaktivieren',
  completionIntro: 'Sie haben Ihre Identität bestätigt.',

  captchaSolving: 'Wir prüfen, ob Sie ein Mensch sind …',
  captchaNeeded: 'Bestätigen Sie, dass Sie kein Roboter sind.',

  recovered: 'OTP ist deaktiviert',
  recoveredText: 'Melden Sie sich mit Ihrem Passwort an und richten Sie OTP dann neu ein.',
  waiting: 'OTP wird deaktiviert',
  waitingText: (moment) =>
    `OTP wird am ${moment} deaktiviert. Bis dahin können Sie das mit dem Link in den Nachrichten verhindern, die wir Ihnen gesendet haben.`,

  waitingUntold:
    'OTP wird nach einer Wartezeit deaktiviert. Sie beginnt, sobald eine Nachricht darüber bei Ihnen angekommen ist.',
  elsewhere: 'Der Link wurde in einem anderen Browser geöffnet. Machen Sie dort weiter.',
  elsewhereOver: 'Wenn Sie es dort nicht abschließen konnten, fordern Sie eine weitere E-Mail an.',

  deadEnd: {
    link_invalid:
      'Dieser Link funktioniert nicht mehr: Er ist abgelaufen, wurde schon benutzt oder durch einen neueren ersetzt.',
    flow_state:
      'Dieser Versuch ist beendet: Er hat zu lange gedauert oder wurde an anderer Stelle abgebrochen oder abgeschlossen.',
    too_many_attempts:
      'Es gab zu viele Versuche, deshalb ist dieser beendet. OTP bleibt aktiviert.',
    login_required:
      'Sie sind nicht mehr angemeldet. Melden Sie sich wieder mit Ihrem Passwort an und wählen Sie noch einmal „Ich habe meine OTP-Karte verloren“.',
    not_allowed:
      'OTP kann für dieses Konto hier nicht deaktiviert werden. Der Support kann das tun, sobald er Ihre Identität geprüft hat.',
    contact_not_verified:
      'OTP kann für dieses Konto hier nicht deaktiviert werden: Seine Kontaktdaten sind nicht bestätigt. Der Support kann das tun, sobald er Ihre Identität geprüft hat.',
    delivery_limit:
      'Zurzeit können Ihnen keine weiteren Nachrichten gesendet werden. Versuchen Sie es morgen noch einmal oder wenden Sie sich an den Support.',
    not_enabled:
      'OTP ist für dieses Konto schon deaktiviert. Melden Sie sich mit Ihrem Passwort an.',
  },

  noAccess: 'Kein Zugriff auf diese E-Mail-Adresse oder dieses Telefon?',
  noAccessMail: 'Kein Zugriff auf diese E-Mail-Adresse?',
  contactSupport: 'Support kontaktieren',
  supportAdvice:
    'Schreiben Sie dem Support dieser Website oder rufen Sie ihn an, wie es auf der Kontaktseite steht. Er prüft zuerst Ihre Identität.',

  captchaInsecure:
    'Diese Seite wurde nicht über eine sichere Verbindung geöffnet, deshalb kann Ihr Browser nicht bestätigen, dass Sie kein Roboter sind. Öffnen Sie sie noch einmal mit https:// am Anfang der Adresse.',

  noticeTitle: 'Mein Konto schützen',
  noticeIntro: 'Jemand hat geändert, wie Sie sich anmelden, oder es versucht',
  noticeWhat: {
    otp_enabled: 'OTP wurde aktiviert',
    otp_disabled: 'OTP wurde deaktiviert',
    shared_key_shown: 'Ihr Einrichtungsschlüssel wurde angezeigt',
  },
  noticeGoesOff: (moment) => `OTP wird deaktiviert${moment && ` am ${moment}`}`,
  noticeStop:
    'Wenn Sie das nicht waren, drücken Sie die Schaltfläche: Dann kann eine Zeit lang nichts mehr geändert werden.',
  noticeKeep: 'Wenn Sie das nicht waren, drücken Sie die Schaltfläche: OTP bleibt aktiv.',
  noticeOwn: 'Wenn Sie es waren, schließen Sie einfach diese Seite.',
  keepSafe: 'Mein Konto schützen',
  noticeNoLink:
    'Diese Seite gehört zu dem Link in einer Nachricht von uns. Öffnen Sie diesen Link noch einmal.',
  noticeCut:
    'Dieser Link ist unvollständig: Ein Teil davon wurde abgeschnitten. Öffnen Sie ihn in unserer Nachricht noch einmal oder kopieren Sie ihn ganz, auch wenn er über mehrere Zeilen geht.',
  noticeInvalid:
    'Dieser Link funktioniert nicht mehr. Wenn Sie nicht wissen, was mit Ihrem Konto passiert ist, ändern Sie Ihr Passwort und wenden Sie sich an den Support.',
  cancelled: 'OTP bleibt aktiviert',
  cancelledText: 'Es wurde nichts geändert. Wenn Sie das nicht waren, ändern Sie Ihr Passwort.',
  frozen: 'Ihr Konto ist eingefroren',
  frozenText: (moment) =>
    `Bis ${moment} kann am zweiten Faktor nichts geändert werden. Ändern Sie jetzt Ihr Passwort. Wenn OTP nicht so ist, wie Sie es hinterlassen haben, wenden Sie sich an den Support.`,

  supportRequestTitle: 'Support kontaktieren',
  supportRequestIntro:
    'Wenn Sie Ihre Authenticator-App verloren haben und OTP nicht selbst deaktivieren können, bitten Sie uns hier darum.',
  email: 'E-Mail',
  emailHint:
    'Die Adresse, mit der Sie sich anmelden, auch wenn Sie ihre E-Mails nicht mehr lesen können',
  emailRequired: 'Geben Sie die E-Mail-Adresse ein, mit der Sie sich anmelden.',
  emailFormat: 'Das ist keine E-Mail-Adresse. Prüfen Sie sie.',
  whatHappened: 'Was ist passiert?',
  whatHappenedHint: (limit) =>
    `Schreiben Sie auch, wie wir Sie erreichen können. Bitte keine Passwörter, Codes oder Schlüssel. Höchstens ${limit} Zeichen.`,
  whatHappenedRequired: 'Schreiben Sie uns, was passiert ist.',
  charactersUsed: (used, limit) => `${used} von ${limit}`,
  charactersLeft: (left) => `Noch ${characters(left)} übrig.`,
  charactersOver: (over) => `${characters(over)} zu viel.`,
  sendRequest: 'Anfrage senden',
  solveCaptcha:
    'Noch ein Schritt: Bestätigen Sie hier, dass Sie kein Roboter sind. Danach wird Ihre Anfrage sofort gesendet.',
  tooManyRequests: 'Es wurden zu viele Anfragen gesendet.',
  supportRequested: 'Ihre Anfrage ist angekommen',
  supportRequestedText:
    'Sie erhalten innerhalb eines Werktags eine Antwort; zuerst prüfen wir Ihre Identität. Niemand wird Sie nach Ihrem Passwort oder einem Code fragen.',
};

registerMessages('de', de);
