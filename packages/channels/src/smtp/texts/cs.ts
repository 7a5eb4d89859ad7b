import type { MailTexts } from './mail-texts.ts';

export const cs: MailTexts = {
  recovery_link: {
    subject: 'Deaktivace OTP',
    before: [
      'Někdo, kdo zná vaše heslo, žádá o vypnutí jednorázových hesel (OTP) k vašemu účtu {site}, protože ztratil autentizační aplikaci.',
      'Pokud jste to vy, pokračujte tímto odkazem. Funguje jednou, platí {minutes} minut.',
    ],
    button: 'Deaktivovat OTP',
    after: ['Pokud to nejste vy, odkaz neotvírejte a změňte si heslo: zná ho někdo další.'],
  },
  otp_disabled: {
    subject: 'OTP bylo vypnuto',
    before: [
      'Váš účet {site} už nechrání jednorázová hesla (OTP). K přihlášení stačí samotné heslo.',
      'Pokud jste to neudělali vy, dejte nám hned vědět:',
    ],
    button: 'To jsem nebyl(a) já',
    after: ['Pokud jste to byli vy, můžete OTP ve svém účtu kdykoli znovu nastavit.'],
  },
  otp_disabling_by_recovery: {
    subject: 'OTP bude vypnuto',
    before: [
      'Jednorázová hesla (OTP) k vašemu účtu {site} se vypnou {time}. Někdo o to požádal a prokázal, že má vaše heslo a přístup k vaší poště.',
      'Pokud jste to nebyli vy, nebo jste autentizační aplikaci našli, nechte OTP zapnuté:',
    ],
    button: 'Nechat OTP zapnuté',
    after: ['Pokud jste to byli vy, vyčkejte a potom se přihlaste heslem.'],
  },
  otp_disabling_by_support: {
    subject: 'OTP bude vypnuto',
    before: [
      'Jednorázová hesla (OTP) k vašemu účtu {site} se vypnou {time}. Někdo o to požádal naši podporu a ta žádosti vyhověla.',
      'Pokud jste to nebyli vy, nebo jste autentizační aplikaci našli, nechte OTP zapnuté:',
    ],
    button: 'Nechat OTP zapnuté',
    after: ['Pokud jste to byli vy, vyčkejte a potom se přihlaste heslem.'],
  },
  otp_kept: {
    subject: 'OTP zůstává zapnuté',
    before: [
      'Jednorázová hesla (OTP) k vašemu účtu {site} zůstávají zapnutá, jejich vypnutí bylo zrušeno.',
    ],
    after: ['Pokud jste to nečekali, změňte si heslo: možná ho zná někdo další.'],
  },
  shared_key_shown: {
    subject: 'Klíč vašeho OTP byl zobrazen',
    before: [
      'Sdílený klíč vašich jednorázových hesel (OTP) na {site} byl znovu zobrazen, aby se dala nastavit další aplikace.',
      'Pokud jste to neudělali vy, dejte nám hned vědět:',
    ],
    button: 'To jsem nebyl(a) já',
    after: ['Pokud jste to byli vy, nemusíte nic dělat.'],
  },
  support_rejected: {
    subject: 'Vaše žádost o podporu',
    before: [
      'Nepodařilo se nám ověřit, že žádost o vypnutí jednorázových hesel (OTP) k účtu {site} podal jeho majitel. OTP zůstává zapnuté.',
    ],
    after: ['Pokud je účet váš, můžete poslat další žádost a napsat v ní víc.'],
  },
  footer: 'Posílá {site} kvůli vašemu účtu. Nikdy se vás neptáme na kódy ani na tuto zprávu.',
};
