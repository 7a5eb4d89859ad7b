export type { MailTransport, OutgoingMail } from './mail-route.ts';
export { type SmtpMailerOptions, smtpMailer } from './smtp-mailer.ts';
export type { MailText, MailTexts } from './texts/mail-texts.ts';
