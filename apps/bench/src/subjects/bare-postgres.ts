import { Pool } from 'pg';
import { bareApp, enrolIn, type Factors } from '../bare.ts';
import { serve } from '../subject.ts';

const [url, schema] = process.argv.slice(2);
const pool = new Pool({ connectionString: url, options: `-c search_path=${schema}` });
await pool.query(
  'CREATE TABLE IF NOT EXISTS factor (user_id text PRIMARY KEY, sealed bytea, last_step bigint, failures int) WITH (fillfactor = 85)',
);

const factors: Factors = {
  async add(userId, sealed) {
    await pool.query({
      name: 'add',
      text: 'INSERT INTO factor VALUES ($1, $2, 0, 0)',
      values: [userId, sealed],
    });
  },
  async find(userId) {
    const text = 'SELECT sealed, last_step, failures FROM factor WHERE user_id = $1';
    const { rows } = await pool.query({ name: 'find', text, values: [userId] });
    const [row] = rows;
    return row && { sealed: row.sealed, lastStep: Number(row.last_step), failures: row.failures };
  },
  async use(userId, step) {
    const text =
      'UPDATE factor SET last_step = $1, failures = 0 WHERE user_id = $2 AND last_step < $1 AND failures < 5';
    return (await pool.query({ name: 'use', text, values: [step, userId] })).rowCount === 1;
  },
  async countFailure(userId) {
    const text = 'UPDATE factor SET failures = failures + 1 WHERE user_id = $1';
    await pool.query({ name: 'fail', text, values: [userId] });
  },
};

serve(bareApp(factors), () => enrolIn(factors));
