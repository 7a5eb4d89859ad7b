import { duration } from '../i18n/durations/de.ts';
import type { LoginMessages } from '../i18n/messages/messages.ts';
import { registerMessages } from '../i18n/registry.ts';

/** German of the log-in: of `keyfob-verification` and `keyfob-code-field`. */
export const deLogin: LoginMessages = {
  close: 'Schließen',
  cancel: 'Abbrechen',
  done: 'Fertig',
  loading: 'Wird geladen …',
  tryAgain: 'Noch einmal versuchen',
  disable: 'Deaktivieren',
  logIn: 'Anmelden',

  code: 'OTP-Code',
  codeHint: (digits) => `Die ${digits} Ziffern, die Ihre Authenticator-App gerade anzeigt`,
  codeRequired: 'Geben Sie den Code aus Ihrer Authenticator-App ein.',
  codeFormat: (digits) => `Ein Code besteht aus ${digits} Ziffern und nichts anderem.`,

  errors: {
    invalid_input:
      'Der Server konnte die Eingabe nicht verarbeiten. Laden Sie die Seite neu und versuchen Sie es noch einmal.',
    login_required:
      'Sie sind nicht mehr angemeldet. Melden Sie sich wieder an und kehren Sie hierher zurück.',
    second_factor_required:
      'Melden Sie sich zuerst noch einmal mit einem Code aus Ihrer Authenticator-App an.',
    wrong_origin:
      'Die Anfrage kam offenbar nicht von unserer eigenen Seite. Laden Sie die Seite neu und versuchen Sie es noch einmal.',
    not_allowed: 'Dazu sind Sie nicht berechtigt.',
    not_enabled: 'OTP ist für dieses Konto nicht aktiviert.',
    flow_state: 'Dieser Schritt ist nicht mehr möglich. Beginnen Sie von vorn.',
    wrong_code:
      'Der Code ist falsch. Geben Sie den ein, den Ihre Authenticator-App gerade anzeigt.',
    code_already_used:
      'Dieser Code wurde schon verwendet. Jeder gilt nur einmal: Warten Sie auf den nächsten.',
    captcha_failed: 'Das CAPTCHA wurde nicht gelöst. Versuchen Sie es noch einmal.',
    too_many_attempts: 'Es gab zu viele Versuche.',
    unavailable: 'Der Server hat nicht richtig geantwortet. Versuchen Sie es gleich noch einmal.',
  },
  clockAdvice:
    'Die Codes hängen von der Uhrzeit ab: Prüfen Sie, ob die Uhrzeit Ihres Smartphones automatisch eingestellt wird.',
  closed:
    'Es wurden zu viele falsche Codes eingegeben, deshalb wird keiner mehr angenommen. Wenden Sie sich an den Support, um wieder Zugriff zu erhalten.',
  tryAgainIn: (seconds) => `Sie können es in ${duration(seconds)} noch einmal versuchen.`,
  tryAgainAt: (moment) => `Ein neuer Versuch ist ab ${moment} möglich.`,
  tryAgainNow: 'Sie können es jetzt noch einmal versuchen.',
  nextCodeIn: (seconds) => `In ${duration(seconds)} gilt der nächste Code.`,
  nextCodeNow: 'Geben Sie den Code ein, den Ihre Authenticator-App jetzt anzeigt.',

  verificationTitle: 'Bestätigen Sie Ihre Identität',
  verificationIntro: 'Ihr Konto ist durch einen Einmalcode aus Ihrer Authenticator-App geschützt.',
  lostText:
    'Ohne Ihre Authenticator-App können Sie diese Anmeldung nicht abschließen. Wenden Sie sich an den Support: Er kann OTP für Ihr Konto deaktivieren, sobald er Ihre Identität geprüft hat.',
  offMeanwhile:
    'OTP ist für dieses Konto inzwischen deaktiviert. Melden Sie sich noch einmal an, diesmal nur mit Ihrem Passwort.',
  verified: 'Der Code ist richtig',
  verifiedText: 'Sie werden angemeldet.',
  lost: 'Ich habe meine OTP-Karte verloren',
  continue: 'Weiter',
};

registerMessages('de', deLogin);
