import type { MailTexts } from './mail-texts.ts';

export const zhHans: MailTexts = {
  recovery_link: {
    subject: '停用 OTP',
    before: [
      '有人知道您的密码，并以丢失身份验证器为由，请求停用您 {site} 账号的一次性密码 (OTP)。',
      '如果是您本人操作，请通过此链接继续。链接只能使用一次，自本邮件发送起{minutes}分钟内有效。',
    ],
    button: '停用 OTP',
    after: ['如果不是您本人操作，请勿打开链接，并更改密码：有其他人知道您的密码。'],
  },
  otp_enabled: {
    subject: 'OTP 已启用',
    before: [
      '您的 {site} 账号现已受一次性密码 (OTP) 保护。从现在起，登录时除密码外还需要身份验证器中的验证码。',
      '如果不是您本人操作，请立即告诉我们：',
    ],
    button: '不是我本人操作',
    after: ['如果是您本人操作，则无需再做任何事情。'],
  },
  otp_disabled: {
    subject: 'OTP 已停用',
    before: [
      '您的 {site} 账号不再受一次性密码 (OTP) 保护。只需密码即可登录。',
      '如果不是您本人操作，请立即告诉我们：',
    ],
    button: '不是我本人操作',
    after: ['如果是您本人操作，您可以随时在账号中重新设置 OTP。'],
  },
  otp_disabling_by_recovery: {
    subject: 'OTP 即将停用',
    before: [
      '您 {site} 账号的一次性密码 (OTP) 将于{time}停用。有人提出了此请求，并证明其知道您的密码且能查看您的邮件。',
      '如果不是您本人操作，或者您已找到身份验证器，请让 OTP 保持启用：',
    ],
    button: '让 OTP 保持启用',
    after: ['如果是您本人操作，请等到该时间，之后只需密码即可登录。'],
  },
  otp_disabling_by_support: {
    subject: 'OTP 即将停用',
    before: [
      '您 {site} 账号的一次性密码 (OTP) 将于{time}停用。有人向我们的客服团队提出了此请求，并已获得批准。',
      '如果不是您本人操作，或者您已找到身份验证器，请让 OTP 保持启用：',
    ],
    button: '让 OTP 保持启用',
    after: ['如果是您本人操作，请等到该时间，之后只需密码即可登录。'],
  },
  otp_kept: {
    subject: 'OTP 保持启用',
    before: ['您 {site} 账号的一次性密码 (OTP) 保持启用。停用请求已取消。'],
    after: ['如果这出乎您的意料，请更改密码：可能有其他人知道您的密码。'],
  },
  shared_key_shown: {
    subject: '您的 OTP 密钥已显示',
    before: [
      '您 {site} 账号的一次性密码 (OTP) 的共享密钥已再次显示，以便设置另一个身份验证器。',
      '如果不是您本人操作，请立即告诉我们：',
    ],
    button: '不是我本人操作',
    after: ['如果是您本人操作，则无需再做任何事情。'],
  },
  support_rejected: {
    subject: '您的客服请求',
    before: [
      '我们无法确认停用您 {site} 账号的一次性密码 (OTP) 的请求来自账号所有者。OTP 保持启用。',
    ],
    after: ['如果这是您的账号，您可以再发送一个请求，并提供更多详情。'],
  },
  footer: '本邮件由 {site} 发送，与您的账号有关。我们绝不会向您索要验证码或本邮件。',
};
