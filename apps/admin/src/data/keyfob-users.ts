import type { Users } from '@keyfob/core';
import type { SessionStore } from './data.ts';
import type { Customers } from './users.ts';

/** Keyfob's `users` port over the demo's customers and their sessions. */
export function keyfobUsers(customers: Customers, sessions: SessionStore): Users {
  return {
    async find(userId) {
      const customer = await customers.byId(userId);
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
    findByEmail: async (email) => (await customers.byEmail(email))?.id,
    verifyPassword: (userId, password) => customers.isPassword(userId, password),
    endSessions: (userId) => sessions.endAll(userId),
  };
}
