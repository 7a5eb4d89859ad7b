import { type Keyfob, type KeyfobError, logFault } from '@keyfob/core';
import { kindOf, refuseUnknownKeys, toUserId } from '@keyfob/core/adapter';
import type { Request } from 'express';
import type { KeyfobHost } from './host.ts';
import { checkOrigins } from './origins.ts';
import { refuseOldExpress } from './refuse-old-express.ts';

/** The host as the rest of this package may rely on it. */
export interface CheckedHost {
  readonly keyfob: Keyfob;
  /** The id of whoever is signed in, as text. */
  currentUser(request: Request): Promise<string | undefined>;
  signIn(request: Request, userId: string): Promise<void>;
  endOtherSessions(request: Request, userId: string): Promise<void>;
  /** What colleagues call the member of staff who is signed in. */
  staffName(request: Request): Promise<string | undefined>;
  readonly origins: readonly string[];
  onFault(fault: KeyfobError): void;
  /** Who is behind `onFault`: what is told once is told once to each. */
  readonly listener: (fault: KeyfobError) => void;
}

const required = ['currentUser', 'signIn'] as const;
const optional = ['endOtherSessions', 'staff', 'onFault'] as const;

/** Each host is looked at once, however many guards it is given to. */
const checked = new WeakMap<KeyfobHost, CheckedHost>();

/**
 * The gate to the application: what the host is made of is checked at start, what its functions give is
 * checked here and nowhere else.
 *
 * @param what was called with it, for the error
 * @throws TypeError naming the field, or an Express that is too old
 */
export function checkedHost(host: KeyfobHost, what: string): CheckedHost {
  const found = checked.get(host);
  if (found !== undefined) return found;
  refuseOldExpress(what);
  checkFields(host, what);
  const gate = gateTo(host);
  checked.set(host, gate);
  return gate;
}

function checkFields(host: KeyfobHost, what: string): void {
  if (typeof host !== 'object' || host === null) {
    throw new TypeError(`${what} takes a host as its first argument, and not ${kindOf(host)}`);
  }
  refuseUnknownKeys(`${what}: the host`, host, ['keyfob', ...required, ...optional, 'origins']);
  const lacking = required.find((name) => typeof host[name] !== 'function');
  if (lacking) throw new TypeError(`${what}: the host has no function ${lacking}()`);
  const wrong = optional.find((name) => !['undefined', 'function'].includes(typeof host[name]));
  if (wrong)
    throw new TypeError(`${what}: host.${wrong} is ${kindOf(host[wrong])}, not a function`);
  if (typeof host.keyfob?.verify !== 'function') {
    throw new TypeError(`${what}: host.keyfob is not what createKeyfob made`);
  }
  checkOrigins(`${what}: host.origins`, host.origins);
}

function gateTo(host: KeyfobHost): CheckedHost {
  const { keyfob, origins = [], onFault: listener = logFault } = host;
  return {
    ...{ keyfob, origins, listener },

    async currentUser(request) {
      const id = await host.currentUser(request);
      return id === null || id === undefined ? undefined : toUserId(id, 'host.currentUser');
    },

    async signIn(request, userId) {
      await host.signIn(request, userId);
    },

    async endOtherSessions(request, userId) {
      await host.endOtherSessions?.(request, userId);
    },

    async staffName(request) {
      const staff: unknown = await host.staff?.(request);
      if (staff === null || staff === undefined) return undefined;
      const { name } = staff as { name?: unknown };
      if (typeof staff === 'object' && typeof name === 'string' && name.trim() !== '') return name;
      const kind = typeof name === 'string' ? 'an empty text' : kindOf(name);
      const found = typeof staff === 'object' ? `{ name: ${kind} }` : kindOf(staff);
      throw new TypeError(
        `host.staff is ${found}; allowed: { name: a text } for staff, undefined or null for everybody else`,
      );
    },

    onFault(fault) {
      try {
        listener(fault);
      } catch {
        // A log that cannot be written must not change the answer.
      }
    },
  };
}
