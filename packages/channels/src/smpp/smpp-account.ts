import { decodePercent, hostOf } from '../shared/domain.ts';
import { requireWhole } from '../shared/options.ts';

/** Where a message centre is, and as whom it is spoken to. */
export interface SmppAccount {
  readonly host: string;
  readonly port: number;
  readonly isTls: boolean;
  readonly systemId: string;
  readonly password: string;
  readonly systemType: string;
  /** The sender, as the fields of a submit_sm. */
  readonly source: Readonly<Record<string, unknown>>;
}

const known = ['source', 'system_type'];

/**
 * Reads `smpp://user:password@host:2775?source=…&system_type=…`, or `smpps:` for TLS.
 *
 * @throws TypeError or RangeError that does not repeat the password
 */
export function parseSmppUrl(input: unknown): SmppAccount {
  const url = typeof input === 'string' && URL.canParse(input) ? new URL(input) : undefined;
  const isTls = url?.protocol === 'smpps:';
  const host = url && hostOf(url);
  if (!host || !url.username || (!isTls && url.protocol !== 'smpp:')) {
    throw new TypeError('smppSms: url must be like smpp://user:password@host:2775, or smpps:');
  }
  const unknown = [...url.searchParams.keys()].find((key) => !known.includes(key));
  if (unknown !== undefined) {
    throw new TypeError(`smppSms: url has no part "${unknown}"; known are: ${known.join(', ')}`);
  }
  return {
    host,
    port: requireWhole('smppSms: port of url', Number(url.port || (isTls ? 3550 : 2775)), {
      min: 1,
      max: 65_535,
      unit: 'numbers',
    }),
    isTls,
    systemId: requireCString('user', decodePercent(url.username), 15),
    password: requireCString('password', decodePercent(url.password), 64),
    systemType: requireCString('system_type', url.searchParams.get('system_type') ?? '', 12),
    source: sourceFields(url.searchParams.get('source')),
  };
}

/** SMPP 3.4 § 5.2.5: a number is international, a short one the network's own, the rest a name. */
function sourceFields(source: string | null): Readonly<Record<string, unknown>> {
  if (source === null) return {};
  // In a query a bare "+" stands for a space.
  const digits = /^[+ ]?(\d{9,15})$/.exec(source)?.[1];
  if (digits) return { source_addr: digits, source_addr_ton: 1, source_addr_npi: 1 };
  if (/^\d{3,8}$/.test(source)) {
    return { source_addr: source, source_addr_ton: 3, source_addr_npi: 0 };
  }
  if (/^[A-Za-z0-9 &_.-]{1,11}$/.test(source)) {
    return { source_addr: source, source_addr_ton: 5, source_addr_npi: 0 };
  }
  throw new TypeError(
    'smppSms: source must be a number or a name of up to 11 letters and digits, such as source=Example',
  );
}

function requireCString(what: string, text: string | undefined, longest: number): string {
  if (text !== undefined && text.length <= longest && /^[\x21-\x7e]*$/.test(text)) return text;
  throw new TypeError(
    `smppSms: ${what} of url must be at most ${longest} characters of ASCII, percent-encoded (% is %25)`,
  );
}
