import { duration } from '../i18n/durations/zh-Hans.ts';
import type { Messages } from '../i18n/messages/messages.ts';
import { registerMessages } from '../i18n/registry.ts';
import { zhHansLogin } from './zh-Hans-login.ts';

/** Simplified Chinese. Importing this module makes the elements speak it. */
export const zhHans: Messages = {
  ...zhHansLogin,

  password: '密码',
  passwordRequired: '请输入密码。',
  passwordFormat: '无法接受此密码。请检查后重新输入。',
  show: '显示',
  hide: '隐藏',
  showPassword: '显示密码',
  hidePassword: '隐藏密码',

  errors: {
    ...zhHansLogin.errors,
    already_enabled: '此账号已启用 OTP。',
    contact_not_verified: '请先验证您的联系方式。',
    link_invalid: '此链接已失效。',
    wrong_password: '密码不正确。',
    delivery_limit: '请求发送的消息过多。请稍候。',
    not_found: '未找到相应内容。请重新加载页面，然后重试。',
    password_change_required: '请先更改密码。',
  },
  notAllowed: {
    frozen: (until) =>
      `有人使用了我们消息中的“不是我本人操作”链接。${until ? `在${until}之前` : '目前'}无法更改与 OTP 有关的任何设置。`,
    contact_changed: (until) =>
      `此账号的联系方式最近有变更。为安全起见，${until ? `在${until}之前` : '目前'}无法执行此操作。`,
    support_only: () => '对于此账号，只有客服在确认是您本人后才能执行此操作。',
    policy: () => '此处不提供该功能。',
  },

  contact: {
    email: {
      missing: '您尚未填写电子邮件地址。',
      unverified: '您的电子邮件地址尚未验证。',
    },
    phone: {
      missing: '您尚未填写手机号码。',
      unverified: '您的手机号码尚未验证。',
    },
  },

  sectionTitle: '两步验证 (OTP)',
  sectionOff:
    '增加第二步来保护您的账号：除密码外，每次登录还需要手机或浏览器中的身份验证器提供的一次性验证码。',
  stateOn: '已启用',
  stateOff: '未启用',
  stateBlocked: '已锁定',
  onSince: (date) => `自${date}起已启用。每次登录都需要身份验证器中的一次性验证码。`,
  blocked: '错误的验证码输入次数过多，目前不接受任何验证码。',
  setOtp: '设置 OTP',
  authenticators: '身份验证器',
  added: (date) => `添加日期：${date}`,
  lastUsed: (moment) => `上次使用：${moment}`,
  contactsNeeded: '在设置 OTP 之前，我们需要一些联系方式，以便您丢失身份验证器时证明身份：',

  enrolmentTitle: '设置 OTP',
  enrolled: 'OTP 已启用',
  enrolledText: '从现在起，每次登录都需要身份验证器中的一次性验证码。',

  enrolmentIntro: '只需三步，之后每次登录除密码外还需要身份验证器中的验证码。',
  getApp: '获取身份验证器',
  getAppText: (periodSeconds) =>
    `身份验证器是手机应用或浏览器扩展程序，每${duration(periodSeconds)}显示一个新的验证码。如果您已有身份验证器，请直接使用。`,
  apps: '我可以使用哪些身份验证器？',
  phoneApps: '手机应用',
  browserExtensions: '浏览器扩展程序',
  newTab: '在新标签页中打开',
  scan: '扫描二维码',
  scanText: '在身份验证器中添加账号，并将摄像头对准此图片。',
  qrLabel: '用于身份验证器的二维码',
  qrFailed: '无法显示二维码。请手动输入共享密钥。',
  openInApp: '在此设备的身份验证器中打开',
  otherDevice: '身份验证器在其他设备上？',
  cannotScan: '无法扫描？',
  byHand: '在身份验证器中选择手动输入密钥，然后输入或粘贴此共享密钥。',
  sharedKey: '共享密钥',
  copy: '复制密钥',
  copied: '已复制密钥。',
  copyByHand: '密钥已选中。请用键盘复制。',
  activateBefore: (time) => `请在${time}之前启用此密钥。`,
  confirm: '确认可以正常使用',
  activate: '启用',
  newKey: {
    wrong_password: '密码不正确，因此 OTP 未启用。',
    wrong_code: '验证码不正确，因此 OTP 未启用。',
    flow_state: '密钥等待时间过长，因此 OTP 未启用。',
    other: '无法启用 OTP。',
  },
  newKeyAdvice: '屏幕上的密钥是新的。请从身份验证器中删除旧条目，然后扫描新的二维码。',
  keyExpired: '密钥等待时间过长，已失效。',
  showNewKey: '显示新密钥',
  keyReplaced: '此密钥已失效。已生成另一个密钥，可能是在其他标签页中。',
  startAgain: '重新开始',
  leave: '要关闭吗？屏幕上的密钥将被丢弃，OTP 仍未启用。',
  leaveAnyway: '丢弃密钥',
  stay: '留在此页',

  addDevice: '添加其他设备',
  showSharedKey: '显示共享密钥',
  sharedKeyIntro: '要将此账号添加到另一个身份验证器，请输入密码和验证码。密钥随后会显示一分钟。',
  keepSecret: '任何人拿到此密钥都能生成您的验证码。请勿将其发送给任何人。',
  keyHiddenIn: (seconds) => `密钥将在${duration(seconds)}后隐藏。`,
  keyHidden: '密钥已隐藏。要再次查看，请输入密码和新的验证码。',
  showAgain: '再次显示',

  deactivationTitle: '停用 OTP',
  deactivationIntro: '没有 OTP，任何知道您密码的人都能以您的身份登录。您可以随时重新设置 OTP。',
  deactivated: 'OTP 已停用',
  deactivatedText: '您可以从身份验证器中删除此账号的条目。',

  recoveryTitle: '停用 OTP',
  recoveryIntro:
    '我们会将链接发送到您账号的电子邮件地址。打开链接并确认是您本人后，OTP 即会停用。之后您可以使用密码登录，并重新设置 OTP。',
  sendLink: '发送链接',
  yourEmail: '您的电子邮件地址',
  mailTitle: '请查看您的电子邮件',
  mail: {
    on_its_way: (email) => `正在向 ${email} 发送邮件。`,
    sent: (email) => `我们已向 ${email} 发送邮件。`,
    failed: (email) => `无法向 ${email} 发送邮件。`,
  },
  mailAdvice: '没有收到？请查看垃圾邮件文件夹。',
  openWithin: (seconds) => `请在${duration(seconds)}内打开邮件中的链接。`,
  failedAdvice: '请重新发送。如果仍然失败，请联系客服。',
  sendAgain: '重新发送',
  sendAgainIn: (seconds) => `您可以在${duration(seconds)}后重新发送。`,
  noMoreMessages: '目前无法重新发送。',

  linkIntro: '您丢失了身份验证器吗？请继续，确认是您本人后，您账号的 OTP 即会停用。',
  linkUnasked: '如果您没有提出此请求，请关闭此页面。打开页面不会产生任何影响。',
  linkPassword: '您尚未在此浏览器中登录，因此需要先输入密码。',
  linkIncomplete: '此地址不完整。请重新打开邮件中的链接，或完整复制链接（可能跨越多行）。',

  yourPhone: '您的手机',
  smsIntro: (phone) => `为确认是您本人，我们会向 ${phone} 发送短信验证码。`,
  sendSms: '发送短信',
  sms: {
    on_its_way: (phone) => `正在向 ${phone} 发送短信验证码。`,
    sent: (phone) => `我们已向 ${phone} 发送短信验证码。`,
    failed: (phone) => `无法向 ${phone} 发送短信。`,
  },
  smsCode: '短信验证码',
  smsCodeHint: (digits) => `短信中的${digits}位数字`,
  smsCodeRequired: '请输入短信中的验证码。',
  wrongSmsCode: '验证码不正确。请输入短信中的验证码。',
  newestSms: '如果收到多条短信，只有最新的一条有效。',
  disableOtp: '停用 OTP',
  completionIntro: '您已确认身份，现在可以停用 OTP。',

  captchaSolving: '正在确认您不是机器人…',
  captchaNeeded: '请证明您不是机器人。',

  recovered: 'OTP 已停用',
  recoveredText: '请使用密码登录，然后重新设置 OTP。',
  waiting: 'OTP 即将停用',
  waitingText: (moment) =>
    `OTP 将在${moment}停用。在此之前，您可以通过我们发送给您的消息中的链接取消停用。`,

  waitingUntold: 'OTP 将在等待期结束后停用。等待期从您收到相关消息时开始。',
  elsewhere: '链接已在其他浏览器中打开。请在那里继续。',
  elsewhereOver: '如果您未能在那里完成，请重新发送邮件。',

  deadEnd: {
    link_invalid: '此链接已失效：链接已过期或已使用过，或者我们已发送新的链接。',
    flow_state: '此次操作已结束：用时过长，或者已在其他地方停止或完成。',
    too_many_attempts: '尝试次数过多，此次操作已结束。OTP 保持启用状态。',
    login_required: '您的登录已失效。请使用密码重新登录，然后再次选择“我丢失了 OTP 密钥卡”。',
    not_allowed: '无法在此处停用此账号的 OTP。客服确认是您本人后可以停用。',
    contact_not_verified:
      '无法在此处停用此账号的 OTP：账号的联系方式未经验证。客服确认是您本人后可以停用。',
    delivery_limit: '目前无法再向您发送消息。请明天再试，或联系客服。',
    not_enabled: '此账号的 OTP 已停用。请使用密码登录。',
  },

  noAccess: '无法使用该邮箱或手机？',
  noAccessMail: '无法使用该邮箱？',
  contactSupport: '联系客服',
  supportAdvice: '请按照本网站联系页面上的说明，写信或致电客服。客服会先确认是您本人。',

  captchaInsecure:
    '此页面不是通过安全连接打开的，因此浏览器无法证明您不是机器人。请在地址开头使用 https:// 重新打开。',

  noticeTitle: '保护我的账号',
  noticeIntro: '有人更改了您的登录方式，或试图更改',
  noticeWhat: {
    otp_enabled: 'OTP 已启用',
    otp_disabled: 'OTP 已停用',
    shared_key_shown: '您的共享密钥已被显示',
  },
  noticeGoesOff: (moment) => `OTP 将${moment && `于${moment}`}停用`,
  noticeStop: '如果不是您本人操作，请按下按钮：一段时间内将无法再做任何更改。',
  noticeKeep: '如果不是您本人操作，请按下按钮：OTP 将保持启用。',
  noticeOwn: '如果是您本人操作，请直接关闭此页面。',
  keepSafe: '保护我的账号',
  noticeNoLink: '此页面需要通过我们消息中的链接打开。请再次打开该链接。',
  noticeCut: '此链接不完整，缺少一部分。请从我们的消息中重新打开，或完整复制链接（可能跨越多行）。',
  noticeInvalid: '此链接已失效。如果您的账号出现了您不知情的变化，请更改密码并联系客服。',
  cancelled: 'OTP 保持启用',
  cancelledText: '未做任何更改。如果不是您本人操作，请更改密码。',
  frozen: '您的账号已冻结',
  frozenText: (moment) =>
    `在${moment}之前，无法更改与两步验证有关的任何设置。请立即更改密码。如果 OTP 的状态与您之前的设置不同，请联系客服。`,

  supportRequestTitle: '联系客服',
  supportRequestIntro: '如果您丢失了身份验证器，并且无法自行停用 OTP，请在此处向我们提出请求。',
  email: '电子邮件地址',
  emailHint: '您用于登录的地址，即使您已无法查收其邮件',
  emailRequired: '请输入您用于登录的电子邮件地址。',
  emailFormat: '这不是电子邮件地址。请检查后重新输入。',
  whatHappened: '发生了什么',
  whatHappenedHint: (limit) =>
    `请同时说明如何联系您。请勿填写密码、验证码或密钥。最多${limit}个字符。`,
  whatHappenedRequired: '请告诉我们发生了什么。',
  charactersUsed: (used, limit) => `${used}/${limit}`,
  charactersLeft: (left) => `还可输入${left}个字符。`,
  charactersOver: (over) => `超出${over}个字符。`,
  sendRequest: '发送请求',
  solveCaptcha: '还差一步：请在此处证明您不是机器人。之后您的请求会立即发送。',
  tooManyRequests: '发送的请求过多。',
  supportRequested: '我们已收到您的请求',
  supportRequestedText:
    '客服会在一个工作日内与您联系，并先确认是您本人。任何人都不会向您索要密码或验证码。',
};

registerMessages('zh-Hans', zhHans);
