import { duration } from '../i18n/durations/nl.ts';
import type { LoginMessages } from '../i18n/messages/messages.ts';
import { registerMessages } from '../i18n/registry.ts';

/** Dutch of the log-in: of `keyfob-verification` and `keyfob-code-field`. */
export const nlLogin: LoginMessages = {
  close: 'Sluiten',
  cancel: 'Annuleren',
  done: 'Klaar',
  loading: 'Laden…',
  tryAgain: 'Opnieuw proberen',
  disable: 'Uitschakelen',
  logIn: 'Inloggen',

  code: 'OTP-code',
  codeHint: (digits) => `De ${digits} cijfers die je authenticator-app nu toont`,
  codeRequired: 'Voer de code uit je authenticator-app in.',
  codeFormat: (digits) => `Een code bestaat uit ${digits} cijfers en niets anders.`,

  errors: {
    invalid_input:
      'De server heeft het verzoek niet begrepen. Laad de pagina opnieuw en probeer het nog eens.',
    login_required: 'Je bent niet meer ingelogd. Log opnieuw in en kom daarna terug.',
    second_factor_required: 'Log eerst opnieuw in met een code uit je authenticator-app.',
    wrong_origin:
      'Dit verzoek leek niet van onze eigen pagina te komen. Laad de pagina opnieuw en probeer het nog eens.',
    not_allowed: 'Je mag dit niet doen.',
    not_enabled: 'OTP is niet ingeschakeld voor dit account.',
    flow_state: 'Deze stap is niet meer mogelijk. Begin opnieuw.',
    wrong_code: 'Die code klopt niet. Voer de code in die je authenticator-app nu toont.',
    code_already_used: 'Deze code is al gebruikt. Elke code werkt één keer: wacht op de volgende.',
    captcha_failed: 'De CAPTCHA is niet opgelost. Probeer het nog eens.',
    too_many_attempts: 'Er zijn te veel pogingen gedaan.',
    unavailable: 'De server heeft niet goed geantwoord. Probeer het zo nog eens.',
  },
  clockAdvice:
    'Codes hangen af van de tijd: controleer of de klok van je telefoon automatisch wordt ingesteld.',
  closed:
    'Er zijn te veel verkeerde codes ingevoerd, dus er wordt geen enkele meer geaccepteerd. Neem contact op met support om weer toegang te krijgen.',
  tryAgainIn: (seconds) => `Je kunt het over ${duration(seconds)} nog eens proberen.`,
  tryAgainAt: (moment) => `Je kunt het nog eens proberen na ${moment}.`,
  tryAgainNow: 'Je kunt het nu nog eens proberen.',
  nextCodeIn: (seconds) => `De volgende code werkt over ${duration(seconds)}.`,
  nextCodeNow: 'Voer de code in die je authenticator-app nu toont.',

  verificationTitle: 'Bevestig dat jij het bent',
  verificationIntro: 'Je account is beveiligd met een eenmalige code uit je authenticator-app.',
  lostText:
    'Zonder je authenticator-app kun je het inloggen niet afronden. Neem contact op met support: zij kunnen OTP voor je account uitschakelen nadat ze hebben gecontroleerd dat jij het bent.',
  offMeanwhile:
    'OTP is inmiddels uitgeschakeld voor dit account. Log opnieuw in met alleen je wachtwoord.',
  verified: 'De code klopt',
  verifiedText: 'Je wordt ingelogd.',
  lost: 'Ik ben mijn OTP-kaart kwijt',
  continue: 'Doorgaan',
};

registerMessages('nl', nlLogin);
