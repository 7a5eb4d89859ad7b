import { describe, expect, it } from 'vitest';
import { exampleCustomers, examplePassword, seedExampleCustomers } from './example-customers.ts';
import { keyfobUsers } from './keyfob-users.ts';
import { testEngines } from './testing/engines.ts';
import { customers } from './users.ts';

describe.each(await testEngines())('on $engine', ({ open }) => {
  async function seeded() {
    const { database, sessions } = await open();
    const users = customers(database);
    await seedExampleCustomers(users);
    return { database, users, port: keyfobUsers(users, sessions) };
  }

  it('knows the example customers by e-mail and password, in any case and width', async () => {
    const { users } = await seeded();

    for (const email of [
      'customer@example.test',
      ' Customer@Example.test ',
      'customer＠example.test',
      'customer@example.test\0',
    ]) {
      expect(await users.logIn(email, examplePassword)).toMatchObject({ name: 'Example Customer' });
    }
    expect(await users.logIn('customer@example.test', 'wrong')).toBeUndefined();
    expect(await users.logIn('nobody@example.test', examplePassword)).toBeUndefined();
  });

  it('tells Keyfob the label, the contacts and how far each is proven', async () => {
    const { users, port } = await seeded();
    const id = (await users.byEmail('newcomer@example.test'))?.id ?? '';

    expect(await port.find(id)).toEqual({
      label: 'newcomer@example.test',
      email: 'newcomer@example.test',
      phone: '+420555000102',
      locale: 'en',
      contacts: { email: 'unverified', phone: 'unverified' },
    });
    await users.markVerified(id, 'email');
    expect((await port.find(id))?.contacts).toEqual({ email: 'verified', phone: 'unverified' });
    expect(await port.verifyPassword(id, examplePassword)).toBe(true);
    expect(await port.verifyPassword(id, 'wrong')).toBe(false);
    expect(await port.find('nobody')).toBeUndefined();
  });

  it('finds an account by its e-mail however it is written, and nobody for others', async () => {
    const { users, port } = await seeded();

    const id = (await users.byEmail('support@example.test'))?.id;
    expect(await port.findByEmail?.(' SUPPORT@example.test')).toBe(id);
    expect(await port.findByEmail?.('nobody@example.test')).toBeUndefined();
  });

  it('adds the example accounts that are missing, and none twice, however many nodes start', async () => {
    const { database, users } = await seeded();
    await database.run('DELETE FROM customer WHERE email = ?', 'supervisor@example.test');

    await Promise.all([seedExampleCustomers(users), seedExampleCustomers(users)]);

    const { rows } = await database.run('SELECT count(*) AS count FROM customer');
    expect(Number(rows[0]?.count)).toBe(exampleCustomers.length);
    expect((await users.byEmail('supervisor@example.test'))?.role).toBe('staff');
  });
});
