import { smppSms } from '@keyfob/channels/smpp';
import { smtpMailer } from '@keyfob/channels/smtp';
import { twilioSms } from '@keyfob/channels/twilio';
import type { Mailer, SmsSender } from '@keyfob/core';
import type { ChannelSettings } from './channel-settings.ts';
import type { Inbox } from './data/inbox.ts';
import { lazySender } from './demo-servers/lazy-sender.ts';
import type { ReachSettings } from './reach-settings.ts';

/** A way to reach people, and how to end it. */
interface Channel<Sender> {
  readonly sender: Sender;
  close(): Promise<void>;
}

export interface Channels {
  readonly mail: Mailer;
  readonly sms: SmsSender;
  /** Ends connections, and the demo's own servers where there are any. */
  close(): Promise<void>;
}

/**
 * Mail and SMS as the settings say. Where they name no server, a demo on this machine has one of its
 * own, so that messages go over the wire all the same; what it gets it puts into the inbox. Elsewhere
 * nobody sees that inbox: messages wait until a server is named.
 *
 * @throws Error naming the variable that is wrong
 */
export function channels(
  settings: ChannelSettings & Pick<ReachSettings, 'isLocal'>,
  inbox: Inbox,
): Channels {
  const { smtpUrl, sms: account, isLocal } = settings;
  const here = isLocal
    ? { mail: () => mailHere(settings, inbox), sms: () => smsHere(settings, inbox) }
    : { mail: () => missing('SMTP_URL'), sms: () => missing('SMS_URL') };
  const mail: Channel<Mailer> = smtpUrl ? mailOver(settings, smtpUrl) : here.mail();
  const sms: Channel<SmsSender> = account ? smsOver(settings, account) : here.sms();
  return {
    mail: mail.sender,
    sms: sms.sender,
    async close() {
      await Promise.all([mail.close(), sms.close()]);
    },
  };
}

function mailOver({ mailFrom: from, siteName }: ChannelSettings, url: string): Channel<Mailer> {
  return {
    sender: naming('SMTP_URL or MAIL_FROM', () => smtpMailer({ url, from, siteName })),
    close: async () => {},
  };
}

function mailHere(settings: ChannelSettings, inbox: Inbox): Channel<Mailer> {
  return lazySender(async () => {
    const { mailServer } = await import('./demo-servers/mail-server.ts');
    const server = await mailServer(inbox);
    return { sender: mailOver(settings, server.url).sender, close: server.close };
  });
}

function smsOver(
  { siteName }: ChannelSettings,
  account: NonNullable<ChannelSettings['sms']>,
): Channel<SmsSender> {
  return naming('SMS_URL', () => {
    if ('twilio' in account) {
      return { sender: twilioSms({ ...account.twilio, siteName }), close: async () => {} };
    }
    const sender = smppSms({ url: account.smpp, siteName });
    return { sender, close: sender.close };
  });
}

function smsHere(settings: ChannelSettings, inbox: Inbox): Channel<SmsSender> {
  return lazySender(async () => {
    const { smsCentre } = await import('./demo-servers/sms-centre.ts');
    const centre = await smsCentre(inbox);
    const { sender, close } = smsOver(settings, { smpp: centre.url });
    return {
      sender,
      async close() {
        await close();
        await centre.close();
      },
    };
  });
}

/** Sends nothing: messages wait in the outbox until the variable is set. */
function missing(variable: string): Channel<Mailer & SmsSender> {
  return {
    sender: {
      async send() {
        throw Object.assign(new Error(`${variable} is not set`), { isSetUp: true, isUnsent: true });
      },
    },
    close: async () => {},
  };
}

function naming<T>(variable: string, make: () => T): T {
  try {
    return make();
  } catch (cause) {
    throw new Error(`${variable} is wrong: ${(cause as Error).message}`, { cause });
  }
}
