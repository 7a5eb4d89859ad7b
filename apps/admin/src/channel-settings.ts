/** How mails and SMS leave the demo. */
export interface ChannelSettings {
  /** The address that mails come from. */
  readonly mailFrom: string;
  /** What mails and SMS call the site. */
  readonly siteName: string;
  /** Undefined: mails stay on this machine and arrive in the demo's inbox. */
  readonly smtpUrl: string | undefined;
  /** Undefined: SMS stay on this machine and arrive in the demo's inbox. */
  readonly sms: SmsSettings | undefined;
}

export type SmsSettings =
  | { readonly smpp: string }
  | {
      /** An account at Twilio or a provider that speaks the same. */
      readonly twilio: {
        readonly url: string;
        readonly accountSid: string;
        readonly authToken: string;
        readonly from: string;
      };
    };

/**
 * Reads SMTP_URL, SMS_URL and MAIL_FROM.
 *
 * @throws Error naming the variable, without the password that may be in it
 */
export function readChannels(environment: NodeJS.ProcessEnv, issuer: string): ChannelSettings {
  const { SMTP_URL, SMS_URL, MAIL_FROM } = environment;
  return {
    ...readSender(MAIL_FROM, issuer),
    smtpUrl: SMTP_URL ? readUrl('SMTP_URL', SMTP_URL, smtpForm).href : undefined,
    sms: SMS_URL ? readSms(SMS_URL) : undefined,
  };
}

interface UrlForm {
  readonly protocols: readonly string[];
  readonly example: string;
}

const smtpForm: UrlForm = {
  protocols: ['smtp:', 'smtps:'],
  example: 'smtps://user:password@mail.example.test:465',
};
const smsForm: UrlForm = {
  protocols: ['smpp:', 'smpps:', 'https:', 'http:'],
  example:
    'smpps://user:password@sms.example.test:3550 or https://ACCOUNT_SID:TOKEN@api.example.test/?from=%2B420555000100',
};

function readSms(text: string): SmsSettings {
  const url = readUrl('SMS_URL', text, smsForm);
  if (url.protocol.startsWith('smpp')) return { smpp: url.href };
  return {
    twilio: {
      url: `${url.origin}${url.pathname}`,
      accountSid: decodeURIComponent(url.username),
      authToken: decodeURIComponent(url.password),
      // In a query a bare "+" stands for a space.
      from: url.searchParams.get('from')?.replace(/^ /, '+') ?? '',
    },
  };
}

function readUrl(name: string, text: string, { protocols, example }: UrlForm): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url?.hostname || !protocols.includes(url.protocol)) {
    throw new Error(`${name} is wrong; it must be like ${example}`);
  }
  return url;
}

/** Either a bare address, or one with the name of the site before it. */
function readSender(
  text: string | undefined,
  issuer: string,
): Pick<ChannelSettings, 'mailFrom' | 'siteName'> {
  const given = text?.trim() || 'no-reply@example.test';
  const [, name, named, bare] =
    /^(?:"?([^"<>]*?)"?\s*<([^\s<>@]+@[^\s<>@]+)>|([^\s<>@]+@[^\s<>@]+))$/.exec(given) ?? [];
  const mailFrom = named ?? bare;
  if (mailFrom === undefined) {
    throw new Error(
      `MAIL_FROM is "${text}"; it must be like Example Hosting <no-reply@example.test>`,
    );
  }
  const siteName = name || issuer;
  // What channels demand: at the end of an SMS these two marks mean something to browsers (P1).
  if (!/^[^@#\p{C}]{1,40}$/u.test(siteName)) {
    throw new Error(
      `${name ? 'MAIL_FROM' : 'KEYFOB_ISSUER'} has the name "${siteName}"; in messages it must have at most 40 characters without @ and #`,
    );
  }
  return { mailFrom, siteName };
}
