import type { MailTexts } from './mail-texts.ts';

export const nl: MailTexts = {
  recovery_link: {
    subject: 'OTP uitschakelen',
    before: [
      'Iemand die je wachtwoord kent, heeft gevraagd om de eenmalige wachtwoorden (OTP) voor je account bij {site} uit te schakelen, omdat de authenticator-app kwijt is.',
      'Was jij dat, ga dan verder met deze link. Hij werkt één keer, gedurende {duration} na het versturen van deze e-mail.',
    ],
    button: 'OTP uitschakelen',
    after: [
      'Was jij het niet, open de link dan niet en wijzig je wachtwoord: iemand anders kent het.',
    ],
  },
  otp_enabled: {
    subject: 'OTP is ingeschakeld',
    before: [
      'Je account bij {site} is nu beveiligd met eenmalige wachtwoorden (OTP). Vanaf nu heb je om in te loggen naast je wachtwoord een code uit de authenticator-app nodig.',
      'Heb jij dit niet gedaan, laat het ons dan meteen weten:',
    ],
    button: 'Dit was ik niet',
    after: ['Was jij het wel, dan hoef je verder niets te doen.'],
  },
  otp_disabled: {
    subject: 'OTP is uitgeschakeld',
    before: [
      'Je account bij {site} is niet meer beveiligd met eenmalige wachtwoorden (OTP). Alleen je wachtwoord is genoeg om in te loggen.',
      'Heb jij dit niet gedaan, laat het ons dan meteen weten:',
    ],
    button: 'Dit was ik niet',
    after: ['Was jij het wel, dan kun je OTP altijd weer instellen in je account.'],
  },
  otp_disabling_by_recovery: {
    subject: 'OTP wordt uitgeschakeld',
    before: [
      'De eenmalige wachtwoorden (OTP) voor je account bij {site} worden uitgeschakeld op {time}. Iemand heeft hierom gevraagd en heeft bewezen je wachtwoord te kennen en je e-mail te kunnen lezen.',
      'Was jij dat niet, of heb je je authenticator-app teruggevonden, houd OTP dan ingeschakeld:',
    ],
    button: 'OTP ingeschakeld houden',
    after: ['Was jij het wel, wacht dan tot die tijd en log in met alleen je wachtwoord.'],
  },
  otp_disabling_by_support: {
    subject: 'OTP wordt uitgeschakeld',
    before: [
      'De eenmalige wachtwoorden (OTP) voor je account bij {site} worden uitgeschakeld op {time}. Iemand heeft dit aan ons supportteam gevraagd, en het team heeft het goedgekeurd.',
      'Was jij dat niet, of heb je je authenticator-app teruggevonden, houd OTP dan ingeschakeld:',
    ],
    button: 'OTP ingeschakeld houden',
    after: ['Was jij het wel, wacht dan tot die tijd en log in met alleen je wachtwoord.'],
  },
  otp_kept: {
    subject: 'OTP blijft ingeschakeld',
    before: [
      'De eenmalige wachtwoorden (OTP) voor je account bij {site} blijven ingeschakeld. Het verzoek om ze uit te schakelen is geannuleerd.',
    ],
    after: [
      'Had je dit niet verwacht, wijzig dan je wachtwoord: misschien kent iemand anders het.',
    ],
  },
  shared_key_shown: {
    subject: 'Je OTP-sleutel is getoond',
    before: [
      'De configuratiesleutel van de eenmalige wachtwoorden (OTP) voor je account bij {site} is opnieuw getoond, zodat nog een authenticator-app kan worden ingesteld.',
      'Heb jij dit niet gedaan, laat het ons dan meteen weten:',
    ],
    button: 'Dit was ik niet',
    after: ['Was jij het wel, dan hoef je verder niets te doen.'],
  },
  support_rejected: {
    subject: 'Je supportverzoek',
    before: [
      'We konden niet bevestigen dat het verzoek om de eenmalige wachtwoorden (OTP) voor je account bij {site} uit te schakelen van de eigenaar kwam. OTP blijft ingeschakeld.',
    ],
    after: ['Is het account van jou, dan kun je nog een verzoek met meer details sturen.'],
  },
  footer:
    'Verstuurd door {site} over je account. We vragen je nooit om je codes of om deze e-mail.',
};
