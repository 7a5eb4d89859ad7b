import type { MailTexts } from './mail-texts.ts';

export const sk: MailTexts = {
  recovery_link: {
    subject: 'Deaktivácia OTP',
    before: [
      'Niekto, kto pozná vaše heslo, požiadal o vypnutie jednorazových hesiel (OTP) k vášmu účtu {site}, lebo stratil overovaciu aplikáciu.',
      'Ak ste to boli vy, pokračujte týmto odkazom. Funguje iba raz. Čas platnosti od odoslania tejto správy: {duration}.',
    ],
    button: 'Deaktivovať OTP',
    after: ['Ak ste to neboli vy, odkaz neotvárajte a zmeňte si heslo: pozná ho aj niekto iný.'],
  },
  otp_enabled: {
    subject: 'OTP bolo zapnuté',
    before: [
      'Váš účet {site} odteraz chránia jednorazové heslá (OTP). Na prihlásenie je okrem hesla potrebný aj kód z overovacej aplikácie.',
      'Ak ste to neurobili vy, dajte nám hneď vedieť:',
    ],
    button: 'To som nebol(a) ja',
    after: ['Ak ste to boli vy, nemusíte robiť nič ďalšie.'],
  },
  otp_disabled: {
    subject: 'OTP bolo vypnuté',
    before: [
      'Váš účet {site} už nechránia jednorazové heslá (OTP). Na prihlásenie stačí samotné heslo.',
      'Ak ste to neurobili vy, dajte nám hneď vedieť:',
    ],
    button: 'To som nebol(a) ja',
    after: ['Ak ste to boli vy, môžete si OTP vo svojom účte kedykoľvek znova nastaviť.'],
  },
  otp_disabling_by_recovery: {
    subject: 'OTP bude vypnuté',
    before: [
      'Jednorazové heslá (OTP) k vášmu účtu {site} sa vypnú {time}. Niekto o to požiadal a preukázal, že pozná vaše heslo a má prístup k vašej pošte.',
      'Ak ste to neboli vy alebo ste overovaciu aplikáciu našli, nechajte OTP zapnuté:',
    ],
    button: 'Nechať OTP zapnuté',
    after: ['Ak ste to boli vy, počkajte dovtedy a potom sa prihláste iba heslom.'],
  },
  otp_disabling_by_support: {
    subject: 'OTP bude vypnuté',
    before: [
      'Jednorazové heslá (OTP) k vášmu účtu {site} sa vypnú {time}. Niekto o to požiadal našu podporu a tá žiadosti vyhovela.',
      'Ak ste to neboli vy alebo ste overovaciu aplikáciu našli, nechajte OTP zapnuté:',
    ],
    button: 'Nechať OTP zapnuté',
    after: ['Ak ste to boli vy, počkajte dovtedy a potom sa prihláste iba heslom.'],
  },
  otp_kept: {
    subject: 'OTP zostáva zapnuté',
    before: [
      'Jednorazové heslá (OTP) k vášmu účtu {site} zostávajú zapnuté. Žiadosť o ich vypnutie bola zrušená.',
    ],
    after: ['Ak ste to nečakali, zmeňte si heslo: možno ho pozná niekto ďalší.'],
  },
  shared_key_shown: {
    subject: 'Váš kľúč OTP bol zobrazený',
    before: [
      'Zdieľaný kľúč jednorazových hesiel (OTP) k vášmu účtu {site} bol znova zobrazený, aby sa dala nastaviť ďalšia overovacia aplikácia.',
      'Ak ste to neurobili vy, dajte nám hneď vedieť:',
    ],
    button: 'To som nebol(a) ja',
    after: ['Ak ste to boli vy, nemusíte robiť nič ďalšie.'],
  },
  support_rejected: {
    subject: 'Vaša žiadosť o podporu',
    before: [
      'Nepodarilo sa nám overiť, že žiadosť o vypnutie jednorazových hesiel (OTP) k vášmu účtu {site} podal jeho majiteľ. OTP zostáva zapnuté.',
    ],
    after: ['Ak je účet váš, môžete poslať ďalšiu žiadosť a uviesť v nej viac podrobností.'],
  },
  footer:
    'Túto správu posiela {site} v súvislosti s vaším účtom. Nikdy od vás nechceme kódy ani túto správu.',
};
