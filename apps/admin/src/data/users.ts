import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { ContactKind, ContactState } from '@keyfob/core/contract';
import { hash, verify } from '@node-rs/argon2';
import { fewAtOnce } from '../few-at-once.ts';

/** Languages that mails and SMS are written in. */
export type Locale = 'en' | 'cs';

/** Staff work at the support desk; they have an account like everybody else. */
export type Role = 'customer' | 'staff';

/** Somebody with an account at the demo. */
export interface Customer {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  /** As E.164 has it: `+420555000101`. */
  readonly phone: string;
  readonly locale: Locale;
  readonly role: Role;
  readonly contacts: Readonly<Record<ContactKind, ContactState>>;
  /** When e-mail or phone was last changed, in milliseconds since 1970. */
  readonly contactsChangedAt: number | undefined;
}

export interface NewCustomer
  extends Pick<Customer, 'email' | 'name' | 'phone' | 'locale' | 'role'> {
  readonly password: string;
  readonly contactsVerified: boolean;
}

/** Everybody with an account, and their passwords. */
export interface Customers {
  byId(id: string): Customer | undefined;
  byEmail(email: string): Customer | undefined;
  /**
   * The customer whose e-mail and password these are. Takes as long for an unknown e-mail.
   *
   * @throws KeyfobError `unavailable` while too many others wait, as `isPassword` does
   */
  logIn(email: string, password: string): Promise<Customer | undefined>;
  isPassword(id: string, password: string): Promise<boolean>;
  add(customer: NewCustomer): Promise<void>;
  markVerified(id: string, kind: ContactKind): void;
}

/** OWASP's floor for argon2id: 19 MiB, two passes. */
const hashing = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function customers(database: DatabaseSync): Customers {
  const selectById = database.prepare('SELECT * FROM user WHERE id = ?');
  const selectByEmail = database.prepare('SELECT * FROM user WHERE email = ?');
  const insert = database.prepare(
    `INSERT INTO user (id, email, name, phone, password_hash, email_verified, phone_verified, locale, role)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const verified = {
    email: database.prepare('UPDATE user SET email_verified = 1 WHERE id = ?'),
    phone: database.prepare('UPDATE user SET phone_verified = 1 WHERE id = ?'),
  };
  const nobodysHash = hash(randomUUID(), hashing);
  const inTurn = fewAtOnce();

  return {
    byId: (id) => toCustomer(selectById.get(id)),

    byEmail: (email) => toCustomer(selectByEmail.get(normalEmail(email))),

    async logIn(email, password) {
      const row = selectByEmail.get(normalEmail(email));
      const passwordHash = row === undefined ? await nobodysHash : String(row.password_hash);
      const isRight = await inTurn(() => verify(passwordHash, password));
      return isRight ? toCustomer(row) : undefined;
    },

    async isPassword(id, password) {
      const row = selectById.get(id);
      return row !== undefined && inTurn(() => verify(String(row.password_hash), password));
    },

    async add({ email, name, phone, locale, role, password, contactsVerified }) {
      const isVerified = contactsVerified ? 1 : 0;
      const passwordHash = await hash(password, hashing);
      const contacts = [normalEmail(email), name, phone] as const;
      const id = randomUUID();
      insert.run(id, ...contacts, passwordHash, isVerified, isVerified, locale, role);
    },

    markVerified(id, kind) {
      verified[kind].run(id);
    },
  };
}

/** One spelling per address, so that nobody gets a second set of counters by writing it differently. */
export function normalEmail(email: string): string {
  return email.normalize('NFKC').trim().toLowerCase();
}

function toCustomer(row: Record<string, unknown> | undefined): Customer | undefined {
  if (row === undefined) return undefined;
  const state = (value: unknown, isVerified: unknown): ContactState =>
    value === '' ? 'missing' : isVerified === 1 ? 'verified' : 'unverified';
  return {
    id: String(row.id),
    email: String(row.email),
    name: String(row.name),
    phone: String(row.phone),
    locale: row.locale === 'cs' ? 'cs' : 'en',
    role: row.role === 'staff' ? 'staff' : 'customer',
    contacts: {
      email: state(row.email, row.email_verified),
      phone: state(row.phone, row.phone_verified),
    },
    contactsChangedAt:
      typeof row.contacts_changed_at === 'number' ? row.contacts_changed_at : undefined,
  };
}
