import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openAdminDatabase } from './database.ts';
import { exampleCustomers, examplePassword, seedExampleCustomers } from './example-customers.ts';
import { keyfobUsers } from './keyfob-users.ts';
import { SqliteSessionStore } from './sessions.ts';
import { customers } from './users.ts';

async function seeded() {
  const file = join(mkdtempSync(join(tmpdir(), 'keyfob-users-')), 'admin.sqlite');
  const database = openAdminDatabase(file);
  const users = customers(database);
  await seedExampleCustomers(users);
  const sessions = new SqliteSessionStore(database);
  return { database, users, sessions, port: keyfobUsers(users, sessions) };
}

it('knows the example customers by e-mail and password, in any case and width', async () => {
  const { users } = await seeded();

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

it('tells Keyfob the label, the contacts and how far each is proven', async () => {
  const { users, port } = await seeded();
  const id = users.byEmail('newcomer@example.test')?.id ?? '';

  expect(await port.find(id)).toEqual({
    label: 'newcomer@example.test',
    email: 'newcomer@example.test',
    phone: '+420555000102',
    locale: 'en',
    contacts: { email: 'unverified', phone: 'unverified' },
  });
  users.markVerified(id, 'email');
  expect((await port.find(id))?.contacts).toEqual({ email: 'verified', phone: 'unverified' });
  expect(await port.verifyPassword(id, examplePassword)).toBe(true);
  expect(await port.verifyPassword(id, 'wrong')).toBe(false);
  expect(await port.find('nobody')).toBeUndefined();
});

it('finds an account by its e-mail however it is written, and nobody for others', async () => {
  const { users, port } = await seeded();

  const id = users.byEmail('support@example.test')?.id;
  expect(await port.findByEmail?.(' SUPPORT@example.test')).toBe(id);
  expect(await port.findByEmail?.('nobody@example.test')).toBeUndefined();
});

it('ends every session of an account', async () => {
  const { database, sessions, port } = await seeded();
  for (const id of ['a1', 'a2']) sessions.set(id, { cookie: {}, userId: 'alice' } as never);
  sessions.set('b1', { cookie: {}, userId: 'bob' } as never);

  await port.endSessions?.('alice');

  const alive = database.prepare('SELECT user_id FROM session WHERE data IS NOT NULL').all();
  expect(alive).toEqual([{ user_id: 'bob' }]);
});

it('adds the example accounts that are missing, and none twice', async () => {
  const { database, users } = await seeded();
  database.exec("DELETE FROM user WHERE email = 'supervisor@example.test'");

  await seedExampleCustomers(users);

  const count = database.prepare('SELECT count(*) AS count FROM user').get()?.count;
  expect(count).toBe(exampleCustomers.length);
  expect(users.byEmail('supervisor@example.test')?.role).toBe('staff');
});
