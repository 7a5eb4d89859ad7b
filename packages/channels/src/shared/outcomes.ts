/**
 * What an answer means for the messages to come, of mail servers, SMS providers and message centres
 * alike (docs/decisions/0017-what-a-refusal-means.md). In every table the first row that fits decides.
 *
 * - `never`: this message can never go, as its recipient or its text was refused
 * - `set-up`: nothing at all goes until somebody mends the log-in, the sender, the account or the URL
 * - `passing`: the same message may go in a minute
 */
export type Outcome = 'never' | 'set-up' | 'passing';

export interface Verdict {
  readonly outcome: Outcome;
  /** In our words, as those of the other side may repeat an address, a number or a code (G1). */
  readonly why: string;
  /** Certainly nobody got the message. */
  readonly isUnsent: boolean;
}

interface Row {
  readonly is: Outcome;
  readonly why: string;
}

/** A reply of a mail server: `{ reply: '554', status: '5.7.1', to: 'DATA' }`. */
export interface SmtpReply {
  /** RFC 5321 § 4.2. */
  readonly reply: string;
  /** The enhanced status of RFC 3463, '' where the reply has none. */
  readonly status: string;
  /** The command that was answered; `CONN` is the connection itself. */
  readonly to: string;
}

type SmtpRow = Row & { readonly [Part in keyof SmtpReply]?: RegExp };

const smtpRows: readonly SmtpRow[] = [
  // RFC 5321 § 4.2.1: 4yz asks to try again. 2yz and 3yz where nobody expects them are out of step.
  { reply: /^[^5]/, is: 'passing', why: 'not now' },
  // RFC 4954 § 6. 530 and 538 also ask for TLS first: look at the URL all the same.
  { reply: /^53[0458]/, is: 'set-up', why: 'the log-in is refused; look at user and password' },
  { to: /^AUTH/, is: 'set-up', why: 'the log-in is refused; look at user and password' },
  // RFC 5321 § 3.1, RFC 7504: a server that takes no mail, or none from this machine.
  { to: /^(CONN|EHLO|HELO|LHLO)$/, is: 'set-up', why: 'the server turns us away' },
  { to: /^STARTTLS$/, is: 'set-up', why: 'the server offers no TLS' },
  // RFC 3463 § 3.8: relaying denied, block lists, SPF, DKIM, DMARC. Nearly always it is about the
  // sender and not about one reader, and then it meets every mail.
  { status: /^5\.7\./, is: 'set-up', why: 'refused by policy; look at relaying and the sender' },
  // RFC 3463 § 3.2: the sender's address. 5.2.252 is SendAsDenied of Exchange Online.
  { status: /^5\.1\.[78]$|^5\.2\.252$/, is: 'set-up', why: 'the sender is refused; look at from' },
  // RFC 3463 § 3.7, RFC 6531 § 4.2 (5.6.7 is SMTPUTF8 that a recipient cannot have), RFC 1870 § 6.
  { status: /^5\.6\.|^5\.3\.4$/, is: 'never', why: 'the text is refused' },
  // To MAIL FROM, 552 is about the size (RFC 1870); later about the mailbox. Either way one mail.
  { reply: /^552$/, is: 'never', why: 'too large, or the mailbox is full' },
  { to: /^MAIL/, is: 'set-up', why: 'the sender is refused; look at from' },
  // "Bad sequence", "not implemented": the server wants a log-in or TLS first, or is none for mail.
  { reply: /^50[0234]$|^521$/, is: 'set-up', why: 'the server expects something else first' },
  // RFC 3463 § 3.4: the server's own trouble, whoever the reader is.
  { status: /^5\.3\./, is: 'set-up', why: 'the mail system is not in order' },
  // RFC 3463 § 3.2, 3.3, 3.5, RFC 7505 (5.1.10): no such mailbox or domain, full, or unreachable.
  { status: /^5\.[124]\./, is: 'never', why: 'the recipient is refused' },
  { to: /^RCPT/, is: 'never', why: 'the recipient is refused' },
  // 550, 554 without a status: of what is left to be refused, the text is the likeliest.
  { to: /^DATA$/, is: 'never', why: 'the mail is refused' },
  // Not known to be about this message: it costs less to try again than to give all of them up.
  { is: 'set-up', why: 'refused' },
];

export function judgeSmtpReply(answer: SmtpReply): Verdict {
  const row = smtpRows.find(({ reply, status, to }) => {
    return (
      (reply?.test(answer.reply) ?? true) &&
      (status?.test(answer.status) ?? true) &&
      (to?.test(answer.to) ?? true)
    );
  });
  // Nothing is delivered before DATA, nor by a DATA that is refused (RFC 5321 § 4.1.1.4).
  const isUnsent = /^[45]/.test(answer.reply) || !/^(DATA|CONN)$/.test(answer.to);
  return verdictOf(row, isUnsent);
}

type TwilioRow = Row & { readonly codes?: readonly number[]; readonly statuses?: RegExp };

/**
 * The codes of Twilio's error dictionary; others who speak its API may have none. A code comes before
 * the status where it says more: 63038 arrives with 429, 30002 with 403.
 */
const twilioRows: readonly TwilioRow[] = [
  { statuses: /^[25]/, is: 'passing', why: 'it may have been sent' },
  // Closed, suspended, on trial, without money or over its daily limit (30023, 30454, 63038).
  {
    codes: [
      10001, 10002, 20003, 20005, 20006, 20008, 20010, 20403, 20404, 21607, 21608, 30002, 30023,
      30454, 63038, 90010,
    ],
    is: 'set-up',
    why: 'the account is refused; look at accountSid, authToken and the account',
  },
  { codes: [21408], is: 'set-up', why: 'the account may not send to that country' },
  // Not ours, not for SMS, not registered with the carriers (3003x); no number in the pool (2170x).
  {
    codes: [
      21212, 21601, 21603, 21606, 21616, 21657, 21659, 21660, 21661, 21701, 21702, 21703, 21704,
      21705, 21708, 21709, 30018, 30032, 30033, 30034,
    ],
    is: 'set-up',
    why: 'the sender is refused; look at from or messagingServiceSid',
  },
  { codes: [14107, 20429, 21611, 21730, 30001, 30022], is: 'passing', why: 'not now' },
  // RFC 9110 § 15.5.9, RFC 8470, RFC 6585. 409: another attempt with our idempotency key is under way.
  { statuses: /^(408|409|425|429)$/, is: 'passing', why: 'not now' },
  // No mobile number, a landline, a short code, ours; unsubscribed (21610); no route to it (21612);
  // a text that is too long (21617) or not wanted (21618).
  {
    codes: [
      21211, 21214, 21217, 21265, 21266, 21401, 21421, 21610, 21612, 21614, 21617, 21618, 21635,
    ],
    is: 'never',
    why: 'the number or the text is refused',
  },
  // A 400 that is not known is mostly about what differs from message to message: number and text.
  { statuses: /^(400|413|422)$/, is: 'never', why: 'the request is refused' },
  // 401, 402, 403, 404, 405, 410 and redirects: the log-in, the money, the account or the URL.
  { is: 'set-up', why: 'the account or the address is refused; look at url and the account' },
];

export function judgeTwilioAnswer(status: number, code: number | undefined): Verdict {
  const row = twilioRows.find(
    ({ codes, statuses }) =>
      (codes === undefined || (code !== undefined && codes.includes(code))) &&
      (statuses?.test(String(status)) ?? true),
  );
  // 409 says that there is, or was, another attempt: only that one knows.
  return verdictOf(row, status >= 300 && status < 500 && status !== 409);
}

type SmppRow = Row & { readonly to?: 'bind' | 'submit'; readonly statuses?: readonly number[] };

/** RINVBNDSTS: whoever gets it has no session any more. */
export const loggedOut = 0x04;

/** SMPP 3.4 § 5.1.3; 0x100 and above are of SMPP 5.0 § 4.7.6. */
const smppRows: readonly SmppRow[] = [
  // RSYSERR, RMSGQFUL, RSUBMITFAIL, RTHROTTLED, RX_T_APPN. RALYBND: a lost session is still open
  // there, and ends by itself.
  { statuses: [0x05, 0x08, 0x14, 0x45, 0x58, 0x64], is: 'passing', why: 'not now' },
  // RINVBNDSTS: the centre has forgotten our log-in; the next message logs in anew.
  { to: 'submit', statuses: [loggedOut], is: 'passing', why: 'the log-in is gone' },
  // RBINDFAIL, RINVPASWD, RINVSYSID, RINVSYSTYP and what vendors add.
  { to: 'bind', is: 'set-up', why: 'look at user, password and system_type of url' },
  // RINVMSGLEN, RINVDSTADR, RINVESMCLASS and RINVDCS (no long text, no UCS-2), RINVDSTTON, RINVDSTNPI.
  {
    statuses: [0x01, 0x0b, 0x43, 0x50, 0x51, 0x104],
    is: 'never',
    why: 'the number or the text is refused',
  },
  // RINVSRCADR, RINVSRCTON, RINVSRCNPI, RINVSRCADDRSUBUNIT.
  {
    statuses: [0x0a, 0x48, 0x49, 0x105],
    is: 'set-up',
    why: 'the sender is refused; look at source',
  },
  // RINVCMDLEN, RINVCMDID, RINVPRTFLG, RINVREGDLVFLG, RINVSERTYP, RINVSYSTYP, RINVREPFLAG,
  // RINVSCHED, RINVEXPIRY, RINVDFTMSGID, the TLV errors (such as a missing one that a country asks
  // for), RSERTYPUNAUTH to RSERTYPDENIED: what is the same in all our messages.
  {
    statuses: [
      0x02, 0x03, 0x06, 0x07, 0x15, 0x53, 0x54, 0x61, 0x62, 0x63, 0xc0, 0xc1, 0xc2, 0xc3, 0xc4,
      0x100, 0x101, 0x102, 0x103,
    ],
    is: 'set-up',
    why: 'the account may not send like this; ask the centre',
  },
  // RUNKNOWNERR and what vendors add (0x400 to 0x4ff): nobody knows, and another attempt is cheap.
  { is: 'passing', why: 'refused' },
];

export function judgeSmppStatus(to: 'bind' | 'submit', status: number): Verdict {
  const row = smppRows.find(
    (each) =>
      (each.to === undefined || each.to === to) && (each.statuses?.includes(status) ?? true),
  );
  return verdictOf(row, true);
}

type ConnectionRow = Row & { readonly code?: RegExp; readonly isUnsent?: boolean };

/** Codes of Node (errors, dns, tls), undici and nodemailer, where the other side has said nothing. */
const connectionRows: readonly ConnectionRow[] = [
  // Of getaddrinfo, EAI_AGAIN is a resolver without an answer, ENOTFOUND one that knows no such name.
  { code: /^ENOTFOUND$/, is: 'set-up', why: 'there is no such host; look at url', isUnsent: true },
  { code: /SELF_SIGNED/, is: 'set-up', why: 'self-signed certificate', isUnsent: true },
  { code: /^CERT_HAS_EXPIRED$/, is: 'set-up', why: 'expired certificate', isUnsent: true },
  // Node's documentation, "X509 certificate error codes", and the check of the name.
  {
    code: /CERT|CRL|^UNABLE_TO_|^INVALID_(CA|PURPOSE)$|^(HOSTNAME_MISMATCH|PATH_LENGTH_EXCEEDED)$/,
    is: 'set-up',
    why: 'the certificate is not trusted',
    isUnsent: true,
  },
  // Another version of TLS, or none at all: mostly the wrong port.
  { code: /^ERR_SSL_|^EPROTO$/, is: 'set-up', why: 'no common TLS; look at the port of url' },
  { code: /^EPROTOCOL$/, is: 'set-up', why: 'the server speaks no SMTP; look at the port of url' },
  // The token of an OAuth log-in could not be fetched; nodemailer calls that EAUTH as well.
  { code: /^EFETCH$/, is: 'passing', why: 'no token for the log-in', isUnsent: true },
  { code: /^(EAUTH|ENOAUTH|EOAUTH2)$/, is: 'set-up', why: 'no log-in', isUnsent: true },
  { code: /^(ECONFIG|EREQUIRETLS)$/, is: 'set-up', why: 'look at transport', isUnsent: true },
  {
    code: /^ERR_ACCESS_DENIED$/,
    is: 'set-up',
    why: 'Node may not use the network',
    isUnsent: true,
  },
  {
    code: /^(ECONNREFUSED|EAI_AGAIN|EDNS|ETLS|UND_ERR_CONNECT_TIMEOUT)$|^(CONNECT|GREETING|UPGRADE)_TIMEOUT$/,
    is: 'passing',
    why: 'no connection',
    isUnsent: true,
  },
  // ECONNRESET, EPIPE, ETIMEDOUT, UND_ERR_SOCKET and whatever else breaks on the way.
  { is: 'passing', why: '' },
];

/**
 * @param codes from the inmost to the outmost cause: `ENOTFOUND` says more than `EDNS`
 * @param isConnecting whether the failure is known to be of an attempt to connect
 */
export function judgeConnection(codes: readonly string[], isConnecting: boolean): Verdict {
  const row = connectionRows.find(
    ({ code }) => code === undefined || codes.some((each) => code.test(each)),
  );
  return verdictOf(row, isConnecting || row?.isUnsent === true);
}

function verdictOf(row: Row | undefined, isUnsent: boolean): Verdict {
  // Every table ends with a row for all the rest.
  return { outcome: row?.is ?? 'passing', why: row?.why ?? 'refused', isUnsent };
}
