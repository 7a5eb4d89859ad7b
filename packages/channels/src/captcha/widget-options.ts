import {
  refuseUnknownOptions,
  requireFetch,
  requireSafeUrl,
  requireToken,
  requireWhole,
  timeoutRange,
} from '../shared/options.ts';
import type { Fetch } from '../shared/post-form.ts';

/** What a CAPTCHA by a provider's widget needs. */
export interface WidgetCaptchaOptions {
  /** Public key of the widget. */
  readonly siteKey: string;
  /** Secret key of the same site, for asking the provider about tokens. */
  readonly secret: string;
  /** Host name of the pages that show the widget, such as `login.example.test`. */
  readonly hostname: string;
  /** Where tokens are verified. Default: the provider's own address. */
  readonly url?: string;
  /** How long the provider may take to answer, in seconds. Default 10, at most 120. */
  readonly timeoutSeconds?: number;
  /** Default: the global `fetch`. */
  readonly fetch?: Fetch;
}

const known = ['siteKey', 'secret', 'hostname', 'url', 'timeoutSeconds', 'fetch'];

/**
 * Checks the options and fills in the defaults.
 *
 * @throws TypeError or RangeError naming factory, option and what is allowed
 */
export function completeWidgetOptions(
  factory: string,
  options: WidgetCaptchaOptions,
  defaultUrl: string,
): Required<Omit<WidgetCaptchaOptions, 'fetch'>> & Pick<WidgetCaptchaOptions, 'fetch'> {
  refuseUnknownOptions(factory, options, known);
  const { hostname, url = defaultUrl, timeoutSeconds = 10, fetch } = options;
  requireFetch(`${factory}: fetch`, fetch);
  if (typeof hostname !== 'string' || !/^[a-z0-9-]+(\.[a-z0-9-]+)*$/.test(hostname)) {
    throw new TypeError(
      `${factory}: hostname must be a host name in lower case, such as login.example.test, without scheme and port`,
    );
  }
  return {
    siteKey: requireToken(`${factory}: siteKey`, options.siteKey),
    secret: requireToken(`${factory}: secret`, options.secret),
    hostname,
    url: requireSafeUrl(`${factory}: url`, url),
    timeoutSeconds: requireWhole(`${factory}: timeoutSeconds`, timeoutSeconds, timeoutRange),
    ...(fetch && { fetch }),
  };
}
