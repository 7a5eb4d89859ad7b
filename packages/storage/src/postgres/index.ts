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
export type { PostgresNames } from './names.ts';
export type { PostgresClient, PostgresPool } from './pool.ts';
export { postgresInspector } from './postgres-inspector.ts';
export { type PostgresStore, type PostgresStoreOptions, postgresStore } from './postgres-store.ts';
