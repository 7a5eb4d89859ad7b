import type { SmsSender } from '@keyfob/core';
import { requireTimeZone } from '../shared/language.ts';
import {
  refuseUnknownOptions,
  requireFetch,
  requireSafeUrl,
  requireToken,
  requireWhole,
  timeoutRange,
} from '../shared/options.ts';
import { type Fetch, postForm } from '../shared/post-form.ts';
import { endedAttempt } from '../shared/send-failure.ts';
import { requireSmsSiteName } from '../shared/site-name.ts';
import { requireNumber, writeSms } from '../sms/sms-text.ts';
import { answerFailure, callFailure } from './twilio-failure.ts';

/** What `twilioSms` needs: an account, and either `from` or `messagingServiceSid`. */
export interface TwilioSmsOptions {
  /** Where the API is. Default `https://api.twilio.com`; others speak it too. */
  readonly url?: string;
  readonly accountSid: string;
  readonly authToken: string;
  /** The sender: a number in E.164 or up to 11 letters and digits. */
  readonly from?: string;
  /** The pool of senders, instead of `from`. */
  readonly messagingServiceSid?: string;
  /** The site's name in texts: one line, at most 40 characters, without `@` and `#`. */
  readonly siteName: string;
  /** IANA time zone of the times in texts. Default `UTC`. */
  readonly timeZone?: string;
  /** How long one attempt may take, in seconds. Default 15, at most 120. */
  readonly timeoutSeconds?: number;
  /** Default: the global `fetch`. */
  readonly fetch?: Fetch;
}

const known = [
  'url',
  'accountSid',
  'authToken',
  'from',
  'messagingServiceSid',
  'siteName',
  'timeZone',
  'timeoutSeconds',
  'fetch',
];

/**
 * Sends Keyfob's SMS over the HTTP API of Twilio, or of a provider that speaks the same.
 *
 * Each attempt at one message carries the same `Idempotency-Key` (P3). Twilio itself does not know it:
 * after an answer that was lost on the way the reader may get the same SMS, with the same code, twice.
 * `send` rejects with an error that says what it means for later attempts (`isPermanent`, `isSetUp`)
 * and whether certainly nobody got the SMS (`isUnsent`); all of it stands in `shared/outcomes.ts`.
 *
 * @throws TypeError or RangeError at once for an option that is unknown, missing or out of range
 */
export function twilioSms(options: TwilioSmsOptions): SmsSender {
  refuseUnknownOptions('twilioSms', options, known);
  const { url = 'https://api.twilio.com', timeZone = 'UTC', timeoutSeconds = 15 } = options;
  requireFetch('twilioSms: fetch', options.fetch);
  const accountSid = requireToken('twilioSms: accountSid', options.accountSid);
  const authToken = requireToken('twilioSms: authToken', options.authToken);
  const sender = senderOf(options);
  const head = {
    siteName: requireSmsSiteName('twilioSms: siteName', options.siteName),
    timeZone: requireTimeZone('twilioSms: timeZone', timeZone),
  };
  requireWhole('twilioSms: timeoutSeconds', timeoutSeconds, timeoutRange);
  const base = requireSafeUrl('twilioSms: url', url).replace(/\/$/, '');
  if (/[?#]/.test(base)) {
    throw new TypeError('twilioSms: url must have no ? and no #, as a path is added to it');
  }
  const target = `${base}/2010-04-01/Accounts/${encodeURIComponent(accountSid)}/Messages.json`;
  const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;

  return Object.freeze<SmsSender>({
    async send({ to, locale, content, idempotencyKey }, signal) {
      const form = { ...sender, To: requireNumber(to), Body: writeSms(head, content, locale) };
      if (signal.aborted) throw endedAttempt('sms', signal.reason, true);
      const { status, answer } = await ask({
        fetch: options.fetch ?? globalThis.fetch,
        url: target,
        headers: { authorization, 'idempotency-key': encodeURIComponent(idempotencyKey) },
        form,
        timeoutSeconds,
        signal,
      });
      if (status >= 200 && status < 300 && typeof answer?.sid === 'string') return;
      throw answerFailure(status, answer?.code);
    },
  });
}

async function ask(call: Parameters<typeof postForm>[0]): ReturnType<typeof postForm> {
  try {
    return await postForm(call);
  } catch (thrown) {
    throw callFailure(thrown);
  }
}

function senderOf({ from, messagingServiceSid }: TwilioSmsOptions): Record<string, string> {
  if ((from === undefined) === (messagingServiceSid === undefined)) {
    throw new TypeError('twilioSms: give either from or messagingServiceSid');
  }
  if (from === undefined) {
    const option = 'twilioSms: messagingServiceSid';
    return { MessagingServiceSid: requireToken(option, messagingServiceSid) };
  }
  if (!/^(\+?\d{3,15}|[A-Za-z0-9 &+_-]{1,11})$/.test(String(from))) {
    throw new TypeError(
      'twilioSms: from must be a number in E.164 or a name of up to 11 characters',
    );
  }
  return { From: from };
}
