import { DataSource } from 'typeorm';
import type { DataSourceOptions } from 'typeorm';
import { Database } from './database.js';

/** What a feature keeps in the database: its entities, and the migrations that make their tables. */
export interface Persistence {
  readonly entities: readonly (new () => object)[];
  readonly migrations: readonly (new () => object)[];
}

/** A file of our own (created when absent), or a PostgreSQL database by its connection string. */
export type DatabaseLocation =
  { readonly kind: 'sqlite'; readonly file: string } | { readonly kind: 'postgres'; readonly url: string };

/** The database with every migration applied. Rejects with the driver's error when it cannot be opened. */
export async function openDatabase(location: DatabaseLocation, features: readonly Persistence[]): Promise<Database> {
  const entities = features.flatMap((feature) => [...feature.entities]);
  const migrations = features.flatMap((feature) => [...feature.migrations]);
  const source = (use: 'writer' | 'reader'): DataSource =>
    new DataSource({ ...driver(location, use), entities, migrations, logging: false } as unknown as DataSourceOptions);
  const writer = await source('writer').initialize();
  try {
    await writer.runMigrations({ transaction: 'each' });
    if (location.kind === 'postgres') return new Database({ writer, reader: writer });
    return new Database({ writer, reader: await source('reader').initialize() });
  } catch (error) {
    await writer.destroy();
    throw error;
  }
}

interface SqlitePragmas {
  pragma(source: string): unknown;
}

/** SQLite: write-ahead log, so that readers see committed states only; every commit reaches the disk before it counts. */
function driver(location: DatabaseLocation, use: 'writer' | 'reader'): Record<string, unknown> {
  if (location.kind === 'postgres') return { type: 'postgres', url: location.url };
  const pragmas = use === 'writer' ? ['journal_mode = WAL', 'synchronous = FULL'] : ['query_only = ON'];
  const prepareDatabase = (db: SqlitePragmas): void => {
    for (const pragma of ['busy_timeout = 5000', 'cache_size = -16000', ...pragmas]) db.pragma(pragma);
  };
  return { type: 'better-sqlite3', database: location.file, prepareDatabase, statementCacheSize: 1_000 };
}
