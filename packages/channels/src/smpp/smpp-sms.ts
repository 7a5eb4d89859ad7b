import { createHash } from 'node:crypto';
import type { SmsSender } from '@keyfob/core';
import { requireTimeZone } from '../shared/language.ts';
import { refuseUnknownOptions, requireWhole, timeoutRange } from '../shared/options.ts';
import { loggedOut } from '../shared/outcomes.ts';
import { withUnsent } from '../shared/send-failure.ts';
import { requireSmsSiteName } from '../shared/site-name.ts';
import { requireNumber, writeSms } from '../sms/sms-text.ts';
import { bindSession } from './bind-session.ts';
import { parseSmppUrl } from './smpp-account.ts';
import { submitFailure } from './smpp-failure.ts';
import { smppLink } from './smpp-link.ts';
import { splitText } from './split-text.ts';

/** What `smppSms` needs: an account at a message centre. */
export interface SmppSmsOptions {
  /**
   * `smpp://user:password@host:2775?source=420555000100`, or `smpps:` for TLS. `source` is a number
   * or a name of up to 11 characters; `system_type` may be added. Percent-encode what is special.
   */
  readonly url: string;
  /** The site's name in texts: one line, at most 40 characters, without `@` and `#`. */
  readonly siteName: string;
  /** With `smpps:`, certificates (PEM) to trust instead of the system's. */
  readonly ca?: string;
  /** IANA time zone of the times in texts. Default `UTC`. */
  readonly timeZone?: string;
  /** How long an answer may take, in seconds. Default 15, at most 120. */
  readonly timeoutSeconds?: number;
  /** How often the centre is asked whether it is there, in seconds. Default 30, at most 600. */
  readonly enquireSeconds?: number;
}

/** An SMS sender that holds a connection. */
export interface SmppSms extends SmsSender {
  /** Logs out and ends the connection, for good. Rejects when the centre does not answer that. */
  close(): Promise<void>;
}

const known = ['url', 'siteName', 'ca', 'timeZone', 'timeoutSeconds', 'enquireSeconds'];

/**
 * Sends Keyfob's SMS over SMPP 3.4, as one transceiver session that all messages share.
 *
 * It connects for the first message, and anew for the next one after the connection was lost. Texts
 * go in GSM 03.38 where that has all their characters and in UCS-2 otherwise; long ones in parts.
 * `send` rejects with an error that says what it means for later attempts (`isPermanent`, `isSetUp`)
 * and whether certainly nobody got the SMS (`isUnsent`); all of it stands in `shared/outcomes.ts`.
 *
 * @throws TypeError or RangeError at once for an option that is unknown, missing or out of range
 */
export function smppSms(options: SmppSmsOptions): SmppSms {
  refuseUnknownOptions('smppSms', options, known);
  const { url, ca, timeZone = 'UTC', timeoutSeconds = 15, enquireSeconds = 30 } = options;
  const account = parseSmppUrl(url);
  requireCertificates(ca, account.isTls);
  const head = {
    siteName: requireSmsSiteName('smppSms: siteName', options.siteName),
    timeZone: requireTimeZone('smppSms: timeZone', timeZone),
  };
  const times = {
    timeoutSeconds: requireWhole('smppSms: timeoutSeconds', timeoutSeconds, timeoutRange),
    enquireSeconds: requireWhole('smppSms: enquireSeconds', enquireSeconds, {
      ...timeoutRange,
      max: 600,
    }),
  };
  const link = smppLink(() => bindSession({ account, ca, ...times }));

  return Object.freeze<SmppSms>({
    async send({ to, locale, content, idempotencyKey }, signal) {
      const destination = {
        dest_addr_ton: 1,
        dest_addr_npi: 1,
        destination_addr: requireNumber(to).slice(1),
      };
      const parts = splitText(writeSms(head, content, locale), referenceOf(idempotencyKey));
      const session = await link.session(signal);
      let accepted = 0;
      try {
        for (const { text, dataCoding, header } of parts) {
          const body = {
            data_coding: dataCoding,
            short_message: header ? { udh: Buffer.from(header), message: text } : text,
          };
          const fields = { ...account.source, ...destination, ...body };
          const { command_status } = await session.request('submit_sm', fields, signal);
          if (command_status === loggedOut) session.end('the centre takes us for logged out');
          if (command_status !== 0) throw submitFailure(command_status);
          accepted += 1;
        }
      } catch (thrown) {
        // A phone may show the first part, with the code in it, while it waits for the second.
        throw accepted === 0 ? thrown : withUnsent(thrown, false);
      }
    },
    close: link.close,
  });
}

/** A text that is no PEM would be passed over in silence, and then no certificate is trusted. */
function requireCertificates(ca: unknown, isTls: boolean): void {
  if (ca === undefined) return;
  if (!isTls) throw new TypeError('smppSms: ca is for TLS; begin url with smpps: or leave ca out');
  if (typeof ca !== 'string' || !ca.includes('-----BEGIN CERTIFICATE-----')) {
    throw new TypeError(
      'smppSms: ca must be certificates in PEM, the text that begins with -----BEGIN CERTIFICATE-----',
    );
  }
}

function referenceOf(idempotencyKey: string): number {
  return createHash('sha256').update(idempotencyKey).digest().readUInt8(0);
}
