import { randomUUID } from 'node:crypto';
import type { ContactKind, ContactState } from '@keyfob/core/contract';
import { hash, verify } from '@node-rs/argon2';
import { fewAtOnce } from '../few-at-once.ts';
import type { Database, Row } from './data.ts';

/** Staff work at the support desk; they have an account like everybody else. */
export type Role = 'customer' | 'staff';

/** Somebody with an account at the demo. */
export interface Customer {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  /** As E.164 has it: `+420555000101`. */
  readonly phone: string;
  /** The language that mails and SMS are written in, as BCP 47 has it. */
  readonly locale: string;
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
  byId(id: string): Promise<Customer | undefined>;
  byEmail(email: string): Promise<Customer | undefined>;
  /**
   * The customer whose e-mail and password these are. Takes as long for an unknown e-mail.
   *
   * @throws KeyfobError `unavailable` while too many others wait, as `isPassword` does
   */
  logIn(email: string, password: string): Promise<Customer | undefined>;
  isPassword(id: string, password: string): Promise<boolean>;
  /** @returns false where the e-mail has an account already */
  add(customer: NewCustomer): Promise<boolean>;
  markVerified(id: string, kind: ContactKind): Promise<void>;
}

/** OWASP's floor for argon2id: 19 MiB, two passes. */
const hashing = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function customers(database: Database): Customers {
  const find = async (column: 'id' | 'email', value: string): Promise<Row | undefined> => {
    const { rows } = await database.run(`SELECT * FROM customer WHERE ${column} = ?`, value);
    return rows[0];
  };
  const nobodysHash = hash(randomUUID(), hashing);
  const inTurn = fewAtOnce();

  return {
    byId: async (id) => toCustomer(await find('id', id)),

    byEmail: async (email) => toCustomer(await find('email', normalEmail(email))),

    async logIn(email, password) {
      const row = await find('email', normalEmail(email));
      const passwordHash = row === undefined ? await nobodysHash : String(row.password_hash);
      const isRight = await inTurn(() => verify(passwordHash, password));
      return isRight ? toCustomer(row) : undefined;
    },

    async isPassword(id, password) {
      const row = await find('id', id);
      return row !== undefined && inTurn(() => verify(String(row.password_hash), password));
    },

    async add({ email, name, phone, locale, role, password, contactsVerified }) {
      const isVerified = contactsVerified ? 1 : 0;
      return database.add('customer', {
        ...{ id: randomUUID(), email: normalEmail(email), name, phone, locale, role },
        ...{ email_verified: isVerified, phone_verified: isVerified },
        password_hash: await hash(password, hashing),
      });
    },

    async markVerified(id, kind) {
      await database.run(`UPDATE customer SET ${kind}_verified = 1 WHERE id = ?`, id);
    },
  };
}

/** One spelling per address, so that nobody gets a second set of counters by writing it differently. */
export function normalEmail(email: string): string {
  // PostgreSQL takes no text with a NUL in it.
  return email.normalize('NFKC').replaceAll('\0', '').trim().toLowerCase();
}

function toCustomer(row: Row | undefined): Customer | undefined {
  if (row === undefined) return undefined;
  const state = (value: unknown, isVerified: unknown): ContactState =>
    value === '' ? 'missing' : isVerified === 1 ? 'verified' : 'unverified';
  return {
    id: String(row.id),
    email: String(row.email),
    name: String(row.name),
    phone: String(row.phone),
    locale: String(row.locale),
    role: row.role === 'staff' ? 'staff' : 'customer',
    contacts: {
      email: state(row.email, row.email_verified),
      phone: state(row.phone, row.phone_verified),
    },
    contactsChangedAt:
      row.contacts_changed_at === null ? undefined : Number(row.contacts_changed_at),
  };
}
