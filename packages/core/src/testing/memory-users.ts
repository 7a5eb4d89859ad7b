import type { ContactKind, ContactState } from '../contract/index.ts';
import type { UserRecord, Users } from '../ports/users.ts';

/**
 * A user for tests. Unless something else is said, contacts are verified, with addresses made from the
 * id, and the label is the id.
 */
export interface MemoryUser extends Partial<Omit<UserRecord, 'contacts'>> {
  /** In clear: it is a test. */
  readonly password: string;
  /** Those that are not verified; the others are. */
  readonly contacts?: Partial<Record<ContactKind, ContactState>>;
}

/** The `users` port over a plain object from user id to user. */
export function memoryUsers(users: Readonly<Record<string, MemoryUser>>): Users {
  return {
    async find(userId): Promise<UserRecord | undefined> {
      const user = users[userId];
      if (user === undefined) return undefined;
      const { password, ...known } = user;
      const contacts = { email: 'verified', phone: 'verified', ...user.contacts } as const;
      const addresses = {
        ...(contacts.email === 'verified' && { email: `${userId}@example.test` }),
        ...(contacts.phone === 'verified' && { phone: '+420555000100' }),
      };
      return { label: userId, ...addresses, ...known, contacts };
    },
    async findByEmail(email) {
      return Object.keys(users).find((userId) => users[userId]?.email === email);
    },
    async verifyPassword(userId, password) {
      return users[userId]?.password === password;
    },
  };
}
