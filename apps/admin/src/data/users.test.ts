import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openAdminDatabase } from './database.ts';
import { examplePassword, seedExampleCustomers } from './example-customers.ts';
import { customers } from './users.ts';

async function seeded() {
  const file = join(mkdtempSync(join(tmpdir(), 'keyfob-users-')), 'admin.sqlite');
  const users = customers(openAdminDatabase(file));
  await seedExampleCustomers(users);
  return users;
}

it('knows the example customers by e-mail and password, in any case and width', async () => {
  const users = await seeded();

  for (const email of [
    'customer@example.test',
    ' Customer@Example.test ',
    'customer＠example.test',
  ]) {
    expect(await users.logIn(email, examplePassword)).toMatchObject({ name: 'Example Customer' });
  }
  expect(await users.logIn('customer@example.test', 'wrong')).toBeUndefined();
  expect(await users.logIn('nobody@example.test', examplePassword)).toBeUndefined();
});

it('tells Keyfob the label and how far each contact is proven', async () => {
  const users = await seeded();
  const newcomer = await users.logIn('newcomer@example.test', examplePassword);
  const id = newcomer?.id ?? '';

  expect(await users.find(id)).toEqual({
    label: 'newcomer@example.test',
    contacts: { email: 'unverified', phone: 'unverified' },
  });
  users.markVerified(id, 'email');
  expect((await users.find(id))?.contacts).toEqual({ email: 'verified', phone: 'unverified' });
  expect(await users.verifyPassword(id, examplePassword)).toBe(true);
  expect(await users.verifyPassword(id, 'wrong')).toBe(false);
  expect(await users.find('nobody')).toBeUndefined();
});

it('seeds an empty database once', async () => {
  const users = await seeded();

  await expect(seedExampleCustomers(users)).resolves.toBeUndefined();
});
