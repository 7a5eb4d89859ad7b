import { duration } from '../i18n/durations/zh-Hans.ts';
import type { LoginMessages } from '../i18n/messages/messages.ts';
import { registerMessages } from '../i18n/registry.ts';

/** Simplified Chinese of the log-in: of `keyfob-verification` and `keyfob-code-field`. */
export const zhHansLogin: LoginMessages = {
  close: '关闭',
  cancel: '取消',
  done: '完成',
  loading: '正在加载…',
  tryAgain: '重试',
  disable: '停用',
  logIn: '登录',

  code: 'OTP 验证码',
  codeHint: (digits) => `身份验证器当前显示的${digits}位数字`,
  codeRequired: '请输入身份验证器中的验证码。',
  codeFormat: (digits) => `验证码只能是${digits}位数字。`,

  errors: {
    invalid_input: '服务器无法处理此请求。请重新加载页面，然后重试。',
    login_required: '您的登录已失效。请重新登录，然后返回此处。',
    second_factor_required: '请先使用身份验证器中的验证码重新登录。',
    wrong_origin: '此请求似乎不是来自本网站的页面。请重新加载页面，然后重试。',
    not_allowed: '您无权执行此操作。',
    not_enabled: '此账号未启用 OTP。',
    flow_state: '此步骤已无法继续。请重新开始。',
    wrong_code: '验证码不正确。请输入身份验证器当前显示的验证码。',
    code_already_used: '此验证码已使用过。每个验证码只能使用一次，请等待下一个。',
    captcha_failed: '未能确认您不是机器人。请重试。',
    too_many_attempts: '尝试次数过多。',
    unavailable: '服务器未正常响应。请稍后重试。',
  },
  clockAdvice: '验证码取决于时间：请检查手机是否已设置为自动更新时间。',
  closed: '错误的验证码输入次数过多，系统已不再接受任何验证码。请联系客服以恢复访问。',
  tryAgainIn: (seconds) => `您可以在${duration(seconds)}后重试。`,
  tryAgainAt: (moment) => `您可以在${moment}之后重试。`,
  tryAgainNow: '您现在可以重试。',
  nextCodeIn: (seconds) => `下一个验证码将在${duration(seconds)}后可用。`,
  nextCodeNow: '请输入身份验证器当前显示的验证码。',

  verificationTitle: '确认是您本人',
  verificationIntro: '您的账号受身份验证器中的一次性验证码保护。',
  lostText:
    '没有身份验证器，您无法完成此次登录。请联系客服：客服确认是您本人后，可以为您的账号停用 OTP。',
  offMeanwhile: '此账号的 OTP 已在此期间停用。请重新登录，只需输入密码。',
  verified: '验证码正确',
  verifiedText: '正在登录。',
  lost: '我丢失了 OTP 密钥卡',
  continue: '继续',
};

registerMessages('zh-Hans', zhHansLogin);
