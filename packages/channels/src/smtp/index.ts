export type { MailTransport, OutgoingMail } from './mail-route.ts';
export type { MailText, MailTexts } from './mail-texts.ts';
export { type SmtpMailerOptions, smtpMailer } from './smtp-mailer.ts';
