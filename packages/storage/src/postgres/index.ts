export type { ServerStoreOptions } from '../sql/options.ts';
export type { ServerStore } from '../sql/server-store.ts';
export { migrationsAsSql } from './migrate.ts';
export type { PostgresNames } from './names.ts';
export type { PostgresClient, PostgresPool } from './pool.ts';
export { type PostgresStore, type PostgresStoreOptions, postgresStore } from './postgres-store.ts';
