import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { User as KeyfobUser, Users as KeyfobUsers } from '@keyfob/core';
import type { ContactKind, ContactState } from '@keyfob/core/contract';
import { hash, verify } from '@node-rs/argon2';

/** A customer of the demo. */
export interface Customer {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly phone: string;
  readonly contacts: Readonly<Record<ContactKind, ContactState>>;
}

export interface NewCustomer {
  readonly email: string;
  readonly name: string;
  readonly phone: string;
  readonly password: string;
  readonly contactsVerified: boolean;
}

/** The customers, and Keyfob's `users` port over them. */
export interface Customers extends KeyfobUsers {
  byId(id: string): Customer | undefined;
  /** The customer whose e-mail and password these are. Takes as long for an unknown e-mail. */
  logIn(email: string, password: string): Promise<Customer | undefined>;
  add(customer: NewCustomer): Promise<void>;
  isEmpty(): boolean;
  markVerified(id: string, kind: ContactKind): void;
}

/** OWASP's floor for argon2id: 19 MiB, two passes. */
const hashing = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function customers(database: DatabaseSync): Customers {
  const selectById = database.prepare('SELECT * FROM user WHERE id = ?');
  const selectByEmail = database.prepare('SELECT * FROM user WHERE email = ?');
  const insert = database.prepare('INSERT INTO user VALUES (?, ?, ?, ?, ?, ?, ?)');
  const verified = {
    email: database.prepare('UPDATE user SET email_verified = 1 WHERE id = ?'),
    phone: database.prepare('UPDATE user SET phone_verified = 1 WHERE id = ?'),
  };
  const nobodysHash = hash(randomUUID(), hashing);

  return {
    byId: (id) => toCustomer(selectById.get(id)),

    async logIn(email, password) {
      const row = selectByEmail.get(normalEmail(email));
      const passwordHash = row === undefined ? await nobodysHash : String(row.password_hash);
      const isRight = await verify(passwordHash, password);
      return isRight ? toCustomer(row) : undefined;
    },

    async add({ email, name, phone, password, contactsVerified }) {
      const isVerified = contactsVerified ? 1 : 0;
      const passwordHash = await hash(password, hashing);
      const id = randomUUID();
      insert.run(id, normalEmail(email), name, phone, passwordHash, isVerified, isVerified);
    },

    isEmpty: () => database.prepare('SELECT 1 FROM user LIMIT 1').get() === undefined,

    markVerified(id, kind) {
      verified[kind].run(id);
    },

    async find(userId): Promise<KeyfobUser | undefined> {
      const customer = toCustomer(selectById.get(userId));
      return customer && { label: customer.email, contacts: customer.contacts };
    },

    async verifyPassword(userId, password) {
      const row = selectById.get(userId);
      return row !== undefined && verify(String(row.password_hash), password);
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
    contacts: {
      email: state(row.email, row.email_verified),
      phone: state(row.phone, row.phone_verified),
    },
  };
}
