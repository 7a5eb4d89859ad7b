import type { Users } from '@keyfob/core';
import type { SqliteSessionStore } from './sessions.ts';
import type { Customers } from './users.ts';

/** Keyfob's `users` port over the demo's customers and their sessions. */
export function keyfobUsers(customers: Customers, sessions: SqliteSessionStore): Users {
  return {
    async find(userId) {
      const customer = customers.byId(userId);
      if (customer === undefined) return undefined;
      const { email, phone, locale, contacts, contactsChangedAt } = customer;
      return {
        label: email,
        contacts,
        locale,
        ...(contacts.email !== 'missing' && { email }),
        ...(contacts.phone !== 'missing' && { phone }),
        contactsChangedAt,
      };
    },
    findByEmail: async (email) => customers.byEmail(email)?.id,
    verifyPassword: (userId, password) => customers.isPassword(userId, password),
    endSessions: async (userId) => sessions.endAll(userId),
  };
}
