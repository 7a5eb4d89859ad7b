import { duration } from '../i18n/durations/es.ts';
import { countWords } from '../i18n/formats/count-words.ts';
import type { Messages } from '../i18n/messages/messages.ts';
import { registerMessages } from '../i18n/registry.ts';
import { esLogin } from './es-login.ts';

const characters = countWords('es', { one: 'carácter', other: 'caracteres' });

/** Spanish. Importing this module makes the elements speak it. */
export const es: Messages = {
  ...esLogin,

  password: 'Contraseña',
  passwordRequired: 'Escribe tu contraseña.',
  passwordFormat: 'Esta contraseña no se puede aceptar. Revísala.',
  show: 'Mostrar',
  hide: 'Ocultar',
  showPassword: 'Mostrar contraseña',
  hidePassword: 'Ocultar contraseña',

  errors: {
    ...esLogin.errors,
    already_enabled: 'OTP ya está activado en esta cuenta.',
    contact_not_verified: 'Primero se deben verificar tus datos de contacto.',
    link_invalid: 'Este enlace ya no es válido.',
    wrong_password: 'La contraseña no es correcta.',
    delivery_limit: 'Se han pedido demasiados mensajes. Espera un rato.',
    not_found: 'No se ha encontrado. Vuelve a cargar la página e inténtalo de nuevo.',
    password_change_required: 'Primero debes cambiar tu contraseña.',
  },
  notAllowed: {
    frozen: (until) =>
      `Alguien ha usado el enlace “No fui yo” de uno de nuestros mensajes. ${until ? `Hasta el ${until}` : 'Por ahora'} no se puede cambiar nada de OTP.`,
    contact_changed: (until) =>
      `Los datos de contacto de esta cuenta han cambiado hace poco. Como medida de seguridad, ${until ? `hasta el ${until}` : 'por ahora'} esto no es posible.`,
    support_only: () =>
      'En esta cuenta solo soporte puede hacerlo, después de comprobar tu identidad.',
    policy: () => 'Esta opción no se ofrece aquí.',
  },

  contact: {
    email: {
      missing: 'Falta tu dirección de correo electrónico.',
      unverified: 'Tu dirección de correo electrónico no está verificada.',
    },
    phone: {
      missing: 'Falta tu número de teléfono móvil.',
      unverified: 'Tu número de teléfono móvil no está verificado.',
    },
  },

  sectionTitle: 'Autenticación de dos factores (OTP)',
  sectionOff:
    'Protege tu cuenta con un segundo paso: además de tu contraseña, cada inicio de sesión pedirá un código de un solo uso de una aplicación de autenticación, en tu teléfono o en tu navegador.',
  stateOn: 'Activado',
  stateOff: 'Desactivado',
  stateBlocked: 'Bloqueado',
  onSince: (date) =>
    `Activado desde el ${date}. Cada inicio de sesión pide un código de un solo uso de tu aplicación de autenticación.`,
  blocked: 'Se han escrito demasiados códigos incorrectos, así que por ahora no se acepta ninguno.',
  setOtp: 'Configurar OTP',
  authenticators: 'Aplicaciones de autenticación',
  added: (date) => `Añadida el ${date}`,
  lastUsed: (moment) => `usada por última vez el ${moment}`,
  contactsNeeded:
    'Antes de que puedas configurar OTP, necesitamos datos de contacto que demuestren tu identidad si pierdes tu aplicación de autenticación:',

  enrolmentTitle: 'Configurar OTP',
  enrolled: 'OTP está activado',
  enrolledText:
    'A partir de ahora, cada inicio de sesión pedirá un código de un solo uso de tu aplicación de autenticación.',

  enrolmentIntro:
    'Tres pasos, y cada inicio de sesión pedirá un código de tu aplicación de autenticación además de tu contraseña.',
  getApp: 'Instala una aplicación de autenticación',
  getAppText: (periodSeconds) =>
    `Es una aplicación en tu teléfono o una extensión de tu navegador que muestra un código nuevo cada ${duration(periodSeconds)}. Si ya tienes una, úsala.`,
  apps: '¿Qué aplicaciones de autenticación puedo usar?',
  phoneApps: 'Aplicaciones para el teléfono',
  browserExtensions: 'Extensiones del navegador',
  newTab: 'se abre en una pestaña nueva',
  scan: 'Escanea el código QR',
  scanText: 'En tu aplicación de autenticación, añade una cuenta y apunta la cámara a esta imagen.',
  qrLabel: 'Código QR para tu aplicación de autenticación',
  qrFailed: 'No se ha podido mostrar el código QR. Escribe la clave de configuración a mano.',
  openInApp: 'Abrir en una aplicación de autenticación de este dispositivo',
  otherDevice: '¿Tu aplicación de autenticación está en otro dispositivo?',
  cannotScan: '¿No puedes escanearlo?',
  byHand:
    'En tu aplicación de autenticación, elige introducir la clave a mano y escribe o pega esta clave de configuración.',
  sharedKey: 'Clave de configuración',
  copy: 'Copiar clave',
  copied: 'Se ha copiado la clave.',
  copyByHand: 'La clave está seleccionada. Cópiala con el teclado.',
  activateBefore: (time) =>
    `Tienes hasta ${/^0?1:/.test(time) ? 'la' : 'las'} ${time} para activar esta clave.`,
  confirm: 'Comprueba que funciona',
  activate: 'Activar',
  newKey: {
    wrong_password: 'La contraseña no era correcta, así que OTP no está activado.',
    wrong_code: 'El código no era correcto, así que OTP no está activado.',
    flow_state: 'La clave había caducado, así que OTP no está activado.',
    other: 'No se ha podido activar OTP.',
  },
  newKeyAdvice:
    'La clave que se muestra es nueva. Elimina la entrada antigua de tu aplicación de autenticación y escanea el código QR nuevo.',
  keyExpired: 'La clave no se ha activado a tiempo y ya no es válida.',
  showNewKey: 'Mostrar una clave nueva',
  keyReplaced: 'Esta clave ya no es válida. Se ha creado otra, quizás en otra pestaña.',
  startAgain: 'Empezar de nuevo',
  leave: '¿Cerrar? La clave que se muestra se descartará y OTP seguirá desactivado.',
  leaveAnyway: 'Descartar clave',
  stay: 'Seguir aquí',

  addDevice: 'Añadir otro dispositivo',
  showSharedKey: 'Mostrar clave de configuración',
  sharedKeyIntro:
    'Para añadir esta cuenta a otra aplicación de autenticación, escribe tu contraseña y un código. La clave se mostrará durante un minuto.',
  keepSecret: 'Quien tenga esta clave puede crear tus códigos. No se la envíes a nadie.',
  keyHiddenIn: (seconds) => `La clave se ocultará dentro de ${duration(seconds)}.`,
  keyHidden:
    'La clave está oculta de nuevo. Para volver a verla, escribe tu contraseña y un código nuevo.',
  showAgain: 'Mostrar de nuevo',

  deactivationTitle: 'Desactivar OTP',
  deactivationIntro:
    'Sin OTP, quien descubra tu contraseña puede iniciar sesión como si fueras tú. Puedes configurar OTP de nuevo en cualquier momento.',
  deactivated: 'OTP está desactivado',
  deactivatedText: 'Puedes eliminar la entrada de esta cuenta de tu aplicación de autenticación.',

  recoveryTitle: 'Desactivar OTP',
  recoveryIntro:
    'Enviamos un enlace a la dirección de correo electrónico de tu cuenta. Ábrelo, confirma tu identidad y OTP se desactivará. Después podrás iniciar sesión con tu contraseña y configurar OTP de nuevo.',
  sendLink: 'Enviar enlace',
  yourEmail: 'tu dirección de correo electrónico',
  mailTitle: 'Revisa tu correo',
  mail: {
    on_its_way: (email) => `Se está enviando un correo a ${email}.`,
    sent: (email) => `Hemos enviado un correo a ${email}.`,
    failed: (email) => `No se ha podido enviar el correo a ${email}.`,
  },
  mailAdvice: '¿No ha llegado nada? Mira en la carpeta de spam.',
  openWithin: (seconds) => `Abre el enlace que contiene en un plazo de ${duration(seconds)}.`,
  failedAdvice: 'Envíalo de nuevo. Si vuelve a fallar, ponte en contacto con soporte.',
  sendAgain: 'Enviar de nuevo',
  sendAgainIn: (seconds) => `Podrás enviarlo de nuevo dentro de ${duration(seconds)}.`,
  noMoreMessages: 'Por ahora no se puede enviar otra vez.',

  linkIntro:
    '¿Has perdido tu aplicación de autenticación? Continúa y, en cuanto confirmes tu identidad, OTP se desactivará en tu cuenta.',
  linkUnasked: 'Si no has pedido esto, cierra la página. Al abrirla no ha pasado nada.',
  linkPassword: 'No has iniciado sesión aquí, así que primero necesitamos tu contraseña.',
  linkIncomplete:
    'Esta dirección está incompleta. Abre otra vez el enlace de nuestro correo o cópialo entero, aunque ocupe varias líneas.',

  yourPhone: 'tu teléfono',
  smsIntro: (phone) => `Para confirmar tu identidad, enviamos un SMS con un código a ${phone}.`,
  sendSms: 'Enviar SMS',
  sms: {
    on_its_way: (phone) => `Se está enviando un SMS con un código a ${phone}.`,
    sent: (phone) => `Hemos enviado un SMS con un código a ${phone}.`,
    failed: (phone) => `No se ha podido enviar el SMS a ${phone}.`,
  },
  smsCode: 'Código del SMS',
  smsCodeHint: (digits) => `Los ${digits} dígitos del SMS`,
  smsCodeRequired: 'Escribe el código del SMS.',
  wrongSmsCode: 'El código no es correcto. Escribe el del SMS.',
  newestSms: 'Si has recibido varios, solo vale el último.',
  disableOtp: 'Desactivar OTP',
  completionIntro: 'Has confirmado tu identidad.',

  captchaSolving: 'Comprobando que no eres un robot…',
  captchaNeeded: 'Demuestra que no eres un robot.',

  recovered: 'OTP está desactivado',
  recoveredText: 'Inicia sesión con tu contraseña y configura OTP de nuevo.',
  waiting: 'OTP se desactivará',
  waitingText: (moment) =>
    `El ${moment} se desactivará OTP. Hasta entonces puedes impedirlo con el enlace de los mensajes que te hemos enviado.`,

  waitingUntold:
    'OTP se desactivará después de un tiempo de espera, que empezará cuando te llegue un mensaje sobre esto.',
  elsewhere: 'El enlace se ha abierto en otro navegador. Continúa allí.',
  elsewhereOver: 'Si no has podido terminar allí, pide otro correo.',

  deadEnd: {
    link_invalid:
      'Este enlace ya no funciona: ha caducado, ya se ha usado o se ha enviado uno más reciente.',
    flow_state:
      'Este intento ha terminado: ha durado demasiado, o se ha detenido o completado en otro lugar.',
    too_many_attempts:
      'Ha habido demasiados intentos, así que este ha terminado. OTP sigue activado.',
    login_required:
      'Tu sesión ha terminado. Inicia sesión de nuevo con tu contraseña y vuelve a elegir “He perdido mi tarjeta OTP”.',
    not_allowed:
      'En esta cuenta no se puede desactivar OTP aquí. Soporte puede hacerlo después de comprobar tu identidad.',
    contact_not_verified:
      'En esta cuenta no se puede desactivar OTP aquí: sus datos de contacto no están verificados. Soporte puede hacerlo después de comprobar tu identidad.',
    delivery_limit:
      'Por ahora no se te pueden enviar más mensajes. Inténtalo de nuevo mañana o ponte en contacto con soporte.',
    not_enabled: 'OTP ya está desactivado en esta cuenta. Inicia sesión con tu contraseña.',
  },

  noAccess: '¿No tienes acceso a ese correo o a ese teléfono?',
  noAccessMail: '¿No tienes acceso a ese correo?',
  contactSupport: 'Contactar con soporte',
  supportAdvice:
    'Escribe o llama al servicio de soporte de este sitio web, como indica su página de contacto. Primero comprobará tu identidad.',

  captchaInsecure:
    'Esta página no se ha abierto con una conexión segura, así que tu navegador no puede demostrar que no eres un robot. Ábrela de nuevo con https:// al principio de la dirección.',

  noticeTitle: 'Proteger mi cuenta',
  noticeIntro: 'Alguien cambió la forma en que inicias sesión, o lo intentó',
  noticeWhat: {
    otp_enabled: 'Se activó OTP',
    otp_disabled: 'Se desactivó OTP',
    shared_key_shown: 'Se mostró tu clave de configuración',
  },
  noticeGoesOff: (moment) => `OTP se desactivará${moment && ` el ${moment}`}`,
  noticeStop: 'Si no fuiste tú, pulsa el botón: durante un tiempo no se podrá cambiar nada más.',
  noticeKeep: 'Si no fuiste tú, pulsa el botón: OTP seguirá activado.',
  noticeOwn: 'Si fuiste tú, solo cierra esta página.',
  keepSafe: 'Proteger mi cuenta',
  noticeNoLink:
    'Esta página corresponde al enlace de uno de nuestros mensajes. Abre ese enlace otra vez.',
  noticeCut:
    'Este enlace está incompleto: se ha cortado una parte. Ábrelo otra vez en nuestro mensaje o cópialo entero, aunque ocupe varias líneas.',
  noticeInvalid:
    'Este enlace ya no funciona. Si no reconoces lo que ha pasado en tu cuenta, cambia tu contraseña y ponte en contacto con soporte.',
  cancelled: 'OTP sigue activado',
  cancelledText: 'No se ha cambiado nada. Si no fuiste tú, cambia tu contraseña.',
  frozen: 'Tu cuenta está congelada',
  frozenText: (moment) =>
    `Hasta el ${moment} no se puede cambiar nada del segundo factor. Cambia tu contraseña ahora. Si OTP no está como lo dejaste, ponte en contacto con soporte.`,

  supportRequestTitle: 'Contactar con soporte',
  supportRequestIntro:
    'Si has perdido tu aplicación de autenticación y no puedes desactivar OTP por tu cuenta, pídenoslo aquí.',
  email: 'Correo electrónico',
  emailHint: 'La dirección con la que inicias sesión, aunque ya no puedas leer sus correos',
  emailRequired: 'Escribe la dirección de correo electrónico con la que inicias sesión.',
  emailFormat: 'Esto no es una dirección de correo electrónico. Revísala.',
  whatHappened: '¿Qué ha pasado?',
  whatHappenedHint: (limit) =>
    `Di también cómo podemos contactarte. No incluyas contraseñas, códigos ni claves. Máximo ${limit} caracteres.`,
  whatHappenedRequired: 'Cuéntanos qué ha pasado.',
  charactersUsed: (used, limit) => `${used} de ${limit}`,
  charactersLeft: (left) => `Espacio para ${characters(left)} más.`,
  charactersOver: (over) => `${characters(over)} de más.`,
  sendRequest: 'Enviar solicitud',
  solveCaptcha:
    'Un paso más: demuestra aquí que no eres un robot. Tu solicitud se enviará justo después.',
  tooManyRequests: 'Se han enviado demasiadas solicitudes.',
  supportRequested: 'Hemos recibido tu solicitud',
  supportRequestedText:
    'Te responderemos en el plazo de un día laborable, y primero comprobaremos tu identidad. Nadie te pedirá nunca tu contraseña ni un código.',
};

registerMessages('es', es);
