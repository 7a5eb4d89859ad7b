import { duration } from '../i18n/durations/fr.ts';
import { countWords } from '../i18n/formats/count-words.ts';
import type { Messages } from '../i18n/messages/messages.ts';
import { registerMessages } from '../i18n/registry.ts';
import { frLogin } from './fr-login.ts';

const characters = countWords('fr', { one: 'caractère', other: 'caractères' });

/** French. Importing this module makes the elements speak it. */
export const fr: Messages = {
  ...frLogin,

  password: 'Mot de passe',
  passwordRequired: 'Saisissez votre mot de passe.',
  passwordFormat: 'Ce mot de passe ne peut pas être accepté. Vérifiez-le.',
  show: 'Afficher',
  hide: 'Masquer',
  showPassword: 'Afficher le mot de passe',
  hidePassword: 'Masquer le mot de passe',

  errors: {
    ...frLogin.errors,
    already_enabled: 'L’OTP est déjà activé pour ce compte.',
    contact_not_verified: 'Vos coordonnées doivent d’abord être vérifiées.',
    link_invalid: 'Ce lien n’est plus valide.',
    wrong_password: 'Ce mot de passe est incorrect.',
    delivery_limit: 'Trop de messages ont été demandés. Attendez un peu.',
    not_found: 'Élément introuvable. Rechargez la page et réessayez.',
    password_change_required: 'Vous devez d’abord changer votre mot de passe.',
  },
  notAllowed: {
    frozen: (until) =>
      `Quelqu’un a utilisé le lien « Ce n’était pas moi » dans l’un de nos messages. ${until ? `Jusqu’au ${until}` : 'Pour l’instant'}, rien ne peut être modifié concernant l’OTP.`,
    contact_changed: (until) =>
      `Les coordonnées de ce compte ont été modifiées récemment. Par sécurité, cette action n’est pas possible ${until ? `avant le ${until}` : 'pour l’instant'}.`,
    support_only: () =>
      'Pour ce compte, seule l’assistance peut le faire, après avoir vérifié votre identité.',
    policy: () => 'Cette possibilité n’est pas proposée ici.',
  },

  contact: {
    email: {
      missing: 'Il manque votre adresse e-mail.',
      unverified: 'Votre adresse e-mail n’est pas vérifiée.',
    },
    phone: {
      missing: 'Il manque votre numéro de téléphone mobile.',
      unverified: 'Votre numéro de téléphone mobile n’est pas vérifié.',
    },
  },

  sectionTitle: 'Authentification à deux facteurs (OTP)',
  sectionOff:
    'Protégez votre compte par une deuxième étape : en plus de votre mot de passe, chaque connexion demandera un code à usage unique d’une application d’authentification, sur votre téléphone ou dans votre navigateur.',
  stateOn: 'Activé',
  stateOff: 'Désactivé',
  stateBlocked: 'Bloqué',
  onSince: (date) =>
    `Activé depuis le ${date}. Chaque connexion demande un code à usage unique de votre application d’authentification.`,
  blocked: 'Trop de codes incorrects ont été saisis, aucun n’est donc accepté pour l’instant.',
  setOtp: 'Configurer l’OTP',
  authenticators: 'Applications d’authentification',
  added: (date) => `Ajoutée le ${date}`,
  lastUsed: (moment) => `dernière utilisation le ${moment}`,
  contactsNeeded:
    'Avant que vous puissiez configurer l’OTP, il nous faut des coordonnées qui prouveront votre identité si vous perdez votre application d’authentification :',

  enrolmentTitle: 'Configurer l’OTP',
  enrolled: 'L’OTP est activé',
  enrolledText:
    'Désormais, chaque connexion demandera un code à usage unique de votre application d’authentification.',

  enrolmentIntro:
    'Trois étapes, et chaque connexion demandera un code de votre application d’authentification en plus de votre mot de passe.',
  getApp: 'Installez une application d’authentification',
  getAppText: (periodSeconds) =>
    `C’est une application sur votre téléphone ou une extension de votre navigateur qui affiche un nouveau code toutes les ${duration(periodSeconds)}. Si vous en avez déjà une, utilisez-la.`,
  apps: 'Quelles applications d’authentification puis-je utiliser ?',
  phoneApps: 'Applications pour téléphone',
  browserExtensions: 'Extensions de navigateur',
  newTab: 's’ouvre dans un nouvel onglet',
  scan: 'Scannez le code QR',
  scanText:
    'Dans votre application d’authentification, ajoutez un compte et dirigez l’appareil photo vers cette image.',
  qrLabel: 'Code QR pour votre application d’authentification',
  qrFailed: 'Le code QR n’a pas pu être affiché. Saisissez la clé de configuration à la main.',
  openInApp: 'Ouvrir dans une application d’authentification sur cet appareil',
  otherDevice: 'Votre application d’authentification est sur un autre appareil ?',
  cannotScan: 'Impossible de le scanner ?',
  byHand:
    'Dans votre application d’authentification, choisissez la saisie manuelle, puis tapez ou collez cette clé de configuration.',
  sharedKey: 'Clé de configuration',
  copy: 'Copier la clé',
  copied: 'La clé a été copiée.',
  copyByHand: 'La clé est sélectionnée. Copiez-la avec votre clavier.',
  activateBefore: (time) => `Vous avez jusqu’à ${time} pour activer cette clé.`,
  confirm: 'Vérifiez que cela fonctionne',
  activate: 'Activer',
  newKey: {
    wrong_password: 'Le mot de passe était incorrect, l’OTP n’est donc pas activé.',
    wrong_code: 'Le code était incorrect, l’OTP n’est donc pas activé.',
    flow_state: 'La clé avait expiré, l’OTP n’est donc pas activé.',
    other: 'L’OTP n’a pas pu être activé.',
  },
  newKeyAdvice:
    'La clé affichée est nouvelle. Supprimez l’ancienne entrée dans votre application d’authentification, puis scannez le nouveau code QR.',
  keyExpired: 'La clé n’a pas été activée à temps et n’est plus valide.',
  showNewKey: 'Afficher une nouvelle clé',
  keyReplaced:
    'Cette clé n’est plus valide. Une autre a été créée, peut-être dans un autre onglet.',
  startAgain: 'Recommencer',
  leave: 'Vraiment fermer ? La clé affichée sera abandonnée et l’OTP restera désactivé.',
  leaveAnyway: 'Abandonner la clé',
  stay: 'Rester',

  addDevice: 'Ajouter un autre appareil',
  showSharedKey: 'Afficher la clé de configuration',
  sharedKeyIntro:
    'Pour ajouter ce compte à une autre application d’authentification, saisissez votre mot de passe et un code. La clé s’affichera alors pendant une minute.',
  keepSecret: 'Quiconque possède cette clé peut créer vos codes. Ne l’envoyez à personne.',
  keyHiddenIn: (seconds) => `La clé sera masquée dans ${duration(seconds)}.`,
  keyHidden:
    'La clé est de nouveau masquée. Pour la revoir, saisissez votre mot de passe et un nouveau code.',
  showAgain: 'Afficher de nouveau',

  deactivationTitle: 'Désactiver l’OTP',
  deactivationIntro:
    'Sans l’OTP, toute personne qui apprend votre mot de passe peut se connecter à votre place. Vous pourrez configurer de nouveau l’OTP à tout moment.',
  deactivated: 'L’OTP est désactivé',
  deactivatedText:
    'Vous pouvez supprimer l’entrée de ce compte dans votre application d’authentification.',

  recoveryTitle: 'Désactiver l’OTP',
  recoveryIntro:
    'Nous envoyons un lien à l’adresse e-mail de votre compte. Ouvrez-le, confirmez votre identité, et l’OTP sera désactivé. Vous pourrez ensuite vous connecter avec votre mot de passe et configurer de nouveau l’OTP.',
  sendLink: 'Envoyer le lien',
  yourEmail: 'votre adresse e-mail',
  mailTitle: 'Consultez vos e-mails',
  mail: {
    on_its_way: (email) => `Un e-mail est en cours d’envoi à ${email}.`,
    sent: (email) => `Nous avons envoyé un e-mail à ${email}.`,
    failed: (email) => `L’e-mail à ${email} n’a pas pu être envoyé.`,
  },
  mailAdvice: 'Rien reçu ? Regardez dans votre dossier de courrier indésirable.',
  openWithin: (seconds) => `Ouvrez le lien qu’il contient dans un délai de ${duration(seconds)}.`,
  failedAdvice: 'Renvoyez-le. Si cela échoue encore, contactez l’assistance.',
  sendAgain: 'Renvoyer',
  sendAgainIn: (seconds) => `Vous pourrez le renvoyer dans ${duration(seconds)}.`,
  noMoreMessages: 'Il ne peut plus être renvoyé pour l’instant.',

  linkIntro:
    'Avez-vous perdu votre application d’authentification ? Continuez, et dès que vous aurez confirmé votre identité, l’OTP sera désactivé pour votre compte.',
  linkUnasked: 'Si vous n’avez pas demandé cela, fermez la page. Son ouverture n’a rien déclenché.',
  linkPassword: 'Aucune session n’est ouverte ici, il nous faut donc d’abord votre mot de passe.',
  linkIncomplete:
    'Cette adresse est incomplète. Ouvrez de nouveau le lien de notre e-mail ou copiez-le en entier, même s’il occupe plusieurs lignes.',

  yourPhone: 'votre téléphone',
  smsIntro: (phone) =>
    `Pour confirmer votre identité, nous envoyons un SMS avec un code vers ${phone}.`,
  sendSms: 'Envoyer le SMS',
  sms: {
    on_its_way: (phone) => `Un SMS avec un code est en cours d’envoi vers ${phone}.`,
    sent: (phone) => `Un SMS avec un code a été envoyé vers ${phone}.`,
    failed: (phone) => `Le SMS vers ${phone} n’a pas pu être envoyé.`,
  },
  smsCode: 'Code reçu par SMS',
  smsCodeHint: (digits) => `Les ${digits} chiffres du SMS`,
  smsCodeRequired: 'Saisissez le code du SMS.',
  wrongSmsCode: 'Ce code est incorrect. Saisissez celui du SMS.',
  newestSms: 'Si vous en avez reçu plusieurs, seul le dernier compte.',
  disableOtp: 'Désactiver l’OTP',
  completionIntro: 'Vous avez confirmé votre identité.',

  captchaSolving: 'Nous vérifions que vous n’êtes pas un robot…',
  captchaNeeded: 'Prouvez que vous n’êtes pas un robot.',

  recovered: 'L’OTP est désactivé',
  recoveredText: 'Connectez-vous avec votre mot de passe, puis configurez de nouveau l’OTP.',
  waiting: 'L’OTP sera désactivé',
  waitingText: (moment) =>
    `L’OTP sera désactivé le ${moment}. D’ici là, vous pouvez l’empêcher avec le lien des messages que nous vous avons envoyés.`,

  waitingUntold:
    'L’OTP sera désactivé après un délai d’attente. Ce délai commencera quand un message à ce sujet vous sera parvenu.',
  elsewhere: 'Le lien a été ouvert dans un autre navigateur. Continuez là-bas.',
  elsewhereOver: 'Si vous n’avez pas pu terminer là-bas, demandez un autre e-mail.',

  deadEnd: {
    link_invalid:
      'Ce lien ne fonctionne plus : il a expiré, a déjà été utilisé ou a été remplacé par un plus récent.',
    flow_state:
      'Cette tentative est terminée : elle a duré trop longtemps, ou elle a été arrêtée ou achevée ailleurs.',
    too_many_attempts:
      'Il y a eu trop de tentatives, celle-ci est donc terminée. L’OTP reste activé.',
    login_required:
      'Votre session a expiré. Reconnectez-vous avec votre mot de passe, puis choisissez de nouveau « J’ai perdu ma carte OTP ».',
    not_allowed:
      'L’OTP ne peut pas être désactivé ici pour ce compte. L’assistance peut le faire après avoir vérifié votre identité.',
    contact_not_verified:
      'L’OTP ne peut pas être désactivé ici pour ce compte : ses coordonnées ne sont pas vérifiées. L’assistance peut le faire après avoir vérifié votre identité.',
    delivery_limit:
      'Aucun autre message ne peut vous être envoyé pour l’instant. Réessayez demain ou contactez l’assistance.',
    not_enabled: 'L’OTP est déjà désactivé pour ce compte. Connectez-vous avec votre mot de passe.',
  },

  noAccess: 'Pas d’accès à cette adresse e-mail ou à ce téléphone ?',
  noAccessMail: 'Pas d’accès à cette adresse e-mail ?',
  contactSupport: 'Contacter l’assistance',
  supportAdvice:
    'Écrivez à l’assistance de ce site ou appelez-la, comme l’indique sa page de contact. Elle vérifiera d’abord votre identité.',

  captchaInsecure:
    'Cette page n’a pas été ouverte par une connexion sécurisée, votre navigateur ne peut donc pas prouver que vous n’êtes pas un robot. Ouvrez-la de nouveau avec https:// au début de l’adresse.',

  noticeTitle: 'Protéger mon compte',
  noticeIntro: 'Quelqu’un a modifié, ou tenté de modifier, votre façon de vous connecter',
  noticeWhat: {
    otp_enabled: 'L’OTP a été activé',
    otp_disabled: 'L’OTP a été désactivé',
    shared_key_shown: 'Votre clé de configuration a été affichée',
  },
  noticeGoesOff: (moment) => `L’OTP sera désactivé${moment && ` le ${moment}`}`,
  noticeStop:
    'Si ce n’était pas vous, appuyez sur le bouton : plus rien ne pourra être modifié pendant un certain temps.',
  noticeKeep: 'Si ce n’était pas vous, appuyez sur le bouton : l’OTP restera activé.',
  noticeOwn: 'Si c’était vous, fermez simplement cette page.',
  keepSafe: 'Protéger mon compte',
  noticeNoLink:
    'Cette page va avec le lien de l’un de nos messages. Ouvrez ce lien encore une fois.',
  noticeCut:
    'Ce lien est incomplet : une partie en a été coupée. Ouvrez-le de nouveau dans notre message ou copiez-le en entier, même s’il occupe plusieurs lignes.',
  noticeInvalid:
    'Ce lien ne fonctionne plus. Si vous ne savez pas ce qui s’est passé sur votre compte, changez votre mot de passe et contactez l’assistance.',
  cancelled: 'L’OTP reste activé',
  cancelledText: 'Rien n’a été modifié. Si ce n’était pas vous, changez votre mot de passe.',
  frozen: 'Votre compte est gelé',
  frozenText: (moment) =>
    `Jusqu’au ${moment}, rien ne peut être modifié concernant le second facteur. Changez votre mot de passe maintenant. Si l’OTP n’est pas tel que vous l’avez laissé, contactez l’assistance.`,

  supportRequestTitle: 'Contacter l’assistance',
  supportRequestIntro:
    'Si vous avez perdu votre application d’authentification et ne pouvez pas désactiver l’OTP vous-même, demandez-le-nous ici.',
  email: 'E-mail',
  emailHint:
    'L’adresse avec laquelle vous vous connectez, même si vous ne pouvez plus y lire vos e-mails',
  emailRequired: 'Saisissez l’adresse e-mail avec laquelle vous vous connectez.',
  emailFormat: 'Ce n’est pas une adresse e-mail. Vérifiez-la.',
  whatHappened: 'Que s’est-il passé ?',
  whatHappenedHint: (limit) =>
    `Indiquez aussi comment nous pouvons vous joindre. Pas de mots de passe, de codes ni de clés, s’il vous plaît. Au plus ${limit} caractères.`,
  whatHappenedRequired: 'Dites-nous ce qui s’est passé.',
  charactersUsed: (used, limit) => `${used} sur ${limit}`,
  charactersLeft: (left) => `Il reste ${characters(left)}.`,
  charactersOver: (over) => `${characters(over)} de trop.`,
  sendRequest: 'Envoyer la demande',
  solveCaptcha:
    'Encore une étape : prouvez ici que vous n’êtes pas un robot. Votre demande sera envoyée aussitôt après.',
  tooManyRequests: 'Trop de demandes ont été envoyées.',
  supportRequested: 'Nous avons reçu votre demande',
  supportRequestedText:
    'Vous recevrez une réponse dans un délai d’un jour ouvré ; nous vérifierons d’abord votre identité. Personne ne vous demandera jamais votre mot de passe ni un code.',
};

registerMessages('fr', fr);
