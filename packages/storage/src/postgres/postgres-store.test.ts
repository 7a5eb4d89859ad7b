import { storeSuite } from '@keyfob/core/testing';
import { Pool } from 'pg';
import { afterAll, describe, it } from 'vitest';
import { postgresStore } from './index.ts';

const pool = new Pool({ connectionString: 'postgres://postgres@127.0.0.1:5432/test' });
let count = 0;
afterAll(() => pool.end());

storeSuite({ describe, it }, async (clock) => {
  count += 1;
  const schema = `keyfob_test_${process.pid}_${count}`;
  const open = () => postgresStore({ pool, schema, clock });
  return { store: open(), reopen: async () => open() };
});
