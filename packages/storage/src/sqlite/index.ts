export type {
  ChannelFigures,
  Figures,
  Inspector,
  ScannedFigures,
  SchemaReport,
} from '../inspection/inspector.ts';
export { knownSchema, migrationsAsSql } from './migrations.ts';
export { type SqliteInspector, sqliteInspector } from './sqlite-inspector.ts';
export { type SqliteStore, type SqliteStoreOptions, sqliteStore } from './sqlite-store.ts';
