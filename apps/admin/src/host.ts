import type { Store } from '@keyfob/core';
import { createKeyfob, type Keyfob } from '@keyfob/core';
import type { KeyfobHost } from '@keyfob/express';
import type { SqliteSessionStore } from './data/sessions.ts';
import type { Customers } from './data/users.ts';
import type { Settings } from './settings.ts';

declare module 'express-session' {
  interface SessionData {
    /** Who is signed in. Set by nobody but `signIn` below. */
    userId: string;
  }
}

/** Keyfob over this demo's customers. */
export function demoKeyfob(settings: Settings, store: Store, users: Customers): Keyfob {
  return createKeyfob({ issuer: settings.issuer, keys: settings.keys, store, users });
}

/** What Keyfob's router and guards must know of this demo. */
export function demoHost(keyfob: Keyfob, sessions: SqliteSessionStore): KeyfobHost {
  return {
    keyfob,
    currentUser: (request) => request.session.userId,
    signIn(request, userId) {
      request.session.userId = userId;
    },
    endOtherSessions(request, userId) {
      sessions.endOthers(userId, request.sessionID);
    },
  };
}
