import type { MailTexts } from './mail-texts.ts';

export const es: MailTexts = {
  recovery_link: {
    subject: 'Desactivar OTP',
    before: [
      'Alguien que conoce tu contraseña ha pedido desactivar las contraseñas de un solo uso (OTP) de tu cuenta de {site} porque ha perdido la aplicación de autenticación.',
      'Si fuiste tú, continúa con este enlace. Funciona una sola vez, durante {duration} desde el envío de este correo.',
    ],
    button: 'Desactivar OTP',
    after: ['Si no fuiste tú, no abras el enlace y cambia tu contraseña: otra persona la conoce.'],
  },
  otp_enabled: {
    subject: 'OTP se ha activado',
    before: [
      'Las contraseñas de un solo uso (OTP) protegen ahora tu cuenta de {site}. A partir de ahora, para iniciar sesión hace falta un código de la aplicación de autenticación además de la contraseña.',
      'Si no fuiste tú, avísanos enseguida:',
    ],
    button: 'No fui yo',
    after: ['Si fuiste tú, no tienes que hacer nada más.'],
  },
  otp_disabled: {
    subject: 'OTP se ha desactivado',
    before: [
      'Las contraseñas de un solo uso (OTP) ya no protegen tu cuenta de {site}. Para iniciar sesión basta con la contraseña.',
      'Si no fuiste tú, avísanos enseguida:',
    ],
    button: 'No fui yo',
    after: ['Si fuiste tú, puedes volver a configurar OTP en tu cuenta en cualquier momento.'],
  },
  otp_disabling_by_recovery: {
    subject: 'OTP se desactivará',
    before: [
      'Las contraseñas de un solo uso (OTP) de tu cuenta de {site} se desactivarán el {time}. Alguien lo ha pedido y ha demostrado que conoce tu contraseña y puede leer tu correo.',
      'Si no fuiste tú, o si has encontrado tu aplicación de autenticación, mantén OTP activado:',
    ],
    button: 'Mantener OTP activado',
    after: ['Si fuiste tú, espera hasta entonces e inicia sesión solo con tu contraseña.'],
  },
  otp_disabling_by_support: {
    subject: 'OTP se desactivará',
    before: [
      'Las contraseñas de un solo uso (OTP) de tu cuenta de {site} se desactivarán el {time}. Alguien lo ha pedido a nuestro equipo de soporte, y el equipo lo ha aprobado.',
      'Si no fuiste tú, o si has encontrado tu aplicación de autenticación, mantén OTP activado:',
    ],
    button: 'Mantener OTP activado',
    after: ['Si fuiste tú, espera hasta entonces e inicia sesión solo con tu contraseña.'],
  },
  otp_kept: {
    subject: 'OTP sigue activado',
    before: [
      'Las contraseñas de un solo uso (OTP) de tu cuenta de {site} siguen activadas. La solicitud para desactivarlas se ha cancelado.',
    ],
    after: ['Si no esperabas esto, cambia tu contraseña: quizás otra persona la conozca.'],
  },
  shared_key_shown: {
    subject: 'Se ha mostrado tu clave OTP',
    before: [
      'La clave de configuración de las contraseñas de un solo uso (OTP) de tu cuenta de {site} se ha mostrado de nuevo para poder configurar otra aplicación de autenticación.',
      'Si no fuiste tú, avísanos enseguida:',
    ],
    button: 'No fui yo',
    after: ['Si fuiste tú, no tienes que hacer nada más.'],
  },
  support_rejected: {
    subject: 'Tu solicitud de soporte',
    before: [
      'No hemos podido confirmar que la solicitud para desactivar las contraseñas de un solo uso (OTP) de tu cuenta de {site} viniera de su titular. OTP sigue activado.',
    ],
    after: ['Si la cuenta es tuya, puedes enviar otra solicitud con más detalles.'],
  },
  footer: 'Enviado por {site} sobre tu cuenta. Nunca te pedimos tus códigos ni este correo.',
};
