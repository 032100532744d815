import Database from 'better-sqlite3';
import { join } from 'node:path';
import pg from 'pg';
import type { Bureau } from './bureau.js';
import { standSettings } from './stand.js';

export type SqlRow = Readonly<Record<string, string | number | boolean | null>>;

/** Somebody at an SQL prompt of the service's database, whichever it is. Parameters are written `?`. */
export interface SqlPrompt {
  run(sql: string, ...values: readonly unknown[]): Promise<void>;
  /** The first row, or nothing. */
  get(sql: string, ...values: readonly unknown[]): Promise<SqlRow | undefined>;
  insert(table: string, row: SqlRow): Promise<void>;
  dropTrigger(name: string, table: string): Promise<void>;
  /** Rows may name others that are not there from now on. */
  ignoreForeignKeys(): Promise<void>;
  close(): Promise<void>;
}

/** On SQLite with the file, on PostgreSQL as the role that owns the database. */
export async function sqlPrompt(bureau: Bureau): Promise<SqlPrompt> {
  const { dataDir } = bureau.service;
  const url = (await standSettings(dataDir))['FADU_DATABASE_URL'];
  return url === undefined ? sqlite(join(dataDir, 'fadu.db')) : postgres(url);
}

function sqlite(file: string): SqlPrompt {
  const database = new Database(file);
  database.pragma('foreign_keys = ON');
  const run: SqlPrompt['run'] = async (sql, ...values) => {
    try {
      database.prepare(sql).run(...values);
    } catch (error) {
      // The driver's errors are not of the test's realm, and Jest takes only those for errors.
      throw new Error((error as { message: string }).message, { cause: error });
    }
  };
  return {
    run,
    get: async (sql, ...values) => database.prepare(sql).get(...values) as SqlRow | undefined,
    insert: (table, row) => insert(run, table, row),
    dropTrigger: async (name) => void database.exec(`DROP TRIGGER "${name}"`),
    // As SQLite's own shell has them.
    ignoreForeignKeys: async () => void database.pragma('foreign_keys = OFF'),
    close: async () => void database.close(),
  };
}

async function postgres(url: string): Promise<SqlPrompt> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const ask = (sql: string, values: readonly unknown[]): Promise<pg.QueryResult<Record<string, string>>> => {
    let at = 0;
    return client.query(
      sql.replaceAll('?', () => `$${(at += 1)}`),
      [...values],
    );
  };
  const run: SqlPrompt['run'] = async (sql, ...values) => void (await ask(sql, values));
  return {
    run,
    get: async (sql, ...values) => (await ask(sql, values)).rows[0],
    insert: (table, row) => insert(run, table, row),
    dropTrigger: (name, table) => run(`DROP TRIGGER "${name}" ON "${table}"`),
    ignoreForeignKeys: () => run(DROP_FOREIGN_KEYS),
    close: () => client.end(),
  };
}

const DROP_FOREIGN_KEYS = `DO $$ DECLARE key record; BEGIN
  FOR key IN SELECT conname, conrelid::regclass AS of FROM pg_constraint WHERE contype = 'f' LOOP
    EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', key.of, key.conname);
  END LOOP; END $$`;

function insert(run: SqlPrompt['run'], table: string, row: SqlRow): Promise<void> {
  const names = Object.keys(row).map((name) => `"${name}"`);
  return run(
    `INSERT INTO "${table}" (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
    ...Object.values(row),
  );
}
