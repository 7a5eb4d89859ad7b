import { altchaCaptcha } from '@keyfob/channels/altcha';
import type { Store, WorkingCalendar } from '@keyfob/core';
import { createKeyfob, type Keyfob } from '@keyfob/core';
import type { KeyfobHost } from '@keyfob/express';
import type { Channels } from './channels.ts';
import type { SessionStore } from './data/data.ts';
import { keyfobUsers } from './data/keyfob-users.ts';
import type { Customers } from './data/users.ts';
import type { Settings } from './settings.ts';

/** What the demo is made of before it knows its address. */
export interface Parts {
  readonly settings: Settings;
  readonly store: Store;
  readonly customers: Customers;
  readonly sessions: SessionStore;
  readonly channels: Channels;
  readonly captchaSecret: string;
}

/** When the support desk of this company works. */
const calendar: WorkingCalendar = {
  timeZone: 'Europe/Prague',
  workingDays: [1, 2, 3, 4, 5],
  opensAt: '09:00',
  closesAt: '17:00',
  holidays: [],
};

/** Keyfob over this demo's customers. Its links begin with `origin`, whatever a request claims (R5). */
export function demoKeyfob(
  { settings, store, customers, sessions, channels, captchaSecret }: Parts,
  origin: string,
): Keyfob {
  return createKeyfob({
    issuer: settings.issuer,
    keys: settings.keys,
    store,
    users: keyfobUsers(customers, sessions),
    recovery: {
      links: { recovery: `${origin}/recovery`, notice: `${origin}/notice` },
      mail: channels.mail,
      sms: channels.sms,
      captcha: altchaCaptcha({ secret: captchaSecret }),
    },
    support: { waitSeconds: settings.supportWaitSeconds },
    calendar,
    ...(settings.restoredAt && { restoredAt: settings.restoredAt }),
  });
}

/** What Keyfob's router and guards must know of this demo. */
export function demoHost(
  keyfob: Keyfob,
  { customers, sessions }: Pick<Parts, 'customers' | 'sessions'>,
  origin: string,
): KeyfobHost {
  return {
    keyfob,
    origins: [origin],
    currentUser: (request) => request.session.userId,
    signIn(request, userId) {
      request.session.userId = userId;
    },
    endOtherSessions: (request, userId) => sessions.endAll(userId, request.sessionID),
    async staff(request) {
      const customer = await customers.byId(request.session.userId ?? '');
      return customer?.role === 'staff' ? { name: customer.name } : undefined;
    },
  };
}
