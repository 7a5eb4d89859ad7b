import type { MailTexts } from './mail-texts.ts';

export const ptBR: MailTexts = {
  recovery_link: {
    subject: 'Desativar OTP',
    before: [
      'Alguém que conhece sua senha pediu para desativar as senhas de uso único (OTP) da sua conta {site}, porque perdeu o app autenticador.',
      'Se foi você, continue com este link. Ele funciona uma única vez, por {duration} após o envio deste e-mail.',
    ],
    button: 'Desativar OTP',
    after: ['Se não foi você, não abra o link e mude sua senha: outra pessoa a conhece.'],
  },
  otp_enabled: {
    subject: 'O OTP foi ativado',
    before: [
      'Senhas de uso único (OTP) agora protegem sua conta {site}. De agora em diante, o login exige, além da senha, um código do app autenticador.',
      'Se não foi você, avise-nos imediatamente:',
    ],
    button: 'Não fui eu',
    after: ['Se foi você, não é preciso fazer mais nada.'],
  },
  otp_disabled: {
    subject: 'O OTP foi desativado',
    before: [
      'Senhas de uso único (OTP) não protegem mais sua conta {site}. Basta a senha para fazer login.',
      'Se não foi você, avise-nos imediatamente:',
    ],
    button: 'Não fui eu',
    after: ['Se foi você, pode configurar o OTP de novo na sua conta quando quiser.'],
  },
  otp_disabling_by_recovery: {
    subject: 'O OTP será desativado',
    before: [
      'As senhas de uso único (OTP) da sua conta {site} serão desativadas em {time}. Alguém pediu isso e comprovou que conhece sua senha e tem acesso ao seu e-mail.',
      'Se não foi você ou se você encontrou o app autenticador, mantenha o OTP ativado:',
    ],
    button: 'Manter OTP ativado',
    after: ['Se foi você, espere até lá e faça login só com a senha.'],
  },
  otp_disabling_by_support: {
    subject: 'O OTP será desativado',
    before: [
      'As senhas de uso único (OTP) da sua conta {site} serão desativadas em {time}. Alguém pediu isso à nossa equipe de suporte, e ela aprovou.',
      'Se não foi você ou se você encontrou o app autenticador, mantenha o OTP ativado:',
    ],
    button: 'Manter OTP ativado',
    after: ['Se foi você, espere até lá e faça login só com a senha.'],
  },
  otp_kept: {
    subject: 'O OTP continua ativado',
    before: [
      'As senhas de uso único (OTP) da sua conta {site} continuam ativadas. O pedido para desativá-las foi cancelado.',
    ],
    after: ['Se você não esperava isso, mude sua senha: outra pessoa pode conhecê-la.'],
  },
  shared_key_shown: {
    subject: 'Sua chave OTP foi mostrada',
    before: [
      'A chave compartilhada das senhas de uso único (OTP) da sua conta {site} foi mostrada de novo, para que outro app autenticador possa ser configurado.',
      'Se não foi você, avise-nos imediatamente:',
    ],
    button: 'Não fui eu',
    after: ['Se foi você, não é preciso fazer mais nada.'],
  },
  support_rejected: {
    subject: 'Sua solicitação de suporte',
    before: [
      'Não conseguimos confirmar que o pedido para desativar as senhas de uso único (OTP) da sua conta {site} veio do titular. O OTP continua ativado.',
    ],
    after: ['Se a conta é sua, você pode enviar outra solicitação com mais detalhes.'],
  },
  footer: 'Enviado por {site} a respeito da sua conta. Nunca pedimos seus códigos nem este e-mail.',
};
