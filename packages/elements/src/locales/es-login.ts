import { duration } from '../i18n/durations/es.ts';
import type { LoginMessages } from '../i18n/messages/messages.ts';
import { registerMessages } from '../i18n/registry.ts';

/** Spanish of the log-in: of `keyfob-verification` and `keyfob-code-field`. */
export const esLogin: LoginMessages = {
  close: 'Cerrar',
  cancel: 'Cancelar',
  done: 'Listo',
  loading: 'Cargando…',
  tryAgain: 'Reintentar',
  disable: 'Desactivar',
  logIn: 'Iniciar sesión',

  code: 'Código OTP',
  codeHint: (digits) => `Los ${digits} dígitos que muestra ahora tu aplicación de autenticación`,
  codeRequired: 'Escribe el código de tu aplicación de autenticación.',
  codeFormat: (digits) => `Un código tiene ${digits} dígitos y nada más.`,

  errors: {
    invalid_input:
      'El servidor no ha entendido la solicitud. Vuelve a cargar la página e inténtalo de nuevo.',
    login_required: 'Tu sesión ha terminado. Inicia sesión de nuevo y vuelve aquí.',
    second_factor_required:
      'Primero inicia sesión de nuevo con un código de tu aplicación de autenticación.',
    wrong_origin:
      'Parece que la solicitud no venía de nuestra propia página. Vuelve a cargar la página e inténtalo de nuevo.',
    not_allowed: 'No tienes permiso para hacer esto.',
    not_enabled: 'OTP no está activado en esta cuenta.',
    flow_state: 'Este paso ya no es posible. Empieza de nuevo.',
    wrong_code:
      'El código no es correcto. Escribe el que muestra ahora tu aplicación de autenticación.',
    code_already_used:
      'Este código ya se ha usado. Cada uno sirve una sola vez: espera al siguiente.',
    captcha_failed: 'El CAPTCHA no se ha resuelto. Inténtalo de nuevo.',
    too_many_attempts: 'Ha habido demasiados intentos.',
    unavailable: 'El servidor no ha respondido bien. Inténtalo de nuevo dentro de un momento.',
  },
  clockAdvice:
    'Los códigos dependen de la hora: comprueba que el reloj de tu teléfono se ajuste automáticamente.',
  closed:
    'Se han escrito demasiados códigos incorrectos, así que ya no se acepta ninguno. Ponte en contacto con soporte para recuperar el acceso.',
  tryAgainIn: (seconds) => `Podrás volver a intentarlo dentro de ${duration(seconds)}.`,
  tryAgainAt: (moment) => `A partir del ${moment} podrás volver a intentarlo.`,
  tryAgainNow: 'Ya puedes volver a intentarlo.',
  nextCodeIn: (seconds) => `El próximo código funcionará dentro de ${duration(seconds)}.`,
  nextCodeNow: 'Escribe el código que muestra ahora tu aplicación de autenticación.',

  verificationTitle: 'Confirma tu identidad',
  verificationIntro:
    'Tu cuenta está protegida con un código de un solo uso de tu aplicación de autenticación.',
  lostText:
    'Sin tu aplicación de autenticación no puedes completar este inicio de sesión. Ponte en contacto con soporte: después de comprobar tu identidad, puede desactivar OTP en tu cuenta.',
  offMeanwhile:
    'OTP ya se ha desactivado en esta cuenta. Inicia sesión de nuevo, solo con tu contraseña.',
  verified: 'El código es correcto',
  verifiedText: 'Se está iniciando tu sesión.',
  lost: 'He perdido mi tarjeta OTP',
  continue: 'Continuar',
};

registerMessages('es', esLogin);
