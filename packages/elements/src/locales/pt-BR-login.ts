import { duration } from '../i18n/durations/pt-BR.ts';
import type { LoginMessages } from '../i18n/messages/messages.ts';
import { registerMessages } from '../i18n/registry.ts';

/** Brazilian Portuguese of the log-in: of `keyfob-verification` and `keyfob-code-field`. */
export const ptBRLogin: LoginMessages = {
  close: 'Fechar',
  cancel: 'Cancelar',
  done: 'Concluir',
  loading: 'Carregando…',
  tryAgain: 'Tentar novamente',
  disable: 'Desativar',
  logIn: 'Fazer login',

  code: 'Código OTP',
  codeHint: (digits) => `Os ${digits} dígitos que o app autenticador mostra agora`,
  codeRequired: 'Digite o código do app autenticador.',
  codeFormat: (digits) => `O código tem ${digits} dígitos e nada mais.`,

  errors: {
    invalid_input: 'O servidor não entendeu a solicitação. Recarregue a página e tente novamente.',
    login_required: 'Sua sessão terminou. Faça login novamente e volte aqui.',
    second_factor_required: 'Primeiro, faça login novamente com um código do app autenticador.',
    wrong_origin:
      'Parece que a solicitação não veio da nossa página. Recarregue a página e tente novamente.',
    not_allowed: 'Você não tem permissão para fazer isso.',
    not_enabled: 'O OTP não está ativado nesta conta.',
    flow_state: 'Esta etapa não se encaixa mais na anterior. Comece de novo.',
    wrong_code: 'O código está incorreto. Digite o que o app mostra agora.',
    code_already_used: 'Este código já foi usado. Cada um vale só uma vez: aguarde o próximo.',
    captcha_failed: 'Não foi possível confirmar que você não é um robô. Tente novamente.',
    too_many_attempts: 'Houve tentativas demais.',
    unavailable: 'O servidor não respondeu como deveria. Tente novamente daqui a pouco.',
  },
  clockAdvice:
    'Os códigos dependem da hora: verifique se o relógio do celular é ajustado automaticamente.',
  closed:
    'Foram digitados códigos errados demais, por isso nenhum é mais aceito. Para recuperar o acesso, fale com o suporte.',
  tryAgainIn: (seconds) => `Você pode tentar novamente em ${duration(seconds)}.`,
  tryAgainAt: (moment) => `Você pode tentar novamente depois de ${moment}.`,
  tryAgainNow: 'Você já pode tentar novamente.',
  nextCodeIn: (seconds) => `O próximo código vai funcionar em ${duration(seconds)}.`,
  nextCodeNow: 'Digite o código que o app mostra agora.',

  verificationTitle: 'Confirme que é você',
  verificationIntro: 'Sua conta é protegida por um código de uso único do app autenticador.',
  lostText:
    'Sem o app autenticador, não é possível concluir este login. Fale com o suporte: depois de confirmar que é você, ele pode desativar o OTP da sua conta.',
  offMeanwhile:
    'Enquanto isso, o OTP foi desativado nesta conta. Faça login novamente, agora só com a senha.',
  verified: 'O código está correto',
  verifiedText: 'Fazendo login.',
  lost: 'Perdi meu cartão OTP',
  continue: 'Continuar',
};

registerMessages('pt', ptBRLogin);
