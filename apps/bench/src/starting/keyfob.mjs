import { createKeyfob, generateKeyRing, parseKeyRing } from '@keyfob/core';
import { keyfobRouter } from '@keyfob/express';
import { sqliteStore } from '@keyfob/storage/sqlite';
import express from 'express';
import session from 'express-session';
import { listen } from './listen.mjs';

const keyfob = createKeyfob({
  issuer: 'Example',
  store: sqliteStore({ file: process.argv[2] ?? '' }),
  keys: parseKeyRing(generateKeyRing()),
  users: {
    find: async (userId) => ({ label: userId, contacts: { email: 'verified', phone: 'verified' } }),
    verifyPassword: async () => true,
  },
});
const app = express();
app.use(session({ secret: 'an example', resave: false, saveUninitialized: false }));
const currentUser = () => 'alice';
app.use('/otp', keyfobRouter({ keyfob, currentUser, signIn: () => {} }));
app.get('/', async (_request, response) => {
  const { state } = await keyfob.status({ userId: 'alice' });
  response.json({ state });
});
listen(app);
