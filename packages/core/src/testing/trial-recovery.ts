import type { Recovery } from '../contract/index.ts';
import type { PendingLogin, Recovering } from '../factor/login-state.ts';
import type { MailContent, SmsContent } from '../sealing/message.ts';
import type { SentMessage } from './fake-channels.ts';
import type { TrialKeyfob } from './trial-keyfob.ts';

/** Begins a recovery and follows its link in the browser of a pending log-in. */
export async function followLink(
  { keyfob, mail, deliver }: TrialKeyfob,
  pending: PendingLogin,
): Promise<Recovering> {
  await keyfob.beginRecovery({ pending, input: {} });
  await deliver();
  const input = { token: tokenOf(newest(mail.sent, { kind: 'recovery_link' })) };
  return (await keyfob.openRecoveryLink({ pending, input })).recovering;
}

/** Has the SMS code of a recovery sent, and gives it. */
export async function askForSms(
  { keyfob, sms, captcha, deliver }: TrialKeyfob,
  recovering: Recovering,
): Promise<string> {
  const input = { captcha: captcha.solve('recovery_sms') };
  await keyfob.sendRecoverySms({ recovering, input });
  await deliver();
  return codeOf(newest(sms.sent, { kind: 'recovery_code' }));
}

/** The last step of a recovery: the SMS code, and a CAPTCHA. */
export function giveSmsCode(
  { keyfob, captcha }: TrialKeyfob,
  recovering: Recovering,
  smsCode: string,
): Promise<Recovery> {
  const input = { smsCode, captcha: captcha.solve('recovery_completion') };
  return keyfob.completeRecovery({ recovering, input });
}

/** The token in the newest link of a kind that was mailed to an address. */
export function mailedToken(
  { mail }: Pick<TrialKeyfob, 'mail'>,
  to: string,
  kind: MailContent['kind'] = 'recovery_link',
): string {
  return tokenOf(newest(mail.sent, { to, kind }));
}

/** The newest SMS code that was sent to a number. */
export function textedCode({ sms }: Pick<TrialKeyfob, 'sms'>, to: string): string {
  return codeOf(newest(sms.sent, { to, kind: 'recovery_code' }));
}

function tokenOf(content: MailContent): string {
  if (!('link' in content)) throw new Error(`a mail of the kind ${content.kind} has no link`);
  return new URL(content.link).hash.slice(1);
}

function codeOf(content: SmsContent): string {
  return content.kind === 'recovery_code' ? content.code : '';
}

function newest<Content extends MailContent | SmsContent>(
  sent: readonly SentMessage<Content>[],
  { to, kind }: { to?: string; kind: Content['kind'] },
): Content {
  const found = sent.findLast(
    (each) => each.content.kind === kind && (to === undefined || each.to === to),
  );
  if (found === undefined)
    throw new Error(`nothing of the kind ${kind} was sent to ${to ?? 'anybody'}`);
  return found.content;
}
