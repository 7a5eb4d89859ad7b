import { isIP } from 'node:net';
import { readNumber } from './variables.ts';

/** Where the demo is reached, and over what. */
export interface ReachSettings {
  /** The address of this machine that is listened on. */
  readonly host: string;
  readonly port: number;
  /** Where customers reach the demo; undefined: this machine, at its port. */
  readonly origin: string | undefined;
  /**
   * The proxies whose word about a visitor's address and TLS is taken, as Express has it in
   * `trust proxy`: how many stand in a row, or which addresses they have.
   */
  readonly proxies: number | readonly string[] | undefined;
  /** Nobody but the person at this machine is meant to come: examples and aids are offered. */
  readonly isLocal: boolean;
}

const local = ['localhost', '127.0.0.1', '[::1]'];
/** Addresses that stand for all of a machine's. */
export const everywhere = ['0.0.0.0', '::'];
const mostProxies = 10;
const namedRanges = ['loopback', 'linklocal', 'uniquelocal'];

/**
 * Reads HOST, PORT, KEYFOB_ORIGIN and KEYFOB_PROXIES.
 *
 * @throws Error naming the variable that is wrong
 */
export function readReach(environment: NodeJS.ProcessEnv): ReachSettings {
  const origin = readOrigin(environment.KEYFOB_ORIGIN);
  const proxies = readProxies(environment);
  if (origin?.startsWith('https:') && proxies === undefined) {
    // The demo itself speaks HTTP. Without this it would take the proxy for every visitor, count all
    // of them as one, and never send its cookie.
    throw new Error(
      `KEYFOB_PROXIES is missing; with the origin ${origin} it must say which proxy speaks TLS: how many stand before the demo, like 1, or their addresses, like 10.0.0.5,10.0.1.0/24`,
    );
  }
  return {
    host: readHost(environment.HOST, origin),
    port: readNumber(environment, 'PORT', { standard: 3000, least: 0, most: 65_535 }),
    origin,
    proxies,
    isLocal: origin === undefined || local.includes(new URL(origin).hostname),
  };
}

/** Where this machine itself reaches the demo. */
export function listeningAddress(host: string, port: number): string {
  if (isHere(host)) return `http://localhost:${port}`;
  return `http://${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
}

function isHere(host: string): boolean {
  return ['localhost', '::1', ...everywhere].includes(host) || /^127\./.test(host);
}

function readHost(text: string | undefined, origin: string | undefined): string {
  if (!text) return '127.0.0.1';
  if (text !== 'localhost' && isIP(text) === 0) {
    throw new Error(
      `HOST is "${text}"; it must be an address of this machine, like 127.0.0.1, or 0.0.0.0 for all of them`,
    );
  }
  if (!isHere(text) && origin === undefined) {
    throw new Error(
      `KEYFOB_ORIGIN is missing; with HOST ${text} the demo is not at localhost, and its links must begin with the address that customers use`,
    );
  }
  return text;
}

/** Mailed links begin with it, so it comes from nowhere but here (R5). */
function readOrigin(text: string | undefined): string | undefined {
  if (!text) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isLocal = local.includes(url?.hostname ?? '');
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLocal);
  if (!isSafe || url?.href !== `${url?.origin}/`) {
    throw new Error(
      `KEYFOB_ORIGIN is "${text}"; it must be like https://panel.example.test, without a path`,
    );
  }
  return url.origin;
}

function readProxies(environment: NodeJS.ProcessEnv): ReachSettings['proxies'] {
  const text = environment.KEYFOB_PROXIES;
  if (!text) return undefined;
  if (/^\d+$/.test(text)) {
    const range = { standard: 1, least: 1, most: mostProxies };
    return readNumber(environment, 'KEYFOB_PROXIES', range);
  }
  const addresses = text.split(',').map((part) => part.trim());
  if (!addresses.every(isRange)) {
    throw new Error(
      `KEYFOB_PROXIES is "${text}"; it must be how many proxies stand before the demo, like 1, or their addresses, like 10.0.0.5,10.0.1.0/24`,
    );
  }
  return addresses;
}

function isRange(text: string): boolean {
  if (namedRanges.includes(text)) return true;
  const [address = '', length, ...rest] = text.split('/');
  const most = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0;
  const isLength = length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= most);
  return most > 0 && isLength && rest.length === 0;
}
