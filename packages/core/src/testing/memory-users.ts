import type { User } from '../account/user.ts';
import type { ContactKind, ContactState } from '../contract/index.ts';
import type { Users } from '../ports/users.ts';

/** A user for tests; contacts are verified and the label is the id unless something else is said. */
export interface MemoryUser extends Partial<Omit<User, 'contacts'>> {
  readonly password: string;
  readonly contacts?: Partial<Record<ContactKind, ContactState>>;
}

/** The `users` port over a plain object from user id to user. */
export function memoryUsers(users: Readonly<Record<string, MemoryUser>>): Users {
  return {
    async find(userId): Promise<User | undefined> {
      const user = users[userId];
      if (user === undefined) return undefined;
      const { password, ...known } = user;
      const contacts = { email: 'verified', phone: 'verified', ...user.contacts } as const;
      return { label: userId, ...known, contacts };
    },
    async findByEmail(email) {
      return Object.keys(users).find((userId) => users[userId]?.email === email);
    },
    async verifyPassword(userId, password) {
      return users[userId]?.password === password;
    },
  };
}
