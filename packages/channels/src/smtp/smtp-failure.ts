import { permanentError } from '../shared/permanent-error.ts';

/**
 * What a failed attempt means. 5xx to the recipient or to the text is the answer for good (RFC 5321
 * § 4.2.1); to the log-in or the sender it is a mistake of set-up that somebody will correct.
 *
 * The words of the server are left out, as they often repeat the recipient's address.
 */
export function smtpFailure(thrown: unknown): Error {
  const { code, command, responseCode, message } = Object(thrown) as Partial<
    Record<string, unknown>
  >;
  if (typeof responseCode !== 'number') {
    return new Error(`smtp: ${isOfConnection(code) ? message : (code ?? 'failed')}`);
  }
  const what = `smtp: ${responseCode} to ${command}`;
  const isAboutThisMail = command === 'RCPT TO' || command === 'DATA';
  return responseCode >= 500 && isAboutThisMail ? permanentError(what) : new Error(what);
}

/** Errors of sockets, names and TLS: their words tell of hosts and certificates only. */
function isOfConnection(code: unknown): boolean {
  return ['ECONNECTION', 'ESOCKET', 'ETIMEDOUT', 'EDNS', 'ETLS'].includes(String(code));
}
