import { storeSuite } from '@keyfob/core/testing';
import { findServer } from '@keyfob/test-servers';
import { afterAll, describe, it } from 'vitest';
import { mysqlStore } from './index.ts';
import { testPools } from './testing/test-pools.ts';

const { url, isThere } = await findServer('mysql');
const { pool, newPrefix, end } = testPools(url);
afterAll(end, 60_000);

storeSuite({ describe: describe.skipIf(!isThere), it }, async (clock) => {
  const prefix = newPrefix();
  const open = () => mysqlStore({ pool, prefix, clock });
  return { store: open(), reopen: async () => open() };
});
