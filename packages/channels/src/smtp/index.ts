export type { MailTransport, OutgoingMail } from './connect-smtp.ts';
export type { MailText, MailTexts } from './mail-texts.ts';
export { type SmtpMailerOptions, smtpMailer } from './smtp-mailer.ts';
