/** passport-totp as its README has it: users and keys in a database, and so are the sessions. */
import { randomBytes } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import express from 'express';
import { HOTP, Secret } from 'otpauth';
import passport from 'passport';
import { Strategy } from 'passport-totp';
import { Pool } from 'pg';
import { cookiesOf, nextStepAt, serve } from '../subject.ts';
import { newFile, type SessionPlace, sessionsIn } from './sessions.ts';

interface User {
  readonly id: string;
  readonly key: Buffer;
}

const [engine, url = '', own = ''] = process.argv.slice(2);
const users = engine === 'postgres' ? await usersInPostgres() : usersInSqlite();

passport.serializeUser<string>((user, done) => done(null, (user as User).id));
passport.deserializeUser<string>((id, done) => {
  users.find(id).then((user) => done(null, user ?? false), done);
});
passport.use(
  new Strategy({ window: 1 }, (user: User, done) => {
    users.find(user.id).then((found) => done(null, found?.key, 30), done);
  }),
);

const app = express();
app.use(await sessionsIn(engine as SessionPlace, { url, schema: own }));
app.use(passport.session());
app.post('/login/:user', async (request, response, next) => {
  const user = await users.find(request.params.user);
  request.logIn(user as User, (error) => (error ? next(error) : response.end()));
});
app.post('/code', express.json(), passport.authenticate('totp'), (request, response) => {
  request.session.isComplete = true;
  response.json({ userId: (request.user as User).id });
});

serve(app, async (origin) => {
  const id = randomBytes(9).toString('base64url');
  const key = randomBytes(20);
  await users.add({ id, key });
  const secret = new Secret({ buffer: new Uint8Array(key).buffer });
  const code = HOTP.generate({ secret, counter: nextStepAt() });
  return {
    async logIn() {
      const answer = await fetch(`${origin}/login/${id}`, { method: 'POST' });
      const headers = { 'content-type': 'application/json', cookie: cookiesOf(answer) };
      return { path: '/code', headers, body: JSON.stringify({ code }) };
    },
  };
});

function usersInSqlite() {
  const database = new DatabaseSync(newFile('passport-totp'));
  database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
    CREATE TABLE user (id TEXT PRIMARY KEY, key BLOB) STRICT`);
  const insert = database.prepare('INSERT INTO user VALUES (?, ?)');
  const select = database.prepare('SELECT id, key FROM user WHERE id = ?');
  return {
    async add({ id, key }: User): Promise<void> {
      insert.run(id, key);
    },
    async find(id: string): Promise<User | undefined> {
      const row = select.get(id);
      return row && { id, key: Buffer.from(row.key as Uint8Array) };
    },
  };
}

async function usersInPostgres() {
  const pool = new Pool({ connectionString: url, options: `-c search_path=${own}` });
  await pool.query('CREATE TABLE IF NOT EXISTS passport_user (id text PRIMARY KEY, key bytea)');
  return {
    async add({ id, key }: User): Promise<void> {
      await pool.query('INSERT INTO passport_user VALUES ($1, $2)', [id, key]);
    },
    async find(id: string): Promise<User | undefined> {
      const text = 'SELECT id, key FROM passport_user WHERE id = $1';
      return (await pool.query({ name: 'find', text, values: [id] })).rows[0];
    },
  };
}
