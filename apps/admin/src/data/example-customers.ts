import type { Customers } from './users.ts';

/** The password of every example account. */
export const examplePassword = 'correct horse battery staple';

export const exampleCustomers = [
  {
    email: 'customer@example.test',
    name: 'Example Customer',
    phone: '+420 555 000 101',
    contactsVerified: true,
    note: 'e-mail and phone verified: OTP can be set',
  },
  {
    email: 'newcomer@example.test',
    name: 'Example Newcomer',
    phone: '+420 555 000 102',
    contactsVerified: false,
    note: 'nothing verified yet: OTP can’t be set',
  },
] as const;

/** Fills an empty database, at the first start. */
export async function seedExampleCustomers(customers: Customers): Promise<void> {
  if (!customers.isEmpty()) return;
  for (const customer of exampleCustomers) {
    await customers.add({ ...customer, password: examplePassword });
  }
}
