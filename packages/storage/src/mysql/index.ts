export type {
  ChannelFigures,
  Figures,
  Inspector,
  ScannedFigures,
  SchemaReport,
} from '../inspection/inspector.ts';
export type { ServerStoreOptions } from '../sql/options.ts';
export type { ServerStore } from '../sql/server-store.ts';
export { migrationsAsSql } from './migrate.ts';
export { mysqlInspector } from './mysql-inspector.ts';
export { type MysqlStore, type MysqlStoreOptions, mysqlStore } from './mysql-store.ts';
export type { MysqlNames } from './names.ts';
export type { MysqlConnection, MysqlPool, MysqlPromisePool } from './pool.ts';
