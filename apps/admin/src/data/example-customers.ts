import type { Customers, NewCustomer } from './users.ts';

/** The password of every example account. */
export const examplePassword = 'correct horse battery staple';

export const exampleCustomers: readonly (Omit<NewCustomer, 'password'> & { note: string })[] = [
  {
    email: 'customer@example.test',
    name: 'Example Customer',
    phone: '+420555000101',
    locale: 'en',
    role: 'customer',
    contactsVerified: true,
    note: 'can set OTP',
  },
  {
    email: 'newcomer@example.test',
    name: 'Example Newcomer',
    phone: '+420555000102',
    locale: 'en',
    role: 'customer',
    contactsVerified: false,
    note: 'nothing verified yet',
  },
  {
    email: 'support@example.test',
    name: 'Example Agent',
    phone: '+420555000103',
    locale: 'en',
    role: 'staff',
    contactsVerified: true,
    note: 'support desk',
  },
  {
    email: 'supervisor@example.test',
    name: 'Example Supervisor',
    phone: '+420555000104',
    locale: 'en',
    role: 'staff',
    contactsVerified: true,
    note: 'also support desk',
  },
];

/** Whether this address is an example account's, whose password everybody knows. */
export function isExample(email: string): boolean {
  return exampleCustomers.some((example) => example.email === email);
}

/** Adds the example accounts that are not there yet: all at the first start, later only new ones. */
export async function seedExampleCustomers(customers: Customers): Promise<void> {
  const seed = async (customer: (typeof exampleCustomers)[number]) => {
    if ((await customers.byEmail(customer.email)) !== undefined) return;
    await customers.add({ ...customer, password: examplePassword }); // another node may be faster
  };
  await Promise.all(exampleCustomers.map(seed));
}
