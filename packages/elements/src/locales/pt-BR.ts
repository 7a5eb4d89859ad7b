import { duration } from '../i18n/durations/pt-BR.ts';
import { countWords } from '../i18n/formats/count-words.ts';
import type { Messages } from '../i18n/messages/messages.ts';
import { registerMessages } from '../i18n/registry.ts';
import { ptBRLogin } from './pt-BR-login.ts';

const characters = countWords('pt-BR', { one: 'caractere', other: 'caracteres' });

/** Brazilian Portuguese. Importing this module makes the elements speak it. */
export const ptBR: Messages = {
  ...ptBRLogin,

  password: 'Senha',
  passwordRequired: 'Digite sua senha.',
  passwordFormat: 'Não é possível aceitar esta senha. Confira-a.',
  show: 'Mostrar',
  hide: 'Ocultar',
  showPassword: 'Mostrar senha',
  hidePassword: 'Ocultar senha',

  errors: {
    ...ptBRLogin.errors,
    already_enabled: 'O OTP já está ativado nesta conta.',
    contact_not_verified: 'Primeiro, seus dados de contato precisam ser verificados.',
    link_invalid: 'Este link não é mais válido.',
    wrong_password: 'A senha está incorreta.',
    delivery_limit: 'Foram pedidas mensagens demais. Aguarde um pouco.',
    not_found: 'Não encontramos o que você procura. Recarregue a página e tente novamente.',
    password_change_required: 'Primeiro, você precisa mudar sua senha.',
  },
  notAllowed: {
    frozen: (until) =>
      `Alguém usou o link “Não fui eu” em uma mensagem nossa. ${until ? `Até ${until}` : 'Por enquanto'}, nada pode ser alterado no OTP desta conta.`,
    contact_changed: (until) =>
      `Os dados de contato desta conta foram alterados recentemente. Por segurança, é preciso esperar${until && ` até ${until}`}.`,
    support_only: () =>
      'Nesta conta, só o suporte pode fazer isso, depois de confirmar que é você.',
    policy: () => 'Esta opção não é oferecida aqui.',
  },

  contact: {
    email: {
      missing: 'Falta seu endereço de e-mail.',
      unverified: 'Seu endereço de e-mail não foi verificado.',
    },
    phone: {
      missing: 'Falta o número do seu celular.',
      unverified: 'O número do seu celular não foi verificado.',
    },
  },

  sectionTitle: 'Verificação em duas etapas (OTP)',
  sectionOff:
    'Proteja sua conta com uma segunda etapa: além da senha, cada login vai pedir um código de uso único de um app autenticador no celular ou no navegador.',
  stateOn: 'Ativada',
  stateOff: 'Desativada',
  stateBlocked: 'Bloqueada',
  onSince: (date) =>
    `Ativada desde ${date}. Cada login pede um código de uso único do app autenticador.`,
  blocked: 'Foram digitados códigos errados demais, por isso nenhum é aceito por enquanto.',
  setOtp: 'Configurar OTP',
  authenticators: 'Apps autenticadores',
  added: (date) => `Adicionado em ${date}`,
  lastUsed: (moment) => `último uso em ${moment}`,
  contactsNeeded:
    'Antes de configurar o OTP, precisamos de contatos que comprovem quem você é caso perca o app autenticador:',

  enrolmentTitle: 'Configurar OTP',
  enrolled: 'O OTP está ativado',
  enrolledText: 'De agora em diante, cada login pede um código de uso único do app autenticador.',

  enrolmentIntro:
    'São três etapas. Depois, cada login vai pedir, além da senha, um código do seu app autenticador.',
  getApp: 'Instale um app autenticador',
  getAppText: (periodSeconds) =>
    `É um app no celular ou uma extensão do navegador que mostra um novo código a cada ${duration(periodSeconds)}. Se você já tem um, use-o.`,
  apps: 'Quais apps autenticadores posso usar?',
  phoneApps: 'Apps para celular',
  browserExtensions: 'Extensões do navegador',
  newTab: 'abre em uma nova guia',
  scan: 'Escaneie o QR code',
  scanText: 'No app autenticador, adicione uma conta e aponte a câmera para esta imagem.',
  qrLabel: 'QR code para o app autenticador',
  qrFailed: 'Não foi possível gerar o QR code. Digite a chave compartilhada manualmente.',
  openInApp: 'Abrir em um app autenticador neste dispositivo',
  otherDevice: 'Seu app autenticador está em outro dispositivo?',
  cannotScan: 'Não consegue escanear?',
  byHand:
    'No app autenticador, escolha inserir uma chave manualmente e digite ou cole esta chave compartilhada.',
  sharedKey: 'Chave compartilhada',
  copy: 'Copiar chave',
  copied: 'A chave foi copiada.',
  copyByHand: 'A chave está selecionada. Copie-a com o teclado.',
  activateBefore: (time) => `Esta chave aguarda a ativação até ${time}.`,
  confirm: 'Confirme que funciona',
  activate: 'Ativar',
  newKey: {
    wrong_password: 'A senha estava incorreta, por isso o OTP não foi ativado.',
    wrong_code: 'O código estava incorreto, por isso o OTP não foi ativado.',
    flow_state: 'A chave esperou tempo demais, por isso o OTP não foi ativado.',
    other: 'Não foi possível ativar o OTP.',
  },
  newKeyAdvice:
    'A chave na tela é nova. Exclua a entrada antiga do app autenticador e escaneie o novo QR code.',
  keyExpired: 'A chave esperou tempo demais e não é mais válida.',
  showNewKey: 'Mostrar uma nova chave',
  keyReplaced: 'Esta chave não é mais válida. Outra foi criada, talvez em outra guia.',
  startAgain: 'Começar de novo',
  leave: 'Fechar mesmo? A chave na tela será descartada e o OTP continuará desativado.',
  leaveAnyway: 'Descartar chave',
  stay: 'Ficar',

  addDevice: 'Adicionar outro dispositivo',
  showSharedKey: 'Mostrar chave compartilhada',
  sharedKeyIntro:
    'Para adicionar esta conta a mais um app autenticador, informe a senha e um código. A chave será mostrada por um minuto.',
  keepSecret: 'Quem tem esta chave pode gerar seus códigos. Não a envie a ninguém.',
  keyHiddenIn: (seconds) => `A chave será ocultada em ${duration(seconds)}.`,
  keyHidden:
    'A chave está oculta de novo. Para ver a chave outra vez, informe a senha e um novo código.',
  showAgain: 'Mostrar de novo',

  deactivationTitle: 'Desativar OTP',
  deactivationIntro:
    'Sem o OTP, quem descobrir sua senha pode entrar na sua conta. Você pode configurar o OTP de novo quando quiser.',
  deactivated: 'O OTP está desativado',
  deactivatedText: 'Você pode excluir a entrada desta conta do app autenticador.',

  recoveryTitle: 'Desativar OTP',
  recoveryIntro:
    'Vamos enviar um link para o endereço de e-mail da sua conta. Abra-o, confirme que é você e o OTP será desativado. Depois, você pode fazer login com a senha e configurar o OTP de novo.',
  sendLink: 'Enviar link',
  yourEmail: 'seu endereço de e-mail',
  mailTitle: 'Confira seu e-mail',
  mail: {
    on_its_way: (email) => `Um e-mail para ${email} está a caminho.`,
    sent: (email) => `Enviamos um e-mail para ${email}.`,
    failed: (email) => `Não foi possível enviar o e-mail para ${email}.`,
  },
  mailAdvice: 'Não chegou? Veja na pasta de spam.',
  openWithin: (seconds) => `Abra o link desse e-mail em até ${duration(seconds)}.`,
  failedAdvice: 'Envie de novo. Se ainda não der certo, fale com o suporte.',
  sendAgain: 'Enviar de novo',
  sendAgainIn: (seconds) => `Você pode enviar de novo em ${duration(seconds)}.`,
  noMoreMessages: 'Por enquanto, não é possível enviar outra mensagem.',

  linkIntro:
    'Perdeu seu app autenticador? Continue e, assim que confirmar sua identidade, o OTP da sua conta será desativado.',
  linkUnasked: 'Se você não pediu isso, feche a página. Nada aconteceu ao abri-la.',
  linkPassword: 'Você não fez login neste navegador, por isso precisamos primeiro da sua senha.',
  linkIncomplete:
    'Este endereço está incompleto. Abra de novo o link do nosso e-mail ou copie-o por inteiro, mesmo que ocupe várias linhas.',

  yourPhone: 'seu celular',
  smsIntro: (phone) =>
    `Para confirmar que é você, vamos enviar um SMS com um código para ${phone}.`,
  sendSms: 'Enviar SMS',
  sms: {
    on_its_way: (phone) => `Um SMS com um código para ${phone} está a caminho.`,
    sent: (phone) => `Enviamos um SMS com um código para ${phone}.`,
    failed: (phone) => `Não foi possível enviar o SMS para ${phone}.`,
  },
  smsCode: 'Código do SMS',
  smsCodeHint: (digits) => `Os ${digits} dígitos do SMS`,
  smsCodeRequired: 'Digite o código do SMS.',
  wrongSmsCode: 'O código está incorreto. Digite o do SMS.',
  newestSms: 'Se você recebeu vários, só o mais recente vale.',
  disableOtp: 'Desativar OTP',
  completionIntro: 'Você confirmou sua identidade.',

  captchaSolving: 'Verificando se você não é um robô…',
  captchaNeeded: 'Confirme que você não é um robô.',

  recovered: 'O OTP está desativado',
  recoveredText: 'Faça login com sua senha e configure o OTP de novo.',
  waiting: 'O OTP será desativado',
  waitingText: (moment) =>
    `O OTP será desativado em ${moment}. Até lá, você pode impedir isso pelo link nas mensagens que enviamos.`,

  waitingUntold:
    'O OTP será desativado após um período de espera. Ele começa quando uma mensagem sobre isso chegar até você.',
  elsewhere: 'O link foi aberto em outro navegador. Continue por lá.',
  elsewhereOver: 'Se não conseguiu terminar por lá, peça outro e-mail.',

  deadEnd: {
    link_invalid:
      'Este link não funciona mais: ele expirou, já foi usado ou um mais recente foi enviado.',
    flow_state:
      'Esta tentativa terminou: demorou demais ou foi interrompida ou concluída em outro lugar.',
    too_many_attempts: 'Houve tentativas demais, por isso esta terminou. O OTP continua ativado.',
    login_required:
      'Sua sessão terminou. Faça login novamente com sua senha e escolha “Perdi meu cartão OTP” outra vez.',
    not_allowed:
      'O OTP desta conta não pode ser desativado aqui. O suporte pode fazer isso depois de confirmar que é você.',
    contact_not_verified:
      'O OTP desta conta não pode ser desativado aqui: os dados de contato não foram verificados. O suporte pode fazer isso depois de confirmar que é você.',
    delivery_limit:
      'Por enquanto, não é possível enviar mais mensagens a você. Tente amanhã ou fale com o suporte.',
    not_enabled: 'O OTP desta conta já está desativado. Faça login com sua senha.',
  },

  noAccess: 'Não tem acesso a esse e-mail ou celular?',
  noAccessMail: 'Não tem acesso a esse e-mail?',
  contactSupport: 'Falar com o suporte',
  supportAdvice:
    'Escreva ou ligue para o suporte deste site, como indicado na página de contato. Primeiro, ele vai confirmar que é você.',

  captchaInsecure:
    'Esta página não foi aberta em uma conexão segura, por isso o navegador não pode confirmar que você não é um robô. Abra-a de novo com https:// no início do endereço.',

  noticeTitle: 'Proteger minha conta',
  noticeIntro: 'Alguém alterou a forma como você entra na conta, ou tentou',
  noticeWhat: {
    otp_enabled: 'O OTP foi ativado',
    otp_disabled: 'O OTP foi desativado',
    shared_key_shown: 'Sua chave compartilhada foi exibida',
  },
  noticeGoesOff: (moment) => `O OTP será desativado${moment && ` em ${moment}`}`,
  noticeStop: 'Se não foi você, pressione o botão: por um tempo nada mais poderá ser alterado.',
  noticeKeep: 'Se não foi você, pressione o botão: o OTP continuará ativado.',
  noticeOwn: 'Se foi você, basta fechar esta página.',
  keepSafe: 'Proteger minha conta',
  noticeNoLink: 'Esta página pertence ao link de uma mensagem nossa. Abra esse link de novo.',
  noticeCut:
    'Este link está incompleto: falta uma parte dele. Abra-o de novo na nossa mensagem ou copie-o por inteiro, mesmo que ocupe várias linhas.',
  noticeInvalid:
    'Este link não funciona mais. Se você não reconhece o que aconteceu com sua conta, mude sua senha e fale com o suporte.',
  cancelled: 'O OTP continua ativado',
  cancelledText: 'Nada foi alterado. Se não foi você, mude sua senha.',
  frozen: 'Sua conta está congelada',
  frozenText: (moment) =>
    `Até ${moment}, nada pode ser alterado na verificação em duas etapas. Mude sua senha agora. Se o OTP não está como você o deixou, fale com o suporte.`,

  supportRequestTitle: 'Falar com o suporte',
  supportRequestIntro:
    'Se você perdeu o app autenticador e não consegue desativar o OTP por conta própria, peça aqui que façamos isso.',
  email: 'E-mail',
  emailHint: 'O endereço com que você faz login, mesmo que não consiga mais ler os e-mails dele',
  emailRequired: 'Digite o e-mail com que você faz login.',
  emailFormat: 'Isto não é um endereço de e-mail. Confira-o.',
  whatHappened: 'O que aconteceu',
  whatHappenedHint: (limit) =>
    `Diga também como podemos falar com você. Não envie senhas, códigos nem chaves. No máximo ${characters(limit)}.`,
  whatHappenedRequired: 'Conte o que aconteceu.',
  charactersUsed: (used, limit) => `${used} de ${limit}`,
  charactersLeft: (left) => `Você ainda pode usar ${characters(left)}.`,
  charactersOver: (over) => `O texto passou do limite em ${characters(over)}.`,
  sendRequest: 'Enviar solicitação',
  solveCaptcha:
    'Só mais uma etapa: confirme aqui que você não é um robô. A solicitação será enviada em seguida.',
  tooManyRequests: 'Foram enviadas solicitações demais.',
  supportRequested: 'Recebemos sua solicitação',
  supportRequestedText:
    'Alguém vai responder em até um dia útil e, primeiro, confirmar que é você. Ninguém jamais vai pedir sua senha nem um código.',
};

registerMessages('pt', ptBR);
