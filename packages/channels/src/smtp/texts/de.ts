import type { MailTexts } from './mail-texts.ts';

export const de: MailTexts = {
  recovery_link: {
    subject: 'OTP deaktivieren',
    before: [
      'Jemand, der Ihr Passwort kennt, möchte die Einmalpasswörter (OTP) für Ihr Konto bei {site} deaktivieren lassen, weil die Authenticator-App verloren gegangen ist.',
      'Wenn Sie das waren, machen Sie mit diesem Link weiter. Er funktioniert einmal und ist ab dem Versand dieser E-Mail {duration} lang gültig.',
    ],
    button: 'OTP deaktivieren',
    after: [
      'Wenn Sie das nicht waren, öffnen Sie den Link nicht und ändern Sie Ihr Passwort: Jemand anderes kennt es.',
    ],
  },
  otp_enabled: {
    subject: 'OTP wurde aktiviert',
    before: [
      'Ihr Konto bei {site} ist jetzt durch Einmalpasswörter (OTP) geschützt. Ab sofort brauchen Sie zum Anmelden außer dem Passwort auch einen Code aus der Authenticator-App.',
      'Wenn Sie das nicht waren, teilen Sie uns das sofort mit:',
    ],
    button: 'Das war ich nicht',
    after: ['Wenn Sie es waren, brauchen Sie nichts weiter zu tun.'],
  },
  otp_disabled: {
    subject: 'OTP wurde deaktiviert',
    before: [
      'Ihr Konto bei {site} ist nicht mehr durch Einmalpasswörter (OTP) geschützt. Zum Anmelden genügt das Passwort.',
      'Wenn Sie das nicht waren, teilen Sie uns das sofort mit:',
    ],
    button: 'Das war ich nicht',
    after: ['Wenn Sie es waren, können Sie OTP in Ihrem Konto jederzeit wieder einrichten.'],
  },
  otp_disabling_by_recovery: {
    subject: 'OTP wird deaktiviert',
    before: [
      'Die Einmalpasswörter (OTP) für Ihr Konto bei {site} werden am {time} deaktiviert. Jemand hat das angefordert und nachgewiesen, Ihr Passwort zu kennen und Ihre E-Mails lesen zu können.',
      'Wenn Sie das nicht waren oder Ihre Authenticator-App wiedergefunden haben, lassen Sie OTP aktiviert:',
    ],
    button: 'OTP aktiviert lassen',
    after: [
      'Wenn Sie es waren, warten Sie bis dahin und melden Sie sich dann nur mit Ihrem Passwort an.',
    ],
  },
  otp_disabling_by_support: {
    subject: 'OTP wird deaktiviert',
    before: [
      'Die Einmalpasswörter (OTP) für Ihr Konto bei {site} werden am {time} deaktiviert. Jemand hat unseren Support darum gebeten, und dieser hat es genehmigt.',
      'Wenn Sie das nicht waren oder Ihre Authenticator-App wiedergefunden haben, lassen Sie OTP aktiviert:',
    ],
    button: 'OTP aktiviert lassen',
    after: [
      'Wenn Sie es waren, warten Sie bis dahin und melden Sie sich dann nur mit Ihrem Passwort an.',
    ],
  },
  otp_kept: {
    subject: 'OTP bleibt aktiviert',
    before: [
      'Die Einmalpasswörter (OTP) für Ihr Konto bei {site} bleiben aktiviert. Die Anfrage, sie zu deaktivieren, wurde abgebrochen.',
    ],
    after: [
      'Wenn Sie das nicht erwartet haben, ändern Sie Ihr Passwort: Vielleicht kennt es jemand anderes.',
    ],
  },
  shared_key_shown: {
    subject: 'Ihr OTP-Schlüssel wurde angezeigt',
    before: [
      'Der Einrichtungsschlüssel der Einmalpasswörter (OTP) für Ihr Konto bei {site} wurde noch einmal angezeigt, damit eine weitere Authenticator-App eingerichtet werden kann.',
      'Wenn Sie das nicht waren, teilen Sie uns das sofort mit:',
    ],
    button: 'Das war ich nicht',
    after: ['Wenn Sie es waren, brauchen Sie nichts weiter zu tun.'],
  },
  support_rejected: {
    subject: 'Ihre Support-Anfrage',
    before: [
      'Wir konnten nicht bestätigen, dass die Anfrage, die Einmalpasswörter (OTP) für Ihr Konto bei {site} zu deaktivieren, vom Kontoinhaber kam. OTP bleibt aktiviert.',
    ],
    after: ['Wenn es Ihr Konto ist, können Sie noch eine Anfrage mit genaueren Angaben senden.'],
  },
  footer:
    'Diese E-Mail zu Ihrem Konto kommt von {site}. Wir fragen Sie nie nach Ihren Codes oder nach dieser E-Mail.',
};
