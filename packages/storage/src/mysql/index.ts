export type { ServerStoreOptions } from '../sql/options.ts';
export type { ServerStore } from '../sql/server-store.ts';
export { migrationsAsSql } from './migrate.ts';
export { type MysqlStore, type MysqlStoreOptions, mysqlStore } from './mysql-store.ts';
export type { MysqlNames } from './names.ts';
export type { MysqlConnection, MysqlPool, MysqlPromisePool } from './pool.ts';
