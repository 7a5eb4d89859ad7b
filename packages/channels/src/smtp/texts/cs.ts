import type { MailTexts } from './mail-texts.ts';

export const cs: MailTexts = {
  recovery_link: {
    subject: 'Deaktivace OTP',
    before: [
      'Někdo, kdo zná vaše heslo, požádal o vypnutí jednorázových hesel (OTP) k vašemu účtu {site}, protože ztratil ověřovací aplikaci.',
      'Pokud jste to byli vy, pokračujte tímto odkazem. Funguje jednou, platí {duration}.',
    ],
    button: 'Deaktivovat OTP',
    after: ['Pokud jste to nebyli vy, odkaz neotvírejte a změňte si heslo: zná ho i někdo jiný.'],
  },
  otp_enabled: {
    subject: 'OTP bylo zapnuto',
    before: [
      'Váš účet {site} nově chrání jednorázová hesla (OTP). K přihlášení je teď kromě hesla potřeba i kód z ověřovací aplikace.',
      'Pokud jste to neudělali vy, dejte nám hned vědět:',
    ],
    button: 'To jsem nebyl(a) já',
    after: ['Pokud jste to byli vy, nemusíte dělat nic dalšího.'],
  },
  otp_disabled: {
    subject: 'OTP bylo vypnuto',
    before: [
      'Váš účet {site} už nechrání jednorázová hesla (OTP). K přihlášení stačí samotné heslo.',
      'Pokud jste to neudělali vy, dejte nám hned vědět:',
    ],
    button: 'To jsem nebyl(a) já',
    after: ['Pokud jste to byli vy, můžete si OTP ve svém účtu kdykoli znovu nastavit.'],
  },
  otp_disabling_by_recovery: {
    subject: 'OTP bude vypnuto',
    before: [
      'Jednorázová hesla (OTP) k vašemu účtu {site} se vypnou {time}. Někdo o to požádal a prokázal, že zná vaše heslo a má přístup k vaší poště.',
      'Pokud jste to nebyli vy, nebo pokud jste ověřovací aplikaci našli, nechte OTP zapnuté:',
    ],
    button: 'Nechat OTP zapnuté',
    after: ['Pokud jste to byli vy, počkejte do té doby a pak se přihlaste jen heslem.'],
  },
  otp_disabling_by_support: {
    subject: 'OTP bude vypnuto',
    before: [
      'Jednorázová hesla (OTP) k vašemu účtu {site} se vypnou {time}. Někdo o to požádal naši podporu a ta žádosti vyhověla.',
      'Pokud jste to nebyli vy, nebo pokud jste ověřovací aplikaci našli, nechte OTP zapnuté:',
    ],
    button: 'Nechat OTP zapnuté',
    after: ['Pokud jste to byli vy, počkejte do té doby a pak se přihlaste jen heslem.'],
  },
  otp_kept: {
    subject: 'OTP zůstává zapnuté',
    before: [
      'Jednorázová hesla (OTP) k vašemu účtu {site} zůstávají zapnutá. Žádost o jejich vypnutí byla zrušena.',
    ],
    after: ['Pokud jste to nečekali, změňte si heslo: možná ho zná někdo další.'],
  },
  shared_key_shown: {
    subject: 'Váš klíč OTP byl zobrazen',
    before: [
      'Sdílený klíč jednorázových hesel (OTP) k vašemu účtu {site} byl znovu zobrazen, aby šlo nastavit další ověřovací aplikaci.',
      'Pokud jste to neudělali vy, dejte nám hned vědět:',
    ],
    button: 'To jsem nebyl(a) já',
    after: ['Pokud jste to byli vy, nemusíte dělat nic dalšího.'],
  },
  support_rejected: {
    subject: 'Vaše žádost o podporu',
    before: [
      'Nepodařilo se nám ověřit, že žádost o vypnutí jednorázových hesel (OTP) k vašemu účtu {site} podal jeho majitel. OTP zůstává zapnuté.',
    ],
    after: ['Pokud je účet váš, můžete poslat další žádost a uvést v ní víc podrobností.'],
  },
  footer:
    'Tuto zprávu posílá {site} kvůli vašemu účtu. Nikdy po vás nechceme kódy ani tuto zprávu.',
};
