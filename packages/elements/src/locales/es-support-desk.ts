import './es.ts';
import { countWords } from '../i18n/formats/count-words.ts';
import type { SupportDeskMessages } from '../i18n/messages/support-desk.ts';
import { registerMessages } from '../i18n/registry.ts';

const newRequests = countWords('es', { one: 'solicitud nueva', other: 'solicitudes nuevas' });

/** Spanish of the support desk. Importing this module makes all elements speak Spanish. */
export const esSupportDesk: SupportDeskMessages = {
  deskTitle: 'Solicitudes de soporte',
  deskFilter: 'Qué solicitudes',
  deskOpen: (count, hasMore) => `Abiertas (${count}${hasMore ? '+' : ''})`,
  deskEnded: (count, hasMore) => `Terminadas (${count}${hasMore ? '+' : ''})`,
  deskShowMore: 'Mostrar más',
  deskRefresh: 'Actualizar',
  deskUpdated: (time) => `Actualizado: ${time}`,
  deskNew: newRequests,
  deskNoOpen: 'No hay solicitudes pendientes. Las nuevas aparecen aquí solas.',
  deskNoEnded: 'Ninguna solicitud ha terminado últimamente.',
  deskChoose: 'Elige una solicitud para leerla y decidir.',
  deskBack: 'Volver a la lista',
  deskDue: (when) => `Vence ${when}`,
  deskOverdue: (when) => `Con retraso, venció ${when}`,
  deskGoesOff: (when) => `Desactivación de OTP ${when}`,
  deskReceived: 'Recibida',
  deskExactTimes: 'Horas exactas',
  deskDueLabel: 'Vence',
  deskClaimedBy: (name) => `Asignada a ${name}`,
  deskKinds: { lost_access: 'Acceso perdido', not_me: '“No fui yo”' },
  deskStates: {
    open: 'Nueva',
    claimed: 'Asignada',
    half_approved: 'Una aprobación',
    waiting: 'Aprobada',
    done: 'OTP desactivado',
    rejected: 'Rechazada',
    cancelled: 'Cancelada',
  },
  deskHalfApproved: 'Una persona la ha aprobado. Otra persona debe estar de acuerdo.',
  deskWaiting: (moment) =>
    `Aprobada. El ${moment} se desactivará OTP, salvo que el titular se oponga.`,
  deskUntold: 'Aprobada. El tiempo de espera empezará cuando se haya avisado al titular.',
  deskUntoldLine: 'Titular sin avisar todavía',
  deskUnreached:
    'Aprobada, pero no se ha podido localizar al titular por ningún medio, así que OTP sigue activado. Rechaza la solicitud para retirar la aprobación.',
  deskUnreachedLine: 'Titular no localizado',
  deskMessage: 'Mensaje',
  deskEarlier: 'Mensajes anteriores',
  deskEarlierHint: 'De la misma cuenta o el mismo correo, quizás no de la misma persona.',

  deskAccount: 'Cuenta',
  deskNoAccount:
    'Ninguna cuenta tiene esta dirección de correo electrónico. No se ha informado al remitente.',
  deskFactor: 'OTP',
  deskFactorOn: 'Activado',
  deskFactorOff: 'Desactivado',
  deskEmail: 'Correo electrónico',
  deskPhone: 'Teléfono',
  deskContactsChanged: 'Cambio de contactos',
  deskNone: 'Ninguno',
  deskNotices: 'Avisos al titular',
  deskDelivery: { on_its_way: 'Enviándose', sent: 'Enviados', failed: 'No enviados' },

  deskEvidence: 'Pruebas',
  deskRequired: 'obligatorio',
  deskRequiredCount: (checked, required) => `${checked} de ${required} obligatorias`,
  deskTrail: 'Historial',
  deskActors: { owner: 'El titular', requester: 'El solicitante', system: 'El sistema' },
  deskTrailActions: {
    submitted: 'envió la solicitud',
    claimed: 'se asignó la solicitud',
    evidence_checked: 'marcó',
    evidence_unchecked: 'quitó la marca',
    commented: 'comentó',
    approved: 'aprobó',
    rejected: 'rechazó',
    cancelled: 'canceló la solicitud',
    applied: 'desactivó OTP',
  },
  deskExport: 'Exportar',
  deskExportRequest: 'Historial',
  deskExportAccount: 'Eventos de seguridad de la cuenta',
  deskComment: 'Comentario',
  deskCommentHint: 'Lo lee tu equipo, el titular no.',
  deskCommentRequired: 'Primero escribe un comentario.',
  deskAddComment: 'Añadir comentario',

  deskDecision: 'Decisión',
  deskClaim: 'Asignarme',
  deskTakeOver: 'Tomar el relevo',
  deskApprove: 'Aprobar',
  deskReject: 'Rechazar',
  deskUnclaimed: 'Asígnatela para que nadie más trabaje en ella.',
  deskReason: 'Motivo',
  deskReasonHint: 'Lo lee tu equipo, el titular no. Máximo 1000 caracteres.',
  deskReasonRequired: 'Primero escribe un motivo.',
  deskTooLong: 'El texto es demasiado largo. Acórtalo.',
  deskFirstApproval:
    'Tu aprobación por sí sola todavía no cambia nada. Otra persona debe estar de acuerdo.',
  deskSecondApproval: (moment) =>
    `Eres la segunda persona que lo aprueba. ${moment ? `El ${moment}` : 'Después del tiempo de espera'} se desactivará OTP, salvo que el titular se oponga.`,
  deskRejection: 'La solicitud termina y OTP se queda como está.',
  deskTakenBack: 'La aprobación se retira y OTP sigue activado.',
  deskWhyNot: {
    own_account: 'No puedes decidir sobre tu propia cuenta.',
    approved_already: 'Ya la has aprobado. Otra persona debe estar de acuerdo.',
    evidence_first: 'Marca las pruebas obligatorias antes de aprobar.',
  },
  deskFaster:
    'Alguien se ha adelantado. Así está ahora la solicitud; lo que has escrito sigue aquí.',

  deskStepUpTitle: 'Confirma tu identidad',
  deskStepUpText:
    'El área de soporte pide un código de vez en cuando. No se pierde nada de lo que has escrito.',
  deskContinue: 'Continuar',
};

registerMessages('es', esSupportDesk);
