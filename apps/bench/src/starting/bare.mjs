import { createHmac } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import express from 'express';
import { listen } from './listen.mjs';

const database = new DatabaseSync(':memory:');
database.exec('PRAGMA journal_mode = WAL; CREATE TABLE factor (user_id TEXT PRIMARY KEY)');
const select = database.prepare('SELECT user_id FROM factor WHERE user_id = ?');
createHmac('sha1', 'key').update('counter').digest();

const app = express();
if (process.argv[3] === 'sessions') {
  const { default: session } = await import('express-session');
  app.use(session({ secret: 'an example', resave: false, saveUninitialized: false }));
}
app.use(express.json());
app.get('/', (_request, response) => {
  response.json({ isOn: select.get('alice') !== undefined });
});
listen(app);
