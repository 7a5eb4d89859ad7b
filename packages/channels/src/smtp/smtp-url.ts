import { createSecureContext, type SecureContextOptions } from 'node:tls';
import { decodePercent, hostOf } from '../shared/domain.ts';
import { isThisMachine, requireWhole } from '../shared/options.ts';

/** Where a mail server is, and how it is spoken to: options of nodemailer's SMTP connection. */
export interface SmtpServer {
  readonly host: string;
  readonly port?: number;
  readonly secure: boolean;
  readonly requireTLS: boolean;
  /** What we call ourselves in EHLO. */
  readonly name?: string;
  readonly tls: TlsParts;
  readonly auth?: LogIn;
}

interface LogIn {
  readonly user: string;
  readonly pass: string;
  readonly method?: string;
}

interface TlsParts extends Pick<SecureContextOptions, 'minVersion' | 'maxVersion' | 'ciphers'> {
  readonly rejectUnauthorized?: boolean;
  readonly servername?: string;
}

interface QueryPart {
  readonly fits: RegExp;
  readonly what: string;
}

const yesOrNo: QueryPart = { fits: /^(true|false)$/, what: 'true or false' };
const word: QueryPart = { fits: /^[\x21-\x7e]{1,255}$/, what: 'ASCII without spaces' };
const version: QueryPart = { fits: /^TLSv1(\.[123])?$/, what: 'a version such as TLSv1.2' };

/** What may stand behind the `?`. */
const parts: Readonly<Record<string, QueryPart>> = {
  requireTLS: yesOrNo,
  name: word,
  authMethod: { fits: /^(PLAIN|LOGIN|CRAM-MD5)$/, what: 'PLAIN, LOGIN or CRAM-MD5' },
  'tls.rejectUnauthorized': yesOrNo,
  'tls.servername': word,
  'tls.minVersion': version,
  'tls.maxVersion': version,
  'tls.ciphers': word,
};

/**
 * Reads `smtps://user:password@host:465`, or `smtp:` for STARTTLS. Without TLS no link leaves this
 * machine, unless the URL says `?requireTLS=false`.
 *
 * @throws TypeError or RangeError naming the part that is wrong; it repeats neither user nor password
 */
export function parseSmtpUrl(input: unknown): SmtpServer {
  const url = typeof input === 'string' && URL.canParse(input) ? new URL(input) : undefined;
  const host = url && hostOf(url);
  if (!host || !['smtp:', 'smtps:'].includes(url.protocol)) {
    throw new TypeError('smtpMailer: url must be like smtps://user:password@host:465');
  }
  const query = queryOf(url);
  const auth = logInOf(url, query.get('authMethod'));
  const name = query.get('name');
  const secure = url.protocol === 'smtps:';
  const mayBeClear = isThisMachine(url.hostname) || query.get('requireTLS') === 'false';
  return {
    host,
    ...(url.port !== '' && { port: portOf(url) }),
    secure,
    requireTLS: query.get('requireTLS') === 'true' || !(secure || mayBeClear),
    ...(name !== undefined && { name }),
    tls: tlsOf(query),
    ...(auth && { auth }),
  };
}

function portOf({ port }: URL): number {
  const range = { min: 1, max: 65_535, unit: 'numbers' };
  return requireWhole('smtpMailer: port of url', Number(port), range);
}

function logInOf({ username, password }: URL, method: string | undefined): LogIn | undefined {
  if (username === '' && password === '') return undefined;
  const user = decodePercent(username);
  const pass = decodePercent(password);
  if (!user || !pass) {
    throw new TypeError(
      'smtpMailer: url must have both user and password, or neither, percent-encoded (% is %25)',
    );
  }
  return { user, pass, ...(method !== undefined && { method }) };
}

function queryOf({ searchParams }: URL): ReadonlyMap<string, string> {
  const query = new Map(searchParams);
  for (const [name, value] of query) {
    const part = Object.hasOwn(parts, name) ? parts[name] : undefined;
    if (part === undefined) {
      const known = Object.keys(parts).join(', ');
      throw new TypeError(
        `smtpMailer: url has no part "${name}"; known are: ${known}. For more, give a transporter of nodemailer as transport`,
      );
    }
    if (!part.fits.test(value)) {
      throw new TypeError(`smtpMailer: ${name} of url must be ${part.what}`);
    }
  }
  return query;
}

/** @throws TypeError when this Node cannot do TLS like that: the first mail is too late to tell */
function tlsOf(query: ReadonlyMap<string, string>): TlsParts {
  const given = [...query].filter(([name]) => name.startsWith('tls.'));
  const tls: TlsParts = Object.fromEntries(
    given.map(([name, value]) => [
      name.slice('tls.'.length),
      name === 'tls.rejectUnauthorized' ? value === 'true' : value,
    ]),
  );
  try {
    createSecureContext(tls);
  } catch (cause) {
    throw new TypeError(
      'smtpMailer: tls.minVersion, tls.maxVersion and tls.ciphers of url do not go together, or are not known here',
      { cause },
    );
  }
  return tls;
}
