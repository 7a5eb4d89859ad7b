import type { MailContent, SmsContent } from '../message.ts';
import type { SentMessage } from './fake-channels.ts';
import type { TrialKeyfob } from './trial-keyfob.ts';

/** The token in the newest link of a kind that was mailed to an address. */
export function mailedToken(
  { mail }: Pick<TrialKeyfob, 'mail'>,
  to: string,
  kind: MailContent['kind'] = 'recovery_link',
): string {
  const content = newest(mail.sent, { to, kind });
  if (!('link' in content)) throw new Error(`a mail of the kind ${kind} has no link`);
  return new URL(content.link).hash.slice(1);
}

/** The newest SMS code that was sent to a number. */
export function textedCode({ sms }: Pick<TrialKeyfob, 'sms'>, to: string): string {
  const content = newest(sms.sent, { to, kind: 'recovery_code' });
  return content.kind === 'recovery_code' ? content.code : '';
}

function newest<Content extends MailContent | SmsContent>(
  sent: readonly SentMessage<Content>[],
  { to, kind }: { to: string; kind: Content['kind'] },
): Content {
  const found = sent.findLast((each) => each.to === to && each.content.kind === kind);
  if (found === undefined) throw new Error(`nothing of the kind ${kind} was sent to ${to}`);
  return found.content;
}
