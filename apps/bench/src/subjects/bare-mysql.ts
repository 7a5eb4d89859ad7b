import { createPool, type ResultSetHeader, type RowDataPacket } from 'mysql2/promise';
import { bareApp, enrolIn, type Factors } from '../bare.ts';
import { serve } from '../subject.ts';

const [url = '', prefix = ''] = process.argv.slice(2);
const pool = createPool(url);
const table = `${prefix}factor`;
await pool.query(
  `CREATE TABLE IF NOT EXISTS ${table} (user_id varchar(64) PRIMARY KEY, sealed varbinary(64), last_step bigint, failures int) ENGINE = InnoDB`,
);

const factors: Factors = {
  async add(userId, sealed) {
    await pool.execute(`INSERT INTO ${table} VALUES (?, ?, 0, 0)`, [userId, Buffer.from(sealed)]);
  },
  async find(userId) {
    const sql = `SELECT sealed, last_step, failures FROM ${table} WHERE user_id = ?`;
    const [rows] = await pool.execute<RowDataPacket[]>(sql, [userId]);
    const [row] = rows;
    return row && { sealed: row.sealed, lastStep: Number(row.last_step), failures: row.failures };
  },
  async use(userId, step) {
    const sql = `UPDATE ${table} SET last_step = ?, failures = 0 WHERE user_id = ? AND last_step < ? AND failures < 5`;
    return (await pool.execute<ResultSetHeader>(sql, [step, userId, step]))[0].affectedRows === 1;
  },
  async countFailure(userId) {
    await pool.execute(`UPDATE ${table} SET failures = failures + 1 WHERE user_id = ?`, [userId]);
  },
};

serve(bareApp(factors), () => enrolIn(factors));
