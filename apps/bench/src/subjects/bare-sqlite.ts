import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { bareApp, enrolIn, type Factors } from '../bare.ts';
import { serve } from '../subject.ts';

const database = new DatabaseSync(
  join(mkdtempSync(join(tmpdir(), 'keyfob-bench-')), 'bare.sqlite'),
);
database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
  CREATE TABLE factor (user_id TEXT PRIMARY KEY, sealed BLOB, last_step INTEGER, failures INTEGER) STRICT`);
const insert = database.prepare('INSERT INTO factor VALUES (?, ?, 0, 0)');
const select = database.prepare('SELECT sealed, last_step, failures FROM factor WHERE user_id = ?');
const use = database.prepare(
  'UPDATE factor SET last_step = ?, failures = 0 WHERE user_id = ? AND last_step < ? AND failures < 5',
);
const fail = database.prepare('UPDATE factor SET failures = failures + 1 WHERE user_id = ?');

const factors: Factors = {
  async add(userId, sealed) {
    insert.run(userId, sealed);
  },
  async find(userId) {
    const row = select.get(userId);
    return (
      row && {
        sealed: row.sealed as Uint8Array,
        lastStep: Number(row.last_step),
        failures: Number(row.failures),
      }
    );
  },
  async use(userId, step) {
    return use.run(step, userId, step).changes === 1;
  },
  async countFailure(userId) {
    fail.run(userId);
  },
};

serve(bareApp(factors), () => enrolIn(factors));
