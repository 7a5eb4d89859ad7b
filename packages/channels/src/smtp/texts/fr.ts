import type { MailTexts } from './mail-texts.ts';

export const fr: MailTexts = {
  recovery_link: {
    subject: 'Désactiver l’OTP',
    before: [
      'Quelqu’un qui connaît votre mot de passe a demandé la désactivation des mots de passe à usage unique (OTP) pour votre compte {site}, car l’application d’authentification est perdue.',
      'Si c’était vous, continuez avec ce lien. Il fonctionne une seule fois, pendant {duration} après l’envoi de cet e-mail.',
    ],
    button: 'Désactiver l’OTP',
    after: [
      'Si ce n’était pas vous, n’ouvrez pas le lien et changez votre mot de passe : quelqu’un d’autre le connaît.',
    ],
  },
  otp_enabled: {
    subject: 'L’OTP a été activé',
    before: [
      'Votre compte {site} est maintenant protégé par des mots de passe à usage unique (OTP). Désormais, il faut pour se connecter un code de l’application d’authentification en plus du mot de passe.',
      'Si ce n’était pas vous, signalez-le-nous tout de suite :',
    ],
    button: 'Ce n’était pas moi',
    after: ['Si c’était vous, vous n’avez rien d’autre à faire.'],
  },
  otp_disabled: {
    subject: 'L’OTP a été désactivé',
    before: [
      'Votre compte {site} n’est plus protégé par des mots de passe à usage unique (OTP). Le mot de passe seul suffit pour se connecter.',
      'Si ce n’était pas vous, signalez-le-nous tout de suite :',
    ],
    button: 'Ce n’était pas moi',
    after: [
      'Si c’était vous, vous pouvez configurer de nouveau l’OTP à tout moment dans votre compte.',
    ],
  },
  otp_disabling_by_recovery: {
    subject: 'L’OTP sera désactivé',
    before: [
      'Les mots de passe à usage unique (OTP) de votre compte {site} seront désactivés le {time}. Quelqu’un l’a demandé et a prouvé connaître votre mot de passe et pouvoir lire vos e-mails.',
      'Si ce n’était pas vous, ou si vous avez retrouvé votre application d’authentification, gardez l’OTP activé :',
    ],
    button: 'Garder l’OTP activé',
    after: [
      'Si c’était vous, attendez jusque-là, puis connectez-vous avec votre seul mot de passe.',
    ],
  },
  otp_disabling_by_support: {
    subject: 'L’OTP sera désactivé',
    before: [
      'Les mots de passe à usage unique (OTP) de votre compte {site} seront désactivés le {time}. Quelqu’un l’a demandé à notre assistance, qui a accepté.',
      'Si ce n’était pas vous, ou si vous avez retrouvé votre application d’authentification, gardez l’OTP activé :',
    ],
    button: 'Garder l’OTP activé',
    after: [
      'Si c’était vous, attendez jusque-là, puis connectez-vous avec votre seul mot de passe.',
    ],
  },
  otp_kept: {
    subject: 'L’OTP reste activé',
    before: [
      'Les mots de passe à usage unique (OTP) de votre compte {site} restent activés. La demande de désactivation a été annulée.',
    ],
    after: [
      'Si vous ne vous y attendiez pas, changez votre mot de passe : quelqu’un d’autre le connaît peut-être.',
    ],
  },
  shared_key_shown: {
    subject: 'Votre clé OTP a été affichée',
    before: [
      'La clé de configuration des mots de passe à usage unique (OTP) de votre compte {site} a été affichée de nouveau, pour configurer une autre application d’authentification.',
      'Si ce n’était pas vous, signalez-le-nous tout de suite :',
    ],
    button: 'Ce n’était pas moi',
    after: ['Si c’était vous, vous n’avez rien d’autre à faire.'],
  },
  support_rejected: {
    subject: 'Votre demande d’assistance',
    before: [
      'Nous n’avons pas pu confirmer que la demande de désactivation des mots de passe à usage unique (OTP) de votre compte {site} venait de son titulaire. L’OTP reste activé.',
    ],
    after: [
      'Si ce compte est le vôtre, vous pouvez envoyer une autre demande avec plus de détails.',
    ],
  },
  footer:
    'E-mail envoyé par {site} au sujet de votre compte. Nous ne vous demandons jamais vos codes ni cet e-mail.',
};
