import './pt-BR.ts';
import { countWords } from '../i18n/formats/count-words.ts';
import type { SupportDeskMessages } from '../i18n/messages/support-desk.ts';
import { registerMessages } from '../i18n/registry.ts';

const newRequests = countWords('pt-BR', {
  one: 'nova solicitação',
  other: 'novas solicitações',
});

/** Brazilian Portuguese of the support desk. Importing this module makes all elements speak it. */
export const ptBRSupportDesk: SupportDeskMessages = {
  deskTitle: 'Solicitações de suporte',
  deskFilter: 'Quais solicitações',
  deskOpen: (count, hasMore) => `Abertas (${count}${hasMore ? '+' : ''})`,
  deskEnded: (count, hasMore) => `Encerradas (${count}${hasMore ? '+' : ''})`,
  deskShowMore: 'Mostrar mais',
  deskRefresh: 'Atualizar',
  deskUpdated: (time) => `Última atualização: ${time}`,
  deskNew: newRequests,
  deskNoOpen: 'Nenhuma solicitação está em espera. As novas aparecem aqui automaticamente.',
  deskNoEnded: 'Nenhuma solicitação foi encerrada recentemente.',
  deskChoose: 'Escolha uma solicitação para ler e decidir.',
  deskBack: 'Voltar à lista',
  deskDue: (when) => `Prazo: ${when}`,
  deskOverdue: (when) => `Em atraso, prazo vencido ${when}`,
  deskGoesOff: (when) => `O OTP será desativado ${when}`,
  deskReceived: 'Recebida',
  deskExactTimes: 'Horários exatos',
  deskDueLabel: 'Prazo',
  deskClaimedBy: (name) => `Assumida por ${name}`,
  deskKinds: { lost_access: 'Acesso perdido', not_me: '“Não fui eu”' },
  deskStates: {
    open: 'Nova',
    claimed: 'Assumida',
    half_approved: 'Uma aprovação',
    waiting: 'Aprovada',
    done: 'OTP desativado',
    rejected: 'Recusada',
    cancelled: 'Cancelada',
  },
  deskHalfApproved: 'Uma pessoa aprovou. Uma segunda pessoa precisa concordar.',
  deskWaiting: (moment) =>
    `Aprovada. O OTP será desativado em ${moment}, a menos que o titular da conta se oponha.`,
  deskUntold: 'Aprovada. O período de espera começa quando o titular da conta for avisado.',
  deskUntoldLine: 'Titular ainda não avisado',
  deskUnreached:
    'Aprovada, mas não foi possível avisar o titular da conta por nenhum contato, por isso o OTP continua ativado. Recuse a solicitação para retirar a aprovação.',
  deskUnreachedLine: 'Não foi possível avisar o titular',
  deskMessage: 'Mensagem',
  deskEarlier: 'Mensagens anteriores',
  deskEarlierHint: 'Para a mesma conta ou o mesmo e-mail, talvez não da mesma pessoa.',

  deskAccount: 'Conta',
  deskNoAccount: 'Nenhuma conta tem este endereço de e-mail. O remetente não foi informado disso.',
  deskFactor: 'OTP',
  deskFactorOn: 'Ativado',
  deskFactorOff: 'Desativado',
  deskEmail: 'E-mail',
  deskPhone: 'Telefone',
  deskContactsChanged: 'Contatos alterados',
  deskNone: 'Nenhum',
  deskNotices: 'Avisos ao titular da conta',
  deskDelivery: { on_its_way: 'A caminho', sent: 'Enviados', failed: 'Não foi possível enviar' },

  deskEvidence: 'Provas',
  deskRequired: 'obrigatório',
  deskRequiredCount: (checked, required) => `${checked} de ${required} obrigatórias`,
  deskTrail: 'Histórico',
  deskActors: { owner: 'O titular', requester: 'O solicitante', system: 'O sistema' },
  deskTrailActions: {
    submitted: 'enviou a solicitação',
    claimed: 'assumiu a solicitação',
    evidence_checked: 'marcou a prova',
    evidence_unchecked: 'desmarcou a prova',
    commented: 'comentou',
    approved: 'aprovou',
    rejected: 'recusou',
    cancelled: 'cancelou a solicitação',
    applied: 'desativou o OTP',
  },
  deskExport: 'Exportar',
  deskExportRequest: 'Histórico',
  deskExportAccount: 'Eventos de segurança da conta',
  deskComment: 'Comentário',
  deskCommentHint: 'A equipe lê o comentário, o titular da conta não.',
  deskCommentRequired: 'Primeiro, escreva um comentário.',
  deskAddComment: 'Adicionar comentário',

  deskDecision: 'Decisão',
  deskClaim: 'Assumir',
  deskTakeOver: 'Assumir de outra pessoa',
  deskApprove: 'Aprovar',
  deskReject: 'Recusar',
  deskUnclaimed: 'Assuma-a para que mais ninguém trabalhe nela.',
  deskReason: 'Motivo',
  deskReasonHint: 'A equipe lê o motivo, o titular da conta não. No máximo 1000 caracteres.',
  deskReasonRequired: 'Primeiro, escreva um motivo.',
  deskTooLong: 'O texto é longo demais. Encurte-o.',
  deskFirstApproval:
    'Sua aprovação sozinha ainda não muda nada. Uma segunda pessoa precisa concordar.',
  deskSecondApproval: (moment) =>
    `Você é a segunda pessoa a concordar. O OTP será desativado ${moment ? `em ${moment}` : 'após o período de espera'}, a menos que o titular da conta se oponha.`,
  deskRejection: 'A solicitação será encerrada, e o OTP fica como está.',
  deskTakenBack: 'A aprovação será retirada, e o OTP continua ativado.',
  deskWhyNot: {
    own_account: 'Você não pode decidir sobre sua própria conta.',
    approved_already: 'Você já a aprovou. Outra pessoa precisa concordar.',
    evidence_first: 'Marque as provas obrigatórias antes de aprovar.',
  },
  deskFaster:
    'Alguém foi mais rápido. É assim que a solicitação está agora; o que você escreveu continua aqui.',

  deskStepUpTitle: 'Confirme que é você',
  deskStepUpText:
    'De vez em quando, a central de suporte pede um código. Nada do que você escreveu será perdido.',
  deskContinue: 'Continuar',
};

registerMessages('pt', ptBRSupportDesk);
