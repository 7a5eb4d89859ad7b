import type { Request } from 'express';
import type { Customer, Customers } from '../data/users.ts';

/** Who is logged in, for the header of a page that is open to all. */
export async function signedIn(
  { session }: Request,
  customers: Customers,
): Promise<Customer | undefined> {
  return session.userId === undefined ? undefined : customers.byId(session.userId);
}
