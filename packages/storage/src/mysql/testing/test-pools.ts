import { createPool, type Pool, type PoolOptions, type RowDataPacket } from 'mysql2/promise';

/** Pools on a test server, and names for tables that are gone with the end. */
export function testPools(uri: string) {
  const own = `keyfob_${process.pid}_${Math.floor(performance.timeOrigin) % 100_000}_`;
  const pools: Pool[] = [];
  let count = 0;
  const open = (options: PoolOptions = {}): Pool => {
    const pool = createPool({ uri, ...options });
    pools.push(pool);
    return pool;
  };
  const pool = open();

  return {
    pool,
    open,
    newPrefix(): string {
      count += 1;
      return `${own}${count}_`;
    },
    async end(): Promise<void> {
      if (count > 0) await dropTables(pool, own);
      await Promise.all(pools.map((each) => each.end()));
    },
  };
}

export async function dropTables(pool: Pool, beginning: string): Promise<void> {
  const [rows] = await pool.query<RowDataPacket[]>(
    `SELECT concat('\`', table_schema, '\`.\`', table_name, '\`') AS name FROM information_schema.tables
     WHERE left(table_name, ?) = ?`,
    [beginning.length, beginning],
  );
  if (rows.length > 0) await pool.query(`DROP TABLE ${rows.map(({ name }) => name).join(', ')}`);
}
