import { duration } from '../i18n/durations/fr.ts';
import type { LoginMessages } from '../i18n/messages/messages.ts';
import { registerMessages } from '../i18n/registry.ts';

/** French of the log-in: of `keyfob-verification` and `keyfob-code-field`. */
export const frLogin: LoginMessages = {
  close: 'Fermer',
  cancel: 'Annuler',
  done: 'Terminé',
  loading: 'Chargement…',
  tryAgain: 'Réessayer',
  disable: 'Désactiver',
  logIn: 'Se connecter',

  code: 'Code OTP',
  codeHint: (digits) =>
    `Les ${digits} chiffres que votre application d’authentification affiche en ce moment`,
  codeRequired: 'Saisissez le code de votre application d’authentification.',
  codeFormat: (digits) => `Un code comporte ${digits} chiffres et rien d’autre.`,

  errors: {
    invalid_input: 'Le serveur n’a pas compris la demande. Rechargez la page et réessayez.',
    login_required: 'Votre session a expiré. Reconnectez-vous, puis revenez ici.',
    second_factor_required:
      'Reconnectez-vous d’abord avec un code de votre application d’authentification.',
    wrong_origin:
      'Cette demande ne semblait pas provenir de notre propre page. Rechargez la page et réessayez.',
    not_allowed: 'Vous n’avez pas l’autorisation de faire cela.',
    not_enabled: 'L’OTP n’est pas activé pour ce compte.',
    flow_state: 'Cette étape n’est plus possible. Recommencez.',
    wrong_code:
      'Ce code est incorrect. Saisissez celui que votre application d’authentification affiche en ce moment.',
    code_already_used:
      'Ce code a déjà été utilisé. Chaque code ne sert qu’une fois : attendez le suivant.',
    captcha_failed: 'Le CAPTCHA n’a pas été résolu. Réessayez.',
    too_many_attempts: 'Il y a eu trop de tentatives.',
    unavailable: 'Le serveur n’a pas répondu correctement. Réessayez dans un instant.',
  },
  clockAdvice:
    'Les codes dépendent de l’heure : vérifiez que celle de votre téléphone est réglée automatiquement.',
  closed:
    'Trop de codes incorrects ont été saisis, plus aucun n’est donc accepté. Contactez l’assistance pour retrouver l’accès à votre compte.',
  tryAgainIn: (seconds) => `Vous pourrez réessayer dans ${duration(seconds)}.`,
  tryAgainAt: (moment) => `Vous pourrez réessayer à partir du ${moment}.`,
  tryAgainNow: 'Vous pouvez réessayer maintenant.',
  nextCodeIn: (seconds) => `Le prochain code fonctionnera dans ${duration(seconds)}.`,
  nextCodeNow: 'Saisissez le code que votre application d’authentification affiche maintenant.',

  verificationTitle: 'Confirmez votre identité',
  verificationIntro:
    'Votre compte est protégé par un code à usage unique de votre application d’authentification.',
  lostText:
    'Sans votre application d’authentification, vous ne pouvez pas terminer cette connexion. Contactez l’assistance : après avoir vérifié votre identité, elle pourra désactiver l’OTP pour votre compte.',
  offMeanwhile:
    'Entre-temps, l’OTP a été désactivé pour ce compte. Reconnectez-vous avec votre seul mot de passe.',
  verified: 'Le code est correct',
  verifiedText: 'Connexion en cours.',
  lost: 'J’ai perdu ma carte OTP',
  continue: 'Continuer',
};

registerMessages('fr', frLogin);
