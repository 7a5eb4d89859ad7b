import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { openData } from './data/open-data.ts';
import { customers } from './data/users.ts';
import { readSettings } from './settings.ts';

const usage =
  'usage: node apps/admin/src/add-account.ts --email a@example.test --name "Name" --phone +420555000101 [--locale ja] [--staff]\nThe password is read from standard input.';
const shortestPassword = 12;

/** Adds an account where there are no example accounts: the demo has no way to register. */
try {
  const { values } = parseArgs({
    options: {
      email: { type: 'string' },
      name: { type: 'string' },
      phone: { type: 'string' },
      locale: { type: 'string', default: 'en' },
      staff: { type: 'boolean', default: false },
    },
  });
  const { email = '', name = '', phone = '', locale, staff } = values;
  const password = (await text(process.stdin)).replace(/\r?\n$/, '');
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new Error('--email must be an address');
  if (name.trim() === '') throw new Error('--name is missing');
  if (!/^\+[1-9]\d{6,14}$/.test(phone)) throw new Error('--phone must be like +420555000101');
  if (password.length < shortestPassword) {
    throw new Error(`the password must have at least ${shortestPassword} characters`);
  }
  if (!/^[a-z]{2}(-[A-Z][a-z]{3})?$/.test(locale))
    throw new Error('--locale must be like ja or zh-Hans');
  const data = await openData(readSettings());
  const role = staff ? 'staff' : 'customer';
  const account = {
    email,
    name,
    phone,
    role,
    locale,
    password,
    contactsVerified: true,
  } as const;
  const isNew = await customers(data.database).add(account);
  await data.close();
  if (!isNew) throw new Error(`${email} has an account already`);
  console.log(`${email} can log in.`);
} catch (error) {
  console.error(`add-account: ${(error as Error).message}\n${usage}`);
  process.exitCode = 1;
}
